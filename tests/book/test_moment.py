"""Settings and figures of the log, day by day."""

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import narwhals.stable.v2 as nw
import pytest

from salesdash import days
from salesdash.book import Book, Edit, Upload
from salesdash.errors import BadSetting
from salesdash.method.milestones import MILESTONES
from salesdash.words import Words

DAY = date(2026, 11, 20)
EVE = DAY - timedelta(days=1)
FRIDAY = DAY - timedelta(weeks=1)
MET = [*MILESTONES[0].criteria, "introduction_agreed", "decision_maker_met"]
TITLES = ",".join(Words("en").name("criterion", code) for code in MET)
HEAD = f"Opportunity ID,Opportunity,Account,Rep,Amount (CNY),Stage,{TITLES}\n"
DEAL = f"D-1,Line,Acme,Ann,1000,Decision due,{','.join('yes' for _ in MET)}\n"
SCORED = """\
Opportunity ID,Opportunity,Account,Rep,Pain score
D-2,Saw,Beta,Bob,10
"""
YIELD = Edit(
    "setting", "yields.decision_due", "60", by="Ann", start=days.number(DAY)
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a log of two deals."""
    folder = tmp_path_factory.mktemp("filled")
    book = Book(folder)
    sheets = [
        Upload(f"Opportunities {FRIDAY}.csv", (HEAD + DEAL).encode()),
        Upload(f"Overseas {FRIDAY}.csv", SCORED.encode()),
    ]
    assert book.add(book.read(sheets), "Ann")
    return folder


@pytest.fixture
def book(filled: Path, tmp_path: Path) -> Book:
    folder = tmp_path / "log"
    shutil.copytree(filled, folder)
    return Book(folder)


def claimed(book: Book, day: date) -> int:
    return book.view(day, rep="Ann").opportunities["weighted_claimed"].item()


def test_a_yield_changes_no_view_of_the_day_before(book: Book) -> None:
    before = claimed(book, EVE)
    book.edit([YIELD], "Ann")
    assert (before, claimed(book, EVE)) == (75_000, 75_000)
    assert claimed(book, DAY) == 60_000


def test_an_edit_undone_leaves_what_stood_before(book: Book) -> None:
    first = book.edit([YIELD], "Ann")
    second = book.edit([replace(YIELD, value="55")], "Ann")
    assert claimed(book, DAY) == 55_000
    undone = book.undo(second)
    assert claimed(book, DAY) == 60_000
    book.undo(undone)
    book.undo(first)
    assert claimed(book, DAY) == 55_000


def test_the_past_of_a_trail_keeps_the_yields_of_its_days(book: Book) -> None:
    book.edit([YIELD], "Ann")
    trail = book.view(DAY).trail(2)
    claims = trail.filter(trail["claimed_amount"] > 0)
    assert claims.select("day", "weighted_claimed").rows() == [
        (days.number(FRIDAY), 75_000),
        (days.number(DAY), 60_000),
    ]


def test_what_was_computed_of_the_sheets_is_kept_by_an_edit(
    book: Book,
) -> None:
    state = book.view(DAY).state
    book.edit([YIELD], "Ann")
    assert book.view(DAY).state is state


def test_a_company_file_that_changes_is_read_again(book: Book) -> None:
    assert book.settings(DAY).value("yields.decision_due") == "75"
    book.company.write_text("[yields]\ndecision_due = 70\n", "utf-8")
    assert book.settings(DAY).told["yields.decision_due"].source == "file"
    assert claimed(book, DAY) == 70_000


def test_a_wrong_company_file_gives_no_view(book: Book) -> None:
    book.company.write_text("[yields]\ndecision_due = 20\n", "utf-8")
    with pytest.raises(BadSetting) as error:
        book.view(DAY)
    assert (error.value.code, error.value.holes["line"]) == ("yields_fall", 2)


def test_a_wrong_setting_is_not_written(book: Book) -> None:
    count = len(book.imports())
    with pytest.raises(BadSetting, match="yields_fall"):
        book.edit([replace(YIELD, value="20")], "Ann")
    assert len(book.imports()) == count


def test_an_edit_of_a_setting_unknown_by_now_harms_no_view(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("salesdash.settings.check", lambda *_: None)
        book.edit([replace(YIELD, key="yields.gone"), YIELD], "Ann")
    assert claimed(book, DAY) == 60_000
    assert [left.edit.key for left in book.settings(DAY).left] == [
        "yields.gone"
    ]


def test_an_undo_that_leaves_yields_falling_harms_no_view(book: Book) -> None:
    key = "yields.qualified_power_sponsor"
    first = book.edit([replace(YIELD, value="85")], "Ann")
    book.edit([replace(YIELD, key=key, value="80")], "Ann")
    book.undo(first)
    now = book.settings(DAY)
    assert (now.value(key), now.value(YIELD.key)) == ("50", "75")
    assert [left.edit.value for left in now.left] == ["80"]


def test_a_moved_criterion_is_asked_of_the_other_milestone(
    book: Book,
) -> None:
    key = "criteria.sponsor_letter"
    book.edit([replace(YIELD, key=key, value="pending_close")], "Ann")
    found = [
        book.view(day, rep="Ann").opportunities["verified_milestone"].item()
        for day in (EVE, DAY)
    ]
    assert found == ["qualified_suspect", "qualified_sponsor"]


def test_weights_change_the_score_from_their_day(book: Book) -> None:
    pair = {"weights.pain": "30", "weights.power": "10"}
    edits = [replace(YIELD, key=k, value=v) for k, v in pair.items()]
    book.edit(edits, "Ann")
    scores = [
        book.view(day).opportunities.sort("customer")["score"].to_list()
        for day in (EVE, DAY)
    ]
    assert scores == [[None, 10], [None, 15]]


def test_a_correction_lets_earlier_days_stay_as_computed(book: Book) -> None:
    views = [book.view(day) for day in (FRIDAY, DAY)]
    deals = views[1].opportunities.filter(nw.col("customer") == "Acme")
    book.correct(views[1], deals["key"].item(), "amount", "1500", "", "Ann")
    later = [book.view(day) for day in (FRIDAY, DAY)]
    same = [a.state is b.state for a, b in zip(views, later, strict=True)]
    assert same == [True, False]
    assert claimed(book, DAY) == 112_500
    assert claimed(book, EVE) == 75_000
