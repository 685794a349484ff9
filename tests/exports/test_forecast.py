import csv
import io
from decimal import Decimal
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
from hypothesis import given
from hypothesis import strategies as some

from salesdash.exports import forecast as export
from salesdash.method.milestones import MILESTONES
from salesdash.metrics.forecast import totals
from salesdash.metrics.weighted import weighted
from salesdash.money import digits
from salesdash.words import Words

DAY = 20_777
DEAL: dict[str, Any] = {
    "as_of": 20_770,
    "period": "2026-12",
    "team": "华东",
    "rep": "王敏",
    "customer": "华辰",
    "opportunity": "A-1",
    "name": "生产线",
    "status": "open",
    "amount": 1_234_56,
    "currency": "CNY",
    "claimed_milestone": "decision_due",
    "verified_milestone": "qualified_sponsor",
    "evidence": "met",
    "expected_close": 20_790,
    "closed_on": None,
    "file": "周报.xlsx",
    "sheet": "机会",
    "row": 7,
    "own_amount": 1_234_56,
    "own_currency": "CNY",
}
TYPES = {
    "amount": pl.Int64,
    "own_amount": pl.Int64,
    "row": pl.Int64,
    **dict.fromkeys(("as_of", "expected_close", "closed_on"), pl.Int32),
}


def deals(*changes: dict[str, Any]) -> nw.DataFrame[Any]:
    rows = [DEAL | change for change in changes]
    schema = {name: TYPES.get(name, pl.String) for name in DEAL}
    return weighted(nw.from_native(pl.DataFrame(rows, schema=schema)))


def read(data: bytes) -> list[dict[str, str]]:
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_forecast_file_has_these_columns_and_no_others() -> None:
    data = export.table(deals({}), DAY)
    heads, cells = data.decode("utf-8-sig").splitlines()
    assert heads == (
        "as_of,period,team,rep,customer,opportunity,name,status,amount,"
        "currency,claimed_milestone,claimed_yield,verified_milestone,"
        "verified_yield,evidence,weighted_claimed,weighted_verified,"
        "expected_close,closed_on,file,sheet,row,own_amount,own_currency"
    )
    assert cells == (
        "2026-11-20,2026-12,华东,王敏,华辰,A-1,生产线,open,1234.56,CNY,"
        "decision_due,0.75,qualified_sponsor,0.25,met,925.92,308.64,"
        "2026-12-03,,周报.xlsx,机会,7,1234.56,CNY"
    )


def test_unknown_amounts_are_blank_and_weigh_nothing() -> None:
    unknown = {"amount": None, "verified_milestone": None, "evidence": "none"}
    won = {"amount": -5, "status": "won", "closed_on": DAY}
    names = (
        "amount",
        "verified_milestone",
        "verified_yield",
        "weighted_claimed",
        "weighted_verified",
        "closed_on",
    )
    rows = read(export.table(deals(unknown, won), DAY))
    assert [[row[name] for name in names] for row in rows] == [
        ["", "", "0", "0", "0", ""],
        ["-0.05", "qualified_sponsor", "1", "-0.05", "-0.05", "2026-11-20"],
    ]


def test_an_amount_can_be_traced_to_the_cell_of_its_sheet() -> None:
    yen = {"own_amount": 26_267, "own_currency": "JPY"}
    (row,) = read(export.table(deals(yen), DAY))
    names = ("amount", "currency", "own_amount", "own_currency")
    assert [row[n] for n in names] == ["1234.56", "CNY", "26267", "JPY"]


def test_headings_can_be_chinese() -> None:
    data = export.table(deals(), DAY, Words("zh"))
    assert data.decode("utf-8-sig").startswith("截至日期,")
    assert "按申报加权,按验证加权,预计成交日期" in data.decode("utf-8-sig")


MONEY = some.none() | some.integers(-(10**12), 10**12)
CODES = some.none() | some.sampled_from([m.code for m in MILESTONES])
CHANGES = some.fixed_dictionaries(
    {
        "amount": MONEY,
        "currency": some.sampled_from(["CNY", "USD", "JPY"]),
        "status": some.sampled_from(["open", "won"]),
        "claimed_milestone": CODES,
        "verified_milestone": CODES,
    }
)


@given(some.lists(CHANGES, min_size=1, max_size=8))
def test_columns_sum_to_the_totals_to_the_cent(
    changes: list[dict[str, Any]],
) -> None:
    rows = deals(*changes)
    written = read(export.table(rows, DAY))
    for total in totals(rows).rows(named=True):
        currency = total["currency"]
        own = [row for row in written if row["currency"] == currency]
        unit = 10 ** digits(currency)
        for name in ("amount", "weighted_claimed", "weighted_verified"):
            summed = sum(Decimal(row[name] or 0) for row in own)
            assert summed * unit == total[name]
