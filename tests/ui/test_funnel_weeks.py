"""The weeks are counted once, and a file holds all of them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import narwhals.stable.v2 as nw
import polars as pl
import pytest
import streamlit as st

from salesdash.book import Book, Upload, View
from salesdash.charts.shown import Shown
from salesdash.ui import funnel_weeks
from salesdash.words import Words

EN = Words("en")
SHEET = b"Opportunity ID,Opportunity,Account,Rep,Milestone\nD,L,A,Ann,10%\n"


@pytest.fixture
def view(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> View:
    st.cache_resource.clear()
    monkeypatch.setenv("SALESDASH_STORE", str(tmp_path))
    book = Book(tmp_path)
    found = [
        Upload(f"Opportunities {day}.csv", SHEET)
        for day in ("2026-11-06", "2026-11-20")
    ]
    assert book.add(book.read(found))
    return book.view(date(2026, 11, 20))


def test_weeks_are_counted_once(view: View) -> None:
    asked: list[int] = []

    def step(day: int) -> nw.DataFrame:
        asked.append(day)
        assert view.step
        return view.step(day)

    counted = replace(view, step=step)
    first = funnel_weeks.trail(counted, 12, EN)
    assert asked == [view.number - 14, view.number - 7, view.number]
    assert funnel_weeks.trail(counted, 12, EN) is first
    assert len(asked) == 3


def test_the_file_has_both_sides_in_plain_numbers() -> None:
    frame = pl.DataFrame(
        [(20_777, "JPY", "decision_due", 1, 500, 0, 0)],
        schema=funnel_weeks.COLUMNS,
        orient="row",
    )
    written = funnel_weeks.written(nw.from_native(frame))
    lines = written.decode("utf-8-sig").splitlines()
    assert lines[0] == ",".join(funnel_weeks.COLUMNS)
    assert lines[1:] == ["2026-11-20,JPY,decision_due,1,500,0,0"]


def test_the_deals_behind_a_week_are_those_of_its_own_day(
    view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[tuple[int, str, int]] = []

    def show(frame: nw.DataFrame, *told: object) -> None:
        _, title, then, _ = told
        assert isinstance(then, View)
        shown.append((len(frame), str(title), then.number))

    monkeypatch.setattr(funnel_weeks.details, "show", show)
    for picked in (
        None,
        [view.number - 14, "qualified_suspect"],
        [view.number, ""],
    ):
        which = Shown(side="claimed")
        funnel_weeks.behind(picked, which, view, EN)
    name = EN.name("milestone", "qualified_suspect")
    none = EN.name("milestone", None)
    assert shown == [
        (1, f"6 Nov 2026 · Claimed: {name}", view.number - 14),
        (0, f"20 Nov 2026 · Claimed: {none}", view.number),
    ]
