"""Whole numbers stand for what they were made of."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from salesdash import identity
from salesdash.store.codes import keys, nth, numbered

TEXTS = st.sampled_from(["", "a", "A", "华辰（上海）", "华辰 (上海)"])
WHOLE = st.integers(-(2**31), 2**31 - 1)
ROWS = st.lists(st.tuples(TEXTS, WHOLE, TEXTS, WHOLE), max_size=6)


def columns(rows: list[tuple], size: int = 4) -> list[pl.Series]:
    kinds = (pl.String, pl.Int64, pl.String, pl.Int64)
    return [
        pl.Series([row[n] for row in rows], dtype=kinds[n])
        for n in range(size)
    ]


@given(ROWS)
def test_rows_are_numbered_alike_when_they_are_alike(rows):
    numbers = numbered(*columns(rows)).to_list()
    assert len(set(zip(rows, numbers, strict=True))) == len(set(rows))
    assert sorted(set(numbers)) == list(range(len(set(rows))))


@given(st.lists(st.sampled_from([3, 5, 9]), max_size=9))
def test_each_element_is_told_which_of_its_number_it_is(numbers):
    found = nth(pl.Series(numbers, dtype=pl.Int64)).to_list()
    assert found == [numbers[:n].count(x) for n, x in enumerate(numbers)]


@given(st.lists(TEXTS | st.none(), max_size=6))
def test_keys_are_those_of_identity(texts):
    found = keys(pl.Series(texts, dtype=pl.String)).to_list()
    assert found == [identity.key(text or "") for text in texts]
