"""Every word is there in both languages, and none is there in vain."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from salesdash import model
from salesdash.errors import MissingWord
from salesdash.method import (
    activities,
    buying,
    controls,
    grades,
    milestones,
    scores,
)
from salesdash.words import LANGUAGES, Words, catalogue

ROOT = Path(__file__).parent.parent
SOURCES = [
    ROOT / "app.py",
    *ROOT.glob("pages/*.py"),
    *ROOT.glob("salesdash/**/*.py"),
]
SENTENCE = re.compile("[\u4e00-\u9fff]{4}")
"""Chinese beyond an example such as 12.5万."""

ELSEWHERE = {
    "method.": "every name is held to a code of the method below",
    "model.": "tests/words/test_column.py holds each to a column",
    "findings": "every sentence is held to a code of a finding below",
}
"""Keys that other tests hold to their use, each with its reason."""

MILESTONES = tuple(m.code for m in milestones.MILESTONES)
CODES = {
    "milestone": MILESTONES,
    "milestone_short": MILESTONES,
    "criterion": milestones.CRITERIA,
    "status": milestones.STATUSES,
    "evidence": milestones.EVIDENCE,
    "standing": milestones.STANDINGS,
    "factor": tuple(f.code for f in scores.FACTORS),
    "statement": tuple(s for f in scores.FACTORS for s in f.statements),
    "side": scores.SIDES,
    "stage": tuple(s.code for s in buying.STAGES),
    "step": buying.STEPS,
    "role": buying.ROLES,
    "stance": buying.STANCES,
    "signal_kind": tuple(buying.SIGNALS),
    "signal": tuple(s for kind in buying.SIGNALS.values() for s in kind),
    "technique": buying.TECHNIQUES,
    "activity": activities.SEGMENTS,
    "talent": tuple(t for each in activities.TALENTS.values() for t in each),
    "quadrant": (*grades.QUADRANTS, grades.NOT_GRADED),
    "measure": model.TARGETS["measure"].codes,
    "control": controls.CONTROL_POINTS,
}
"""Every group of codes that people read, with its codes."""

NEVER_BLANK = {
    "criterion",
    "signal_kind",
    "signal",
    "technique",
    "talent",
    "control",
}


def test_a_word_is_found_by_its_key_and_filled() -> None:
    assert Words("en").name("milestone", "closed") == "Closed (won)"
    assert Words("zh").name("milestone", None) == "尚未达到里程碑"
    filled = Words("en")("model.family.points.title", factor="Pain")
    assert filled == "Pain score"


def test_a_missing_word_says_which_key() -> None:
    with pytest.raises(MissingWord, match=r"funnel\.nothing"):
        Words("en")("funnel.nothing")


JOINTS = frozenset({"moves.worth", "moves.and", "submissions.remind.between"})
"""Texts that join others: the spaces at their ends count."""


def test_every_text_is_there_in_both_languages() -> None:
    partial = [
        key
        for key, texts in catalogue().items()
        if set(texts) != set(LANGUAGES)
        or not all(texts.values())
        or (key not in JOINTS and any(t != t.strip() for t in texts.values()))
    ]
    assert partial == []


def test_chinese_texts_are_chinese() -> None:
    untranslated = [
        key
        for key, texts in catalogue().items()
        if re.search("[a-zA-Z]{3}", without_holes(texts["en"]))
        and texts["zh"] == texts["en"]
    ]
    mixed_up = [k for k, t in catalogue().items() if SENTENCE.search(t["en"])]
    assert (untranslated, mixed_up) == ([], [])


def without_holes(text: str) -> str:
    return "".join(plain for plain, *_ in Formatter().parse(text))


def test_both_languages_have_the_same_holes() -> None:
    unlike = [
        key
        for key, texts in catalogue().items()
        if holes(texts["en"]) != holes(texts["zh"])
    ]
    assert unlike == []


def holes(text: str) -> set[str]:
    return {hole for _, hole, *_ in Formatter().parse(text) if hole}


def test_every_key_that_code_asks_for_exists() -> None:
    missing = {key for key in asked() if key not in catalogue()}
    assert missing == set()


def asked() -> Iterator[str]:
    """Find the keys written out in calls such as t("funnel.title")."""
    for node in nodes():
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "t":
            first = node.args[0]
            if isinstance(first, ast.Constant):
                yield str(first.value)


@cache
def nodes() -> list[ast.AST]:
    return [
        node
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    ]


def test_every_group_that_code_asks_for_exists() -> None:
    groups = {
        node.args[0].value
        for node in nodes()
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "t.name"
        and isinstance(node.args[0], ast.Constant)
    }
    assert groups - CODES.keys() == set()


def test_no_key_stands_unused() -> None:
    patterns = list(made())
    unused = [
        key
        for key in catalogue()
        if key not in written()
        and not key.startswith(tuple(ELSEWHERE))
        and not any(pattern.fullmatch(key) for pattern in patterns)
    ]
    assert unused == []


@cache
def written() -> set[str]:
    return {
        node.value
        for node in nodes()
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def made() -> Iterator[re.Pattern[str]]:
    """Find the keys that code puts together, as in f"shell.page.{name}"."""
    for node in nodes():
        if isinstance(node, ast.JoinedStr):
            parts = [
                re.escape(str(part.value))
                if isinstance(part, ast.Constant)
                else r"\w+"
                for part in node.values
            ]
            if re.match(r"[a-z_]+\\\.", parts[0]):
                yield re.compile("".join(parts))


def test_every_finding_that_has_a_sentence_can_be_found() -> None:
    sentences = [key for key in catalogue() if key.startswith("findings")]
    codes = [key.rpartition(".")[2] for key in sentences]
    assert [code for code in codes if code not in written()] == []
    assert len(set(codes)) == len(codes)


def test_every_finding_has_a_sentence() -> None:
    codes = {
        str(node.args[0].value)
        for node in nodes()
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"Finding", "Refused"}
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    told = {
        key.rpartition(".")[2]
        for key in catalogue()
        if key.startswith("findings")
    }
    assert codes - told == set()


def test_every_code_of_the_method_has_a_name_and_no_other() -> None:
    named = {
        (group, code)
        for _, group, code in (
            key.split(".") for key in catalogue() if key.startswith("method.")
        )
    }
    codes = {(group, code) for group in CODES for code in CODES[group]}
    blanks = {(group, "blank") for group in CODES.keys() - NEVER_BLANK}
    assert named == codes | blanks


def test_every_code_of_the_model_belongs_to_a_named_group() -> None:
    nameless = [
        f"{table.name}.{column.name}"
        for table in model.TABLES
        for column in table.columns
        if column.codes
        and not any(
            set(column.codes) <= set(codes) for codes in CODES.values()
        )
    ]
    assert nameless == []
