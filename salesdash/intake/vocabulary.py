"""The words of `headings.toml`, evened out for comparison."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from salesdash import model
from salesdash.method import milestones

WORDS = Path(__file__).with_name("headings.toml")
CHINESE = re.compile(r"[\u3400-\u9fff]")
FILLER = re.compile(
    r"是否已?|已经|已|有无|得到|完成|日期|时间|[了的吗]"
    r"|\b(?:the|an?|is|has|have|been|was|did|does|on|date)\b",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[^\w%#]|_")
_HIDDEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
ASKED = frozenset(
    {*milestones.CRITERIA, "commit", "key_opportunity", "supervisor_present"}
)
"""Columns that are headed by a question as often as by a name."""


@cache
def words() -> Mapping[str, Any]:
    """Read `headings.toml`."""
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))


@lru_cache(maxsize=65536)
def clean(text: str) -> str:
    """Even out a heading or word: only what tells it from others stays.

    Example:
        >>> clean("*Next-Step："), clean("客户 名称"), clean("Win %")
        ('nextstep', '客户名称', 'win%')
    """
    even = unicodedata.normalize("NFKC", text).casefold()
    if even.isalnum():
        return even
    return _SIGNS.sub("", even) or (
        even.strip() if len(even.strip()) == 1 else ""
    )


def plain(text: str) -> str:
    """Even out width, case, spaces and signs that nobody sees.

    Example:
        >>> plain("　１２．５万 ")
        '12.5万'
    """
    if text.isascii():
        return " ".join(text.split()).casefold()
    even = unicodedata.normalize("NFKC", text)
    return " ".join(_HIDDEN.sub("", even).split()).casefold()


def _more(word: str, swaps: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Give the word with each of its parts as others say it."""
    hit = [s for s in swaps if s in word.casefold()]
    for choice in product(*[(s, *swaps[s]) for s in hit]):
        said = word.casefold()
        for old, new in zip(hit, choice, strict=True):
            said = said.replace(old, new)
        yield said


def _asked(word: str) -> Iterator[str]:
    """Give the ways in which a yes/no column is headed."""
    yield word
    if CHINESE.match(word[0]):
        yield from (
            a + word for a in ("是否", "是否已", "已", "有无", "是否有")
        )
        yield from (
            word + z for z in ("日期", "时间", "与否", "否", "吗", "了")
        )
        yield from ("是否" + word + z for z in ("日期", "时间"))
    else:
        yield from (word + z for z in (" date", " on", " y/n", " yes/no"))
        yield from (a + word for a in ("date ", "is ", "has ", "was "))


def _spoken(name: str, said: Iterable[str]) -> Iterator[tuple[str, str]]:
    asked = name in ASKED
    swaps = words()["variants"]
    for word in (name, *said):
        for more in _more(word, swaps):
            for form in _asked(more) if asked else (more,):
                yield clean(form), name


@cache
def columns(table: str) -> Mapping[str, str]:
    """Give every word of a table's columns: cleaned word -> column."""
    own, shared = words()[table], words()["shared"]
    if table == "opportunities":
        own = {**own, **words()["criteria"]}
    found: dict[str, str] = {}
    names = model.table(table).names
    for source in (own, shared):
        for name in (n for n in names if n in source):
            for key, column in _spoken(name, source[name]):
                found.setdefault(key, column)
    for name in names:
        found.setdefault(clean(name), name)
    return found


@cache
def questions(table: str) -> Mapping[str, str]:
    """Give the words of yes/no columns without what only asks."""
    own = {**words()[table], **words()["criteria"]}
    found: dict[str, str] = {}
    for name in (n for n in model.table(table).names if n in ASKED):
        for word in own[name]:
            for more in _more(word, words()["variants"]):
                found.setdefault(clean(FILLER.sub("", more)), name)
    found.pop("", None)
    return found


@cache
def others(table: str) -> Mapping[str, tuple[str, ...]]:
    """Give the words that mean one column if free, else the next."""
    told = words()["else"].get(table, {})
    return {clean(word): tuple(names) for word, names in told.items()}


@cache
def every() -> frozenset[str]:
    """Give the words of the columns of all tables."""
    said = (columns, others, questions)
    return frozenset(
        word for table in model.TYPED for of in said for word in of(table.name)
    )


@cache
def units(*names: str) -> frozenset[str]:
    """Give the words of some groups of units."""
    told = words()["units"]
    return frozenset(clean(unit) for name in names for unit in told[name])


@cache
def rarity(key: str) -> float:
    """Say how well a word tells the tables apart: 1 if only one has it."""
    having = [t for t in model.TYPED if key in columns(t.name)]
    return 1 / len(having) if having else 0.0
