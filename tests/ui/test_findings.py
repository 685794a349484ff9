"""Findings as rows of a table."""

from salesdash.findings import Finding
from salesdash.ui.findings import row
from salesdash.words import Words

ZH = Words("zh")


def test_a_finding_says_its_place_and_what_became_of_the_row() -> None:
    told = Finding("deal_reopened", "note", "a.xlsx", "S", 4, "Name", "X")
    _, *rest = row(told, ZH)
    assert rest == ["已采用，有说明", "a.xlsx", "S", "4", "Name"]


def test_a_sheet_that_is_not_ours_counts_as_not_taken() -> None:
    told = Finding("not_ours_blank", "note", "a.xlsx", "S")
    assert row(told, ZH)[1:4] == ("未采用", "a.xlsx", "S")
