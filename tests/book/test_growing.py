"""The three criteria over a whole book: a small log, the sample company."""

from datetime import date
from pathlib import Path

import narwhals.stable.v2 as nw
import pytest

from salesdash import days
from salesdash.book import Book, Upload, View, sample
from salesdash.metrics.growth import QUARTER
from sample_data.company import TEAMS

DAY = date(2026, 11, 20)
NUMBER = days.number(DAY)
HEAD = (
    "Opportunity ID,Opportunity,Account,Rep,Team,Amount (CNY),Stage,"
    "Expected close,Closed on,Sponsor admits problem and pain\n"
)
TARGETS = (
    "Rep,Team,Measure,Month,Amount,Currency\n"
    "Ann,East,Revenue,2026-10,4000,CNY\n"
    "Ann,East,Revenue,2026-11,2000,CNY\n"
)


def deal(number: int, rest: str, rep: str = "Ann", amount: int = 1000) -> str:
    return f"D-{number},Line {number},Acme,{rep},East,{amount},{rest}\n"


OCTOBER = (
    deal(1, "Decision due,2026-10-20,,no")
    + deal(2, "Decision due,2026-10-25,,no")
    + deal(3, "Qualified sponsor,2026-12-01,,no", "Bob")
)
NOVEMBER = (
    deal(1, "Closed (won),2026-10-20,2026-10-19,no")
    + deal(2, "Decision due,2026-12-25,,no")
    + deal(3, "Closed (won),2026-12-01,2026-11-10,no", "Bob")
)
LATE = deal(4, "Decision due,2026-10-30,,no", amount=8000)
SHEETS = (
    Upload("Deals 2026-10-02.csv", (HEAD + OCTOBER).encode()),
    Upload("Deals 2026-11-20.csv", (HEAD + NOVEMBER).encode()),
    Upload("Targets 2026-10-01.csv", TARGETS.encode()),
)
OVER = {r.name for team in TEAMS for r in team.reps if r.claims == "over"}


@pytest.fixture
def book(tmp_path: Path) -> Book:
    found = Book(tmp_path)
    assert found.add(found.read(SHEETS), "Ann")
    return found


@pytest.fixture
def view(book: Book) -> View:
    return book.view(DAY)


def everyone(frame: nw.DataFrame, *columns: str) -> list[tuple]:
    return frame.filter(nw.col("level") == "all").select(*columns).rows()


def test_a_month_is_scored_on_what_its_first_cut_off_day_knew(view: View):
    names = ("month", "cut_off", "deals", "claimed", "target", "won", "wins")
    # 75 % of two deals of 1,000; one of them was won in October.
    seen = days.number(date(2026, 10, 2))
    assert everyone(view.accuracy, *names) == [
        ("2026-10", seen, 2, 150_000, 400_000, 100_000, 1)
    ]
    reps = view.accuracy.filter(nw.col("level") == "rep")
    assert reps.select("rep", "team", "claimed").rows() == [
        ("Ann", "East", 150_000)
    ]


def test_a_sheet_of_a_later_day_changes_no_past_forecast(book: Book):
    before = book.view(DAY).accuracy.rows()
    late = Upload("Deals 2026-10-09.csv", (HEAD + OCTOBER + LATE).encode())
    assert book.add(book.read([late]), "Ann")
    assert book.view(DAY).accuracy.rows() == before


def test_an_old_sheet_that_is_dropped_later_counts_as_of_its_day(book: Book):
    late = Upload("More 2026-10-02.csv", (HEAD + LATE).encode())
    assert book.add(book.read([late], covers="adds"), "Ann")
    ((claimed,),) = everyone(book.view(DAY).accuracy, "claimed")
    assert claimed == 150_000 + 600_000


def test_few_months_have_their_number_beside_them(view: View):
    names = ("way", "months", "bias", "wape")
    assert everyone(view.bias, *names) == [
        ("verified", 1, -10_000, 10_000),
        ("claimed", 1, 5_000, 5_000),
        ("target", 1, 30_000, 30_000),
    ]


def test_attainment_has_the_figures_of_the_forecast_page(view: View):
    rows = view.attainment.filter(nw.col("length") == "month")
    names = ("period", "target", "won", "attained", "passed")
    assert everyone(rows, *names) == [
        ("2026-10", 400_000, 100_000, 2_500, 10_000),
        ("2026-11", 200_000, 100_000, 5_000, 7_143),
    ]
    reps = rows.filter(nw.col("level") == "rep")
    last = reps.filter(nw.col("period") == "2026-11")
    assert last.select("rep", "team", "won", "target").rows() == [
        ("Ann", "East", 0, 200_000),
        ("Bob", "East", 100_000, 0),
    ]


def test_a_filter_leaves_the_rows_of_a_rep_as_they_are(book: Book, view: View):
    own = book.view(DAY, rep="Ann")
    for name in ("attainment", "accuracy", "growth"):
        every, few = getattr(view, name), getattr(own, name)
        if "level" in few.columns:
            every = every.filter(nw.col("level") == "rep")
            few = few.filter(nw.col("level") == "rep")
        whole = every.filter(nw.col("rep") == "Ann")
        assert len(few)
        assert few.rows() == whole.rows()


def test_growth_knows_each_rep_and_quarter(view: View):
    rows = view.growth
    names = ("rep", "end", "value", "n")
    own = rows.filter(nw.col("measure") == "win_rate").select(*names)
    assert own.rows() == [("Ann", NUMBER, 1.0, 1), ("Bob", NUMBER, 1.0, 1)]
    hits = rows.filter(nw.col("measure") == "hits").select(*names)
    assert hits.rows() == [("Ann", NUMBER, 0.5, 2)]
    first = rows["start"].unique().to_list()
    assert first == [NUMBER - QUARTER + 1]


def test_the_second_look_reads_what_was_kept(book: Book, view: View):
    first = view.accuracy.rows()
    folder = book.log.folder / "cache"
    kept = {path.name for path in folder.glob("outlook-*")}
    assert kept
    again = Book(folder.parent).view(DAY)
    assert again.accuracy.rows() == first
    assert {path.name for path in folder.glob("outlook-*")} == kept


def test_a_log_of_one_visit_says_that_and_has_no_fault(tmp_path: Path):
    book = Book(tmp_path)
    visits = b"Date,Rep,Account\n2026-11-18,Ann,Acme\n"
    assert book.add(book.read([Upload("Visits 2026-11-20.csv", visits)]), "A")
    view = book.view(DAY)
    frames = (view.attainment, view.accuracy, view.bias, view.growth)
    assert [len(frame) for frame in frames] == [0, 0, 0, 1]
    # A week is too short for visits a week, and long enough to count.
    told = view.growth.select("rep", "measure", "value", "n", "direction")
    assert told.rows() == [("Ann", "customers", 1.0, 1, "")]


def test_a_view_without_a_past_says_so(view: View):
    alone = View(view.day, view.state)
    with pytest.raises(TypeError, match="no past"):
        _ = alone.accuracy


def test_over_claimers_claim_most_beyond_their_evidence(tmp_path: Path):
    book = Book(tmp_path)
    assert book.add(book.read(sample(3)), "Test")
    view = book.view(book.days()[-1])
    now = view.growth.filter(
        nw.col("measure") == "gap", nw.col("end") == view.number
    ).sort("value", descending=True)
    first = now["rep"].to_list()[: len(OVER)]
    assert set(first) == OVER
