from salesdash.intake.area import Area, cut, filled
from tests.intake.grids import grid

ROWS = [["周报", "", ""], ["日期", "", "客户"], ["", "", "大华"]]


def test_an_area_loses_its_blank_edges() -> None:
    whole = Area(0, 0, 2, 2)
    assert whole.shrunk(filled(grid(ROWS))) == whole
    assert Area(1, 1, 2, 2).shrunk(filled(grid(ROWS))) == Area(1, 2, 2, 2)
    assert Area(2, 0, 2, 1).shrunk(filled(grid(ROWS))) == Area(2, 0, 2, 1)


def test_a_cut_keeps_its_rows_and_blanks_the_rest() -> None:
    found = cut(grid(ROWS), Area(1, 2, 2, 2), [Area(0, 0, 0, 2)], "part")
    assert [strip.text.tolist() for strip in found.strips] == [
        ["周报", "", ""],
        ["", "", ""],
        ["", "客户", "大华"],
    ]
    assert (found.sheet, found.tab, found.area) == ("part", "Sheet1", "C2:C3")


def test_merges_stay_with_the_area_that_they_begin_in() -> None:
    whole = grid(ROWS)
    object.__setattr__(whole, "merged", ((2, 1, 2), (0, 1, 2)))
    object.__setattr__(whole, "across", ((0, 0, 2), (1, 0, 1)))
    found = cut(whole, Area(1, 2, 2, 2), [Area(0, 0, 0, 2)], "part")
    assert (found.merged, found.across) == (((2, 1, 2),), ((0, 0, 2),))
