import narwhals.stable.v2 as nw
import polars as pl

from salesdash.metrics.effort import amounts, effort, team

CUSTOMERS = pl.DataFrame(
    [
        ("a", "Ann", "North", "key"),
        ("b", "Ann", "North", "ignore"),
        ("c", "Bo", "North", "not_graded"),
    ],
    schema=("customer_key", "rep", "team", "quadrant"),
    orient="row",
)
VISITS = pl.DataFrame(
    [
        ("a", "Ann", "North", 10, 60),
        ("a", "Bo", "North", 11, None),
        ("b", "Ann", "North", 12, 30),
        ("x", "Ann", "North", 12, 15),
        ("a", "Ann", "North", 9, 99),
        ("a", "Ann", "North", 13, 99),
    ],
    schema=("customer_key", "rep", "team", "date", "minutes"),
    orient="row",
)


def test_visits_go_by_who_made_them_and_customers_by_their_rep():
    found = effort(nw.from_native(CUSTOMERS), nw.from_native(VISITS), 10, 12)
    assert found.drop("team").rows() == [
        ("Ann", "ignore", 1, 30, 1, 1),
        ("Ann", "key", 1, 60, 1, 1),
        ("Ann", "not_listed", 1, 15, 1, 0),
        ("Bo", "key", 1, 0, 0, 0),
        ("Bo", "not_graded", 0, 0, 0, 1),
    ]


def test_the_segments_add_up_to_all_visits_of_the_days():
    found = effort(nw.from_native(CUSTOMERS), nw.from_native(VISITS), 10, 12)
    inside = VISITS.filter(pl.col("date").is_between(10, 12))
    assert found["visits"].sum() == len(inside)
    assert found["minutes"].sum() == inside["minutes"].sum()
    assert team(found)["visits"].sum() == len(inside)


def test_nobody_and_nothing_is_no_effort():
    nothing = CUSTOMERS.clear(), VISITS.clear()
    pair = [nw.from_native(frame) for frame in nothing]
    assert effort(pair[0], pair[1], 1, 2).rows() == []


def test_open_amounts_of_customers_on_no_list_stand_apart():
    graded = pl.DataFrame(
        {
            "key": ["a", None, "b"],
            "quadrant": ["key", "not_graded", "not_graded"],
            "open_currency": ["CNY", "CNY", ""],
            "open_amount": [5, 7, 0],
        }
    )
    assert amounts(nw.from_native(graded)).rows() == [
        ("key", "CNY", 5),
        ("not_listed", "CNY", 7),
    ]
