"""Cells as a person reads them."""

from datetime import date

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.ui import tables
from salesdash.words import Words

ZH = Words("zh")
DEALS = pl.DataFrame(
    {
        "amount": [125_050, 700, None],
        "currency": ["CNY", "JPY", "CNY"],
        "expected_close": [20_777, None, None],
        "claimed_milestone": ["closed", None, "decision_due"],
        "customer": ["<b>A</b>", "", None],
        "period": ["2026-11", "overdue", "undated"],
    }
)


def cells(name: str) -> list[object]:
    return tables.cells(DEALS, "opportunities", name, ZH)


def test_money_is_written_in_whole_units_of_its_currency() -> None:
    assert cells("amount") == [1250.5, 700.0, None]


def test_days_are_dates() -> None:
    assert cells("expected_close") == [date(2026, 11, 20), None, None]


def test_codes_are_named() -> None:
    assert cells("claimed_milestone") == [
        "结案",
        "尚未达到里程碑",
        "决策定案",
    ]
    assert cells("period") == ["2026年11月", "已逾期", "无日期"]


def test_text_stays_text_and_nothing_is_blank() -> None:
    assert cells("customer") == ["<b>A</b>", "", ""]


def test_headings_are_in_the_language_of_the_page() -> None:
    names = ("customer", "weighted_verified", "open_amount", "file")
    found = [tables.label("opportunities", name, ZH) for name in names]
    assert found == ["客户", "按验证加权", "在手金额", "文件"]


def test_a_score_is_said_with_the_factors_known() -> None:
    scored = pl.DataFrame(
        {
            "score": [46, 100, None],
            "score_known": [3, 5, 0],
            "weakest_factor": ["value", "pain", None],
            "zero_factor": [None, "pain", None],
        }
    )
    t = Words("en")
    said = {
        n: tables.cells(scored, "opportunities", n, t) for n in scored.columns
    }
    assert said["score"] == ["46 (3 of 5)", "100 (5 of 5)", ""]
    assert said["weakest_factor"] == [
        "Value",
        "Pain at level 0: does not close",
        "",
    ]


def test_a_picked_cell_is_read_with_its_column() -> None:
    event = {"selection": {"rows": [], "cells": [[3, "amount"]]}}
    assert tables._picked(event) == tables.Picked(3, "amount")
    assert tables._picked({"selection": {"cells": []}}) is None
    assert tables._picked(None) is None


def test_other_rows_make_another_mark() -> None:
    def mark(*rows: int) -> str:
        data = {"file": ["a.xlsx"] * len(rows), "row": list(rows)}
        frame = nw.from_native(pl.DataFrame(data), eager_only=True)
        return tables.mark(frame, "visits", "Visits")

    assert mark(1, 2) == mark(1, 2)
    assert len({mark(1, 2), mark(2, 1), mark(1), mark(1, 2, 3)}) == 4
