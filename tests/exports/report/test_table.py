import narwhals.stable.v2 as nw
import polars as pl

from salesdash.exports.report.table import Told, label, marks, page
from salesdash.words import Words

EN = Words("en")
MONDAY = 20_773
ACTIONS = ("dimension", "rep", "week", "code", "visits", "minutes", "timed")
COUNTS = ("activity", "step", "customer")


def told(**more) -> Told:
    rows = [
        (name, rep, week, code, n, n * 30, n)
        for name, code in zip(
            COUNTS, ("development", "no_step", "key"), strict=True
        )
        for rep, week, n in (("Ann", MONDAY, 2), ("Bo", MONDAY - 7, 3))
    ]
    found = pl.DataFrame(rows, schema=ACTIONS, orient="row")
    moved = pl.DataFrame(
        {"rep": ["Ann"], "week": [MONDAY], "up": [2], "back": [0], "won": [1]}
    )
    weeks = (MONDAY - 7, MONDAY)
    frames = nw.from_native(found), nw.from_native(moved)
    return Told(*frames, weeks, MONDAY + 4, **more)


def shown(told: Told, rep: str) -> dict[str, list[str]]:
    """Give the rows of a rep that count anything."""
    rows = [[cell.shown for cell in row] for row in page(told, EN).rows]
    first = rows.index([rep]) + 1
    ends = [n for n, row in enumerate(rows) if len(row) == 1 and n >= first]
    last = next((n for n in ends if rows[n][0] in {"Ann", "Bo"}), len(rows))
    return {row[0]: row[1:] for row in rows[first:last] if any(row[1:])}


def test_every_row_and_block_adds_up() -> None:
    found = page(told(), EN)
    assert found.heads == ("Rep and action", "11-09", "11-16", "Total")
    assert shown(told(), "All reps") == {
        "All visits": ["3", "2", "5"],
        "Milestone moves": ["", "▲2 ★1", "▲2 ★1"],
        "Customer development": ["3", "2", "5"],
        "No step written": ["3", "2", "5"],
        "Key customer": ["3", "2", "5"],
    }
    assert shown(told(), "Bo") == {
        "All visits": ["3", "", "3"],
        "Customer development": ["3", "", "3"],
        "No step written": ["3", "", "3"],
        "Key customer": ["3", "", "3"],
    }


def test_minutes_can_be_counted_instead() -> None:
    assert shown(told(measure="minutes"), "Ann")["All visits"] == [
        "",
        "60",
        "60",
    ]


def test_the_most_is_the_darkest() -> None:
    rows = page(told(), EN).rows
    cells = next(r for r in rows if r[0].shown == "Customer development")
    assert [cell.shade for cell in cells[1:]] == [1.0, 2 / 3, 0.0]


def test_moves_and_codes_have_signs_and_names() -> None:
    assert marks({"up": 0, "back": 3, "won": 0}) == "▼3"
    assert label("step", "no_step", Words("zh")) == "未写步骤"
    assert label("customer", "not_graded", EN) == "Not graded"
