from datetime import date

from salesdash.exports.report.page import Cell, Page, texts
from salesdash.exports.report.parted import MOST, parts

DAYS = [(Cell(date(2026, 11, day), "section"),) for day in (16, 17)]


def page(*teams: str) -> Page:
    reps = [f"r{n}" for n in range(len(teams))]
    first = texts(("a", "x", *[""] * (len(teams) - 1)))
    last = texts(("b", *[""] * (len(teams) - 1), "y"))
    return Page(
        name="",
        tab="",
        title="",
        notes=(),
        heads=("Customer", *reps),
        rows=(DAYS[0], first, DAYS[1], last),
        widths=(9, *[5] * len(teams)),
        language="en",
        above=("Team", *teams),
    )


def test_a_narrow_matrix_stays_whole() -> None:
    found = page(*"ABCDEF")
    assert len(found.heads) == MOST + 1
    assert parts(found) == [found]


def test_a_wide_matrix_is_cut_by_team_with_the_rows_of_each() -> None:
    found = parts(page(*"AAAABBB"))
    assert [part.heads for part in found] == [
        ("Customer", "r0", "r1", "r2", "r3"),
        ("Customer", "r4", "r5", "r6"),
    ]
    assert [part.rows for part in found] == [
        (DAYS[0], texts(("a", "x", "", "", ""))),
        (DAYS[1], texts(("b", "", "", "y"))),
    ]


def test_a_large_team_is_shared_out() -> None:
    found = parts(page(*["A"] * 8))
    assert [len(part.heads) for part in found] == [5, 5]
