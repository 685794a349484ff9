import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash import model
from salesdash.exports.tables import columns, rows
from salesdash.method.milestones import CRITERIA, MILESTONES
from salesdash.metrics.converted import OWN
from salesdash.settings import File, force

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
    source = [name for name in names if name not in OWN][-3:]
    assert source == ["file", "sheet", "row"]


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
        "standing": "unclaimed",
        "gap": "-1",
        "commit": "yes",
        "power_points": "0",
        **dict.fromkeys(met, "yes"),
        "sponsor_letter": "no",
        "decision_maker_met": "2026-11-20",
    }


def test_scores_stand_after_the_rest_before_the_source() -> None:
    names = ("score", "score_known", "weakest_factor", "file", "sheet", "row")
    assert columns("opportunities")[-8:] == (*names, *OWN)
    deal = {
        "customer": ["A", "B"],
        "evidence": ["met", "none"],
        "score": [46, None],
        "score_known": [3, 0],
        "weakest_factor": ["value", None],
    }
    text = rows(nw.from_native(pl.DataFrame(deal)), "opportunities", DAY)
    assert text.select(names[:3]).rows() == [
        ("46", "3", "value"),
        ("", "0", ""),
    ]


def test_customers_are_graded_by_the_companys_thresholds() -> None:
    customers = pl.DataFrame(
        {"customer": ["A"], "relationship": [5.0], "attractiveness": [8.0]}
    )
    file = File({"thresholds.relationship": "6"})
    frame = nw.from_native(customers)
    text = rows(frame, "customers", DAY, force(file, [], DAY))
    assert text["quadrant"].to_list() == ["prospective"]


def test_customers_have_their_quadrant() -> None:
    customers = pl.DataFrame(
        {
            "customer": ["华辰"],
            "relationship": [7.5],
            "attractiveness": [10.0],
            "potential": [70_000],
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


def test_amounts_are_told_as_in_the_sheet_too() -> None:
    deal = {
        "customer": ["A", "B"],
        "evidence": ["met", "met"],
        "amount": [4_700_00, 250],
        "currency": ["CNY", "CNY"],
        "own_amount": [100_000, 250],
        "own_currency": ["JPY", "CNY"],
    }
    text = rows(nw.from_native(pl.DataFrame(deal)), "opportunities", DAY)
    assert text.select("amount", "currency", *OWN).rows() == [
        ("4700", "CNY", "100000", "JPY"),
        ("2.50", "CNY", "2.50", "CNY"),
    ]


def test_a_target_is_written_as_it_was_typed() -> None:
    target = {
        "rep": ["Ann", "Kenji"],
        "month": [DAY, DAY],
        "amount": [600_000_00, 20_000_000_00],
        "currency": ["CNY", "JPY"],
    }
    text = rows(nw.from_native(pl.DataFrame(target)), "targets", DAY)
    assert text.select("rep", "month", "amount", "currency").rows() == [
        ("Ann", "2026-11-20", "600000", "CNY"),
        ("Kenji", "2026-11-20", "20000000", "JPY"),
    ]
