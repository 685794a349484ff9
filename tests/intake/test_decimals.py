import pytest

from salesdash.intake.decimals import even
from salesdash.intake.text import cut, strips


def read(text: str) -> tuple[list[list[str]], tuple[int, ...]]:
    found = cut(text)
    evened = even(strips(found.rows), semicolons=found.mark == ";")
    return [s.text.tolist() for s in evened.strips], evened.places


def test_decimal_commas_are_read_in_a_file_of_semicolons() -> None:
    columns, places = read("a;b;c\nx;1.234,56;1.200\ny;-7,5 €;3.000")
    assert columns == [
        ["a", "x", "y"],
        ["b", "1234.56", "-7.5 €"],
        ["c", "1200", "3000"],
    ]
    assert places == (1, 2)


def test_in_other_files_each_column_speaks_for_itself() -> None:
    columns, places = read("a\tb\tc\nx\t1.234,56\t1.200\ny\t7,5\t3.000")
    assert columns[1:] == [["b", "1234.56", "7.5"], ["c", "1.200", "3.000"]]
    assert places == (1,)


@pytest.mark.parametrize(
    "column",
    [
        ("1,200", "3,000"),
        ("1,234.56", "7,5"),
        ("1.200", "3.000"),
        ("1,234,567", "8,9"),
        ("20.11.2026", "21.11.2026"),
        ("3,5 Tonnen bestellt", "ja, 2,5"),
    ],
)
def test_what_can_mean_two_figures_stays_as_written(column: tuple) -> None:
    text = "a;b\n" + "\n".join(f"x;{cell}" for cell in column)
    assert read(text) == ([["a", "x", "x"], ["b", *column]], ())
