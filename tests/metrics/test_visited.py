from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.metrics.visited import KNOWN, PERSON, contacts, last, pairs

DAY = 20_777


def frame(
    columns: tuple[str, ...], days: set[str], *rows: dict[str, Any]
) -> nw.DataFrame:
    filled = {
        name: [row.get(name, None if name in days else "") for row in rows]
        for name in columns
    }
    schema = {n: pl.Int32 if n in days else pl.String for n in columns}
    return nw.from_native(pl.DataFrame(filled, schema=schema))


def deals(*rows: dict[str, Any]) -> nw.DataFrame:
    columns = ("key", "opportunity", "name", "customer", "closed_on")
    return frame(columns, {"closed_on"}, *rows)


def visits(*rows: dict[str, Any]) -> nw.DataFrame:
    columns = (*KNOWN, "opportunity")
    return frame(columns, {"date", "next_date", "row"}, *rows)


TWO = deals(
    {"key": "d-1", "opportunity": "D-1", "customer": "Acme"},
    {"key": "\x1facme\x1fline\x1f0", "name": "Line", "customer": "Acme"},
    {"key": "d-9", "opportunity": "D-9", "name": "Line", "customer": "Bolt"},
)


def found(result: nw.DataFrame) -> list[tuple[Any, ...]]:
    return result.select("key", "date", "exact").rows()


def test_a_visit_that_names_a_number_belongs_to_that_deal_alone() -> None:
    told = visits({"date": DAY, "customer": "Acme", "opportunity": "d-1"})
    assert found(pairs(TWO, told)) == [("d-1", DAY, 1)]


def test_a_name_is_looked_up_among_the_deals_of_the_customer() -> None:
    told = visits({"date": DAY, "customer": "acme", "opportunity": "LINE"})
    assert found(pairs(TWO, told)) == [("\x1facme\x1fline\x1f0", DAY, 1)]


def test_a_visit_that_names_no_deal_belongs_to_all_of_the_customer() -> None:
    told = visits({"date": DAY, "customer": "ACME"})
    expected = [("\x1facme\x1fline\x1f0", DAY, 0), ("d-1", DAY, 0)]
    assert found(pairs(TWO, told)) == expected


def test_a_visit_that_names_what_nobody_knows_is_not_lost() -> None:
    told = visits({"date": DAY, "customer": "Bolt", "opportunity": "fair"})
    assert found(pairs(TWO, told)) == [("d-9", DAY, 0)]


def test_neither_names_nor_customers_that_are_blank_make_a_pair() -> None:
    unknown = deals({"key": "x"}, {"key": "y", "customer": "Acme"})
    told = visits({"date": DAY}, {"date": DAY, "customer": "Other"})
    assert found(pairs(unknown, told)) == []


def test_text_keys_that_are_there_go_before_the_words() -> None:
    told = visits({"date": DAY, "customer": "Acme Ltd"}).with_columns(
        nw.lit("bolt").alias("customer_key"), nw.lit("").alias("named")
    )
    keyed = TWO.with_columns(
        nw.new_series(
            "customer_key",
            ["acme", "acme", "bolt"],
            nw.String,
            backend=pl,
        )
    )
    assert found(pairs(keyed, told)) == [("d-9", DAY, 0)]


def test_a_renewal_has_the_visits_after_the_win() -> None:
    both = deals(
        {
            "key": "d-1",
            "opportunity": "D-1",
            "customer": "Acme",
            "closed_on": DAY - 5,
        },
        {"key": "d-1\x1f#2", "opportunity": "D-1", "customer": "Acme"},
    )
    told = visits(
        {"date": DAY - 5, "customer": "Acme", "opportunity": "D-1"},
        {"date": DAY - 4, "customer": "Acme"},
    )
    expected = [("d-1", DAY - 5, 1), ("d-1\x1f#2", DAY - 4, 0)]
    assert found(pairs(both, told)) == expected


def test_the_third_life_of_a_deal_follows_its_second() -> None:
    lives = deals(
        {"key": "a", "customer": "A", "closed_on": 10},
        {"key": "a\x1f#2", "customer": "A", "closed_on": 20},
        {"key": "a\x1f#3", "customer": "A"},
    )
    told = visits(*({"date": day, "customer": "A"} for day in (9, 15, 25)))
    expected = [("a", 9, 0), ("a\x1f#2", 15, 0), ("a\x1f#3", 25, 0)]
    assert found(pairs(lives, told)) == expected


def test_the_last_visit_is_done_and_a_month_has_thirty_days() -> None:
    told = visits(
        {"date": DAY - 30, "customer": "Acme", "opportunity": "D-1"},
        {"date": DAY - 29, "customer": "Acme", "opportunity": "D-1"},
        {"date": DAY + 1, "customer": "Acme"},
    )
    done = last(TWO, told, DAY).select("key", "last_visit", "visits_30")
    assert done.rows() == [
        ("d-1", DAY - 29, 1),
        ("\x1facme\x1fline\x1f0", None, 0),
        ("d-9", None, 0),
    ]


def test_without_visits_there_are_no_pairs_and_no_last_one() -> None:
    assert found(pairs(TWO, visits())) == []
    assert found(pairs(deals(), visits({"date": DAY}))) == []
    done = last(TWO, visits(), DAY)
    assert done["last_visit"].to_list() == [None, None, None]


def test_contacts_belong_to_deals_by_the_same_words() -> None:
    columns = (*PERSON, "customer", "opportunity")
    people = frame(
        columns,
        {"met_on", "row"},
        {"person": "Ann", "customer": "Acme", "opportunity": "D-1"},
        {"person": "Bob", "customer": "acme"},
    )
    done = contacts(TWO, people).select("key", "person", "exact").rows()
    assert done == [
        ("\x1facme\x1fline\x1f0", "Bob", 0),
        ("d-1", "Ann", 1),
        ("d-1", "Bob", 0),
    ]
