"""What sheets said of the points of a deal, day by day."""

from typing import Any

from salesdash.store.points import points
from tests.store.histories import Sheet, states


def deal(as_of: int, **more: Any) -> Sheet:
    row = {"rep": "R", "customer": "A", **more}
    return Sheet("opportunities", as_of, [row])


def told(day: int, *sheets: Sheet) -> list[tuple[Any, ...]]:
    found = states(day, *sheets)
    (key,) = found.opportunities["key"]
    rows = points(found.scene, day, key)
    return rows.select("as_of", "pain_points", "power_points").rows()


def test_only_days_on_which_points_changed_are_told() -> None:
    sheets = [
        deal(7, pain_points=None),
        deal(14, pain_points=4),
        deal(21, pain_points=4, power_points=8),
        deal(28, pain_points=4, power_points=8),
        deal(35, pain_points=None, power_points=8),
    ]
    assert told(40, *sheets) == [
        (14, 4, None),
        (21, 4, 8),
        (35, None, 8),
    ]
    assert told(30, *sheets) == [(14, 4, None), (21, 4, 8)]


def test_a_sheet_without_the_column_leaves_the_points() -> None:
    sheets = (
        deal(7, pain_points=4),
        deal(14, amount=1),
        deal(21, pain_points=6),
    )
    assert told(30, *sheets) == [(7, 4, None), (21, 6, None)]


def test_a_deal_without_points_has_no_days() -> None:
    assert told(30, deal(7, amount=1)) == []
