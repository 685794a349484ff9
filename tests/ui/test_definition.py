"""Every figure has a definition, in both languages and in the docs."""

import ast
from datetime import date
from pathlib import Path

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.book import Book, View
from salesdash.metrics.left_out import REASONS
from salesdash.ui import counted, definition
from salesdash.ui.definition import DOCS, How
from salesdash.words import LANGUAGES, Words, catalogue

ROOT = Path(__file__).parents[2]
PARTS = ("name", "told", "formula", "out", "unit")
EN, ZH = Words("en"), Words("zh")


def test_every_measure_is_defined_and_no_other() -> None:
    told = {
        k.split(".", 1)[1] for k in catalogue() if k.startswith("definitions.")
    }
    assert told == {f"{measure}.{part}" for measure in DOCS for part in PARTS}


def test_every_measure_has_a_page_in_both_languages() -> None:
    pages = ROOT / "docs" / "metrics"
    missing = [
        f"{page}{ending}"
        for page in set(DOCS.values())
        for ending in (".md", ".zh.md")
        if not (pages / f"{page}{ending}").is_file()
    ]
    assert missing == []


def test_every_figure_that_says_how_it_is_counted_is_defined() -> None:
    tables = {*counted._FUNNEL.values(), *counted._FORECAST.values()}
    used = {
        node.value
        for path in (ROOT / "salesdash" / "ui").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in DOCS
    }
    assert tables <= set(DOCS)
    assert {"won_week", "visits_week", "quadrant", "moved"} <= used


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_a_name(language: str) -> None:
    t = Words(language)
    names = [definition.reason(code, t) for code in REASONS]
    assert all(names)
    assert len(set(names)) == len(REASONS)


@pytest.fixture
def view(tmp_path: Path) -> View:
    return Book(tmp_path).view(date(2026, 11, 20))


def test_the_sum_of_the_rows_is_said_with_those_that_add_nothing(
    view: View,
) -> None:
    rows = nw.from_native(pl.DataFrame({"adds": [5, 0]}), eager_only=True)
    how = How("gap", view, EN, write="¥ {:,}".format)
    said = definition.summed(rows, how)
    assert said == "These 2 rows together: ¥ 5. Of these, 1 add 0."
    plain = definition.summed(rows, How("visits", view, ZH))
    assert plain == "共计入 2 行。"
