import narwhals.stable.v2 as nw
import polars as pl

from salesdash.exports.evidence import COLUMNS, table, written

HIT = {
    "key": "d-1",
    "rule": "no_pain",
    "seen": "2|",
    "days": None,
    "count": 3,
    "day": 20_777,
    "more": "user purchaser",
    "rank": 2,
    "customer": "=Acme",
    "name": "Line",
    "rep": "Ann",
    "team": "",
    "amount": 1_250,
    "currency": "CNY",
    "dismissed": 1,
    "dismissed_by": "Mei",
    "dismissed_reason": "We spoke",
}
PLACE = {"key": "d-1", "rule": "no_pain", "import_id": "i", "table": ""}
SIDES = [
    {
        **PLACE,
        "side": "claim",
        "told": "claimed_milestone",
        "day": 20_777,
        "file": "a.xlsx",
        "sheet": "S",
        "row": 7,
    },
    {
        **PLACE,
        "side": "evidence",
        "told": "visit",
        "day": 20_770,
        "file": "v.xlsx",
        "sheet": "V",
        "row": 9,
    },
    {
        **PLACE,
        "side": "evidence",
        "told": "no_contact",
        "day": None,
        "file": "",
        "sheet": "",
        "row": None,
    },
]


def frames(*hits, sides=SIDES):
    schema = {
        name: pl.Int64 if isinstance(value, int) else pl.String
        for name, value in HIT.items()
    } | {"days": pl.Int64}
    rows = pl.DataFrame(list(hits), schema=schema)
    places = pl.DataFrame(sides, schema_overrides={"row": pl.Int64})
    return nw.from_native(rows), nw.from_native(places)


def test_a_hit_is_one_row_with_both_sides():
    (row,) = table(*frames(HIT)).rows(named=True)
    assert row == {
        "rule": "no_pain",
        "customer": "=Acme",
        "name": "Line",
        "rep": "Ann",
        "team": "",
        "amount": "12.50",
        "currency": "CNY",
        "claimed_milestone": "qualified_sponsor",
        "day": "2026-11-20",
        "days": "",
        "count": "3",
        "missing": "user purchaser",
        "dismissed": "yes",
        "dismissed_by": "Mei",
        "dismissed_reason": "We spoke",
        "handle": "0741a320e613",
        "seen": "2|",
        "evidence": "visit 2026-11-13 v.xlsx V 9; no_contact",
        "file": "a.xlsx",
        "sheet": "S",
        "row": "7",
    }


def test_a_customer_without_a_deal_has_no_amount_and_no_claim():
    bare = {"amount": None, "currency": "", "rank": 0, "dismissed": 0}
    (row,) = table(*frames({**HIT, **bare}, sides=SIDES[:1])).rows(named=True)
    told = ("amount", "claimed_milestone", "dismissed", "evidence")
    assert [row[name] for name in told] == ["", "", "no", ""]


def test_the_file_opens_safely():
    content = written(*frames(HIT)).decode("utf-8-sig")
    head, line = content.splitlines()
    assert head == ",".join(COLUMNS)
    assert "'=Acme" in line


def test_without_a_hit_there_are_only_headings():
    content = written(*frames()).decode("utf-8-sig")
    assert content.split() == [",".join(COLUMNS)]
