"""What closed deals had on their way, by hand."""

from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.method.milestones import CRITERIA
from salesdash.metrics.elements import LOGGED, elements

END = 20_760
CLOSED = {
    "key": pl.String,
    **dict.fromkeys(CRITERIA, pl.Int32),
    "ended_on": pl.Int64,
    "begun_on": pl.Int64,
}
TICKED = {"key": pl.String, "criterion": pl.String, "first_seen": pl.Int32}
VISITS = {
    "key": pl.String,
    "exact": pl.Int64,
    "date": pl.Int32,
    "rep": pl.String,
    **dict.fromkeys(LOGGED.values(), pl.String),
}
SPELLED: dict[str, Any] = dict.fromkeys(("kind", "said", "code"), pl.String)
WORDS = (
    ("step", "probe_listen", "probe_listen"),
    ("technique", "Trial", "trial"),
    ("technique", "Trial; Summary", "trial"),
    ("technique", "Trial; Summary", "summary"),
    ("signal", "nods", "keeps_nodding"),
)


def frame(rows: Any, schema: dict[str, Any]) -> nw.DataFrame[Any]:
    return nw.from_native(pl.DataFrame(rows, schema=schema, orient="row"))


def closed(**deals: dict[str, int]) -> nw.DataFrame[Any]:
    base = {"ended_on": END, "begun_on": END - 60}
    rows = [{"key": key, **base, **own} for key, own in deals.items()]
    return frame(rows, CLOSED)


def visit(key: str, date: int, **own: Any) -> dict[str, Any]:
    return {"key": key, "exact": 0, "date": date, "rep": "Ann"} | own


def found(
    deals: nw.DataFrame[Any],
    ticked: Any = (),
    visits: Any = (),
    others: Any = (),
) -> list[tuple[Any, ...]]:
    frames = frame(ticked, TICKED), frame(visits, VISITS)
    every = frame([*visits, *others], VISITS)
    return elements(deals, *frames, every, frame(WORDS, SPELLED)).rows()


def test_a_dated_criterion_counts_until_closing() -> None:
    deals = closed(
        a={"close_asked": END},
        b={"close_asked": END + 1},
        c={"close_asked": -1},
        d={},
    )
    asked = [(key, "close_asked", None) for key in "abcd"]
    assert [row[::3] for row in found(deals, asked)] == [
        ("a", 1),
        ("b", 0),
        ("c", 0),
        ("d", 0),
    ]


def test_a_bare_yes_counts_if_the_sheet_of_the_closing_says_it() -> None:
    yes = {"close_asked": 0, "final_proposal": 0}
    asked = [
        ("a", "close_asked", END + 7),
        ("a", "final_proposal", END + 8),
        ("b", "close_asked", END + 40),
        ("b", "final_proposal", END + 47),
    ]
    # Of b nothing is known but from sheets long after closing.
    assert [row[::3] for row in found(closed(a=yes, b=yes), asked)] == [
        ("a", 1),
        ("a", 0),
        ("b", 1),
        ("b", 0),
    ]


def test_a_deal_without_the_column_was_not_asked() -> None:
    deals = closed(a={}, b={"close_asked": 0})
    # Of b no sheet has the column either: a manager corrected it.
    assert found(deals) == [("b", "criterion", "close_asked", 1)]


def test_visits_count_from_the_beginning_until_closing() -> None:
    deals = closed(a={}, b={}, c={}, d={})
    step = {"step": "probe_listen"}
    visits = [
        visit("a", END, **step),
        visit("b", END + 1, **step),
        visit("c", END - 61, **step),
        visit("d", END - 61, **step, exact=1),
    ]
    assert found(deals, visits=visits) == [
        ("a", "step", "probe_listen", 1),
        ("d", "step", "probe_listen", 1),
    ]


def test_only_reps_who_log_a_kind_were_asked_for_it() -> None:
    deals = closed(a={}, b={}, c={}, d={})
    visits = [
        visit("a", END - 30, closing_technique="Trial"),
        visit("b", END - 10),
        visit("c", END - 31),
        visit("d", END - 10, rep="Bob"),
    ]
    # Ann had not begun to log at c, and Bob never does.
    assert found(deals, visits=visits) == [
        ("a", "technique", "trial", 1),
        ("b", "technique", "trial", 0),
    ]


def test_a_cell_may_name_several_and_a_deal_has_each_once() -> None:
    deals = closed(a={})
    visits = [
        visit("a", END - 3, closing_technique="Trial; Summary"),
        visit("a", END - 2, closing_technique="Trial", buying_signal="nods"),
    ]
    assert found(deals, visits=visits) == [
        ("a", "signal", "keeps_nodding", 1),
        ("a", "technique", "summary", 1),
        ("a", "technique", "trial", 1),
    ]


def test_no_deals_have_no_elements() -> None:
    assert found(closed()) == []


def test_a_rep_begins_to_log_by_a_visit_of_any_customer() -> None:
    deals = closed(a={}, b={})
    told = {"closing_technique": "Trial"}
    visits = [visit("a", END - 5), visit("b", END - 5, rep="Bob", **told)]
    other = visit("", END - 30, **told)
    rows = found(deals, (), visits, [other])
    assert [row for row in rows if row[1] == "technique"] == [
        ("a", "technique", "trial", 0),
        ("b", "technique", "trial", 1),
    ]
    alone = found(deals, (), visits)
    assert [row for row in alone if row[1] == "technique"] == [
        ("b", "technique", "trial", 1),
    ]
