"""What changed between two days, one cause a row."""

from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.metrics.changed import added, changed
from salesdash.model.dossier import Source
from salesdash.model.talk import Change, Sum

SINCE, DAY = 20_770, 20_777
DEAL: dict[str, Any] = {
    "key": "a", "customer": "Acme", "name": "Line", "opportunity": "D-1",
    "rep": "Ann", "status": "open", "vanished_on": None, "claimed_rank": 2,
    "verified_rank": 1, "own_amount": 500, "own_currency": "CNY",
    "expected_close": 20_790, "closed_on": None, "won_on": None,
    "lost_reason": "", "file": "f", "sheet": "s", "row": 2,
    "import_id": "i", "as_of": DAY,
}  # fmt: skip
MAYBE = (
    "vanished_on", "own_amount", "expected_close", "closed_on", "won_on",
)  # fmt: skip
TYPES: dict[str, Any] = dict.fromkeys(MAYBE, pl.Int64)


def frame(*deals: dict[str, Any]) -> nw.DataFrame:
    # With one row more every column has its type, even without a deal.
    rows = [*(DEAL | deal for deal in deals), DEAL]
    table = pl.DataFrame(
        {name: [row[name] for row in rows] for name in DEAL},
        schema_overrides=TYPES,
    )
    return nw.from_native(table, eager_only=True).head(len(deals))


def told(before: list[dict], now: list[dict]) -> list[tuple]:
    found = changed(frame(*before), frame(*now), SINCE, DAY)
    names = ("rep", "change", "before", "after", "text_before", "text_after")
    return found.select(*names).rows()


def turn(change: dict[str, Any], **before: Any) -> list[tuple]:
    """Compare one deal as it was with what it is; rep Ann left out."""
    return [row[1:] for row in told([DEAL | before], [DEAL | change])]


def test_a_deal_that_stayed_as_it_was_is_not_told():
    assert turn({}) == []


@pytest.mark.parametrize(
    ("now", "row"),
    [
        (
            {"status": "won", "closed_on": 20_775},
            ("won", None, 20_775, "", ""),
        ),
        ({"status": "won", "won_on": 20_777}, ("won", None, 20_777, "", "")),
        (
            {"status": "lost", "closed_on": 20_776, "lost_reason": "price"},
            ("lost", None, 20_776, "", "price"),
        ),
        ({"vanished_on": 20_777}, ("vanished", None, 20_777, "", "")),
        ({"claimed_rank": 3}, ("up", 2, 3, "", "")),
        ({"claimed_rank": 1}, ("down", 2, 1, "", "")),
        ({"own_amount": 700}, ("raised", 500, 700, "CNY", "CNY")),
        ({"own_amount": 300}, ("lowered", 500, 300, "CNY", "CNY")),
        ({"own_amount": None}, ("repriced", 500, None, "CNY", "CNY")),
        ({"own_currency": "USD"}, ("repriced", 500, 500, "CNY", "USD")),
        ({"expected_close": 20_800}, ("pushed", 20_790, 20_800, "", "")),
        ({"expected_close": 20_780}, ("pulled", 20_790, 20_780, "", "")),
    ],
)
def test_one_change_has_one_row_with_both_values(now, row):
    assert turn(now) == [row]


def test_two_causes_have_two_rows():
    now = {"claimed_rank": 4, "expected_close": 20_800, "own_amount": 900}
    assert [row[0] for row in turn(now)] == ["up", "raised", "pushed"]


def test_a_deal_that_is_won_is_told_of_that_alone():
    now = {"status": "won", "claimed_rank": 6, "own_amount": 900,
           "closed_on": 20_775}  # fmt: skip
    assert [row[0] for row in turn(now)] == ["won"]


def test_a_new_deal_is_told_with_what_it_claims():
    found = told([], [{}])
    assert found == [("Ann", "new", None, 2, "", "")]


def test_a_deal_that_changed_hands_is_told_of_both():
    assert told([{"rep": "Bob"}], [{}]) == [
        ("Ann", "taken", None, None, "Bob", "Ann"),
        ("Bob", "handed", None, None, "Bob", "Ann"),
    ]


def test_a_deal_that_came_back_is_told():
    assert turn({}, vanished_on=20_760) == [("returned", None, DAY, "", "")]
    assert turn({}, status="lost") == [("reopened", None, DAY, "", "")]


def test_a_close_is_overdue_once_its_day_has_passed_between():
    # Overdue before that day, so nothing new: its close was 13 Nov 2026.
    assert turn({"expected_close": 20_769}, expected_close=20_769) == []
    late = {"expected_close": 20_776}
    assert turn(late, **late) == [("overdue", None, 20_776, "", "")]
    today = {"expected_close": DAY}
    assert turn(today, **today) == []


def test_a_step_up_is_proven_where_the_evidence_reaches_as_far():
    pair = frame({}), frame({"claimed_rank": 3, "verified_rank": 3})
    assert changed(*pair, SINCE, DAY)["proven"].to_list() == [1]
    pair = frame({}), frame({"claimed_rank": 3, "verified_rank": 2})
    assert changed(*pair, SINCE, DAY)["proven"].to_list() == [0]


def test_a_row_names_both_places():
    now = {"claimed_rank": 3, "file": "g", "row": 9}
    (row,) = changed(frame({}), frame(now), SINCE, DAY).rows(named=True)
    places = ("file", "sheet", "row", "file_before", "row_before")
    assert [row[name] for name in places] == ["g", "s", 9, "f", 2]


def test_amounts_are_added_by_currency_and_each_deal_once():
    source = Source("f", "s", 2, "i", DAY)

    def change(key: str, amount: int | None, currency: str) -> Change:
        return Change(
            "up", key, "", "", None, None, "", "", amount, currency,
            proven=True, source=source,
        )  # fmt: skip

    rows = [
        change("a", 5, "CNY"), change("a", 5, "CNY"), change("b", 7, "CNY"),
        change("c", 1, "USD"), change("d", None, "CNY"),
    ]  # fmt: skip
    assert added(rows) == (Sum("CNY", 12, 2), Sum("USD", 1, 1))
