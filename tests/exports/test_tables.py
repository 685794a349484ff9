import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash import model
from salesdash.exports.tables import columns, rows
from salesdash.method.milestones import CRITERIA, MILESTONES

DAY = 20_777


def first(frame: pl.DataFrame, name: str) -> dict[str, str]:
    text = rows(nw.from_native(frame), name, DAY)
    assert tuple(text.columns) == columns(name)
    assert set(text.schema.values()) == {nw.String}
    return text.rows(named=True)[0]


@pytest.mark.parametrize("table", model.TYPED, ids=lambda t: t.name)
def test_every_column_of_the_model_is_exported_once(
    table: model.Table,
) -> None:
    names = columns(table.name)
    assert set(table.names) <= set(names)
    assert len(names) == len(set(names))
    assert names[-3:] == ("file", "sheet", "row")


def test_visits_are_written_in_words_and_iso_dates() -> None:
    visits = pl.DataFrame(
        {
            "date": [DAY],
            "rep": ["王敏"],
            "customer": ["=华辰"],
            "activity": [None],
            "minutes": [45],
            "next_date": [None],
            "start": [545],
            "supervisor_present": [0],
            "file": ["周报.xlsx"],
            "sheet": ["拜访"],
            "row": [7],
        }
    )
    written = first(visits, "visits")
    assert {k: v for k, v in written.items() if v} == {
        "date": "2026-11-20",
        "rep": "王敏",
        "customer": "=华辰",
        "activity": "unclassified",
        "minutes": "45",
        "start": "09:05",
        "supervisor_present": "no",
        "file": "周报.xlsx",
        "sheet": "拜访",
        "row": "7",
    }


def test_opportunities_are_verified_and_their_money_is_plain() -> None:
    met = {c: [0] for c in MILESTONES[0].criteria}
    blank = {c: [None] for c in CRITERIA}
    deal = {
        "opportunity": ["A-1"],
        "status": ["open"],
        "amount": [-1_250],
        "currency": ["CNY"],
        "claimed_milestone": [None],
        "evidence_columns": [1],
        "commit": [1],
        "power_points": [0],
        **blank,
        **met,
        "sponsor_letter": [-1],
        "decision_maker_met": [DAY],
    }
    written = first(pl.DataFrame(deal), "opportunities")
    assert {k: v for k, v in written.items() if v} == {
        "opportunity": "A-1",
        "status": "open",
        "amount": "-12.50",
        "currency": "CNY",
        "verified_milestone": "qualified_suspect",
        "evidence": "met",
        "commit": "yes",
        "power_points": "0",
        **dict.fromkeys(met, "yes"),
        "sponsor_letter": "no",
        "decision_maker_met": "2026-11-20",
    }


def test_customers_have_their_quadrant() -> None:
    customers = pl.DataFrame(
        {
            "customer": ["华辰"],
            "relationship": [7.5],
            "attractiveness": [10.0],
            "potential": [700],
            "currency": ["JPY"],
        }
    )
    written = first(customers, "customers")
    assert {k: v for k, v in written.items() if v} == {
        "customer": "华辰",
        "relationship": "7.5",
        "attractiveness": "10",
        "quadrant": "key",
        "potential": "700",
        "currency": "JPY",
    }


def test_no_rows_still_have_every_column() -> None:
    frame = nw.from_native(pl.DataFrame({"customer": []}))
    text = rows(frame, "visits", DAY)
    assert text.shape == (0, len(columns("visits")))
