from datetime import date, time

from salesdash.intake.cells import texts
from tests.intake.cells.columns import column, said
from tests.intake.grids import Error


def test_texts_stay_as_written() -> None:
    there = column(
        "（Ｃ）张三", "NA", "None", "-", 13800138000.0, 0.5, bool(1)
    )
    assert said(texts.read(there)) == [
        "（Ｃ）张三",
        "NA",
        "None",
        "",
        "13800138000",
        "0.5",
        "TRUE",
    ]


def test_typed_cells_become_plain_texts() -> None:
    there = column(date(2026, 3, 5), time(9, 5), Error("#REF!"), "")
    assert said(texts.read(there)) == [
        "2026-03-05",
        "09:05",
        "error_cell",
        None,
    ]


def test_a_number_too_long_for_a_spreadsheet_is_noted() -> None:
    found = texts.read(column(310101199001011234.0))[0]
    assert found.code == "digits_lost"


def test_currencies_become_codes_or_stay_as_written() -> None:
    found = texts.currencies(column("人民币", "usd", "beads", ""))
    assert [(a.value, a.code) for a in found] == [
        ("CNY", ""),
        ("USD", ""),
        ("beads", "currency_unknown"),
        (None, ""),
    ]
