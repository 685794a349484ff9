"""Whole numbers for what is told apart: texts are slow to group by."""

from collections.abc import Mapping
from types import MappingProxyType

import polars as pl

from salesdash import identity

_WIDE = 2**62


def numbered(*columns: pl.Series) -> pl.Series:
    """Number the distinct rows of some columns, from 0, in any order.

    Args:
        columns: Texts or whole numbers, without nulls.

    Example:
        >>> columns = pl.Series([7, 7, 9]), pl.Series(["a", "b", "a"])
        >>> numbered(*columns).n_unique(), numbered(columns[0]).to_list()
        (3, [0, 0, 1])
    """
    found, size = _code(columns[0])
    for column in columns[1:]:
        other, more = _code(column)
        if size * more > _WIDE:
            found, size = _dense(found)
        found, size = found * more + other, size * more
    return _dense(found)[0]


def nth(numbers: pl.Series) -> pl.Series:
    """Say which of its number each element is, from 0.

    Example:
        >>> nth(pl.Series([5, 6, 5, 5])).to_list()
        [0, 0, 1, 2]
    """
    number, here = pl.col("number"), pl.int_range(pl.len(), dtype=pl.Int64)
    begins = number.ne_missing(number.shift())
    return (
        pl.DataFrame({"number": _dense(numbers)[0]})
        .with_columns(position=here)
        .sort(number * len(numbers) + pl.col("position"))
        .select(
            "position", nth=here - pl.when(begins).then(here).forward_fill()
        )
        .sort("position")
        .to_series(1)
    )


def keys(
    texts: pl.Series, aliases: Mapping[str, str] = MappingProxyType({})
) -> pl.Series:
    """Give the text key of each text; each distinct one is made once.

    Args:
        texts: Names as written.
        aliases: Key of another name -> key that it goes by.

    Example:
        >>> keys(pl.Series(["Ann Lee", None, "ANN LEE"])).to_list()
        ['annlee', '', 'annlee']
    """
    texts = texts.fill_null("")
    codes, size = _code(texts)
    places = codes.arg_unique()
    own = [identity.key(text) for text in texts.gather(places)]
    distinct = [aliases.get(name, name) for name in own]
    table = pl.repeat("", size, dtype=pl.String, eager=True)
    return table.scatter(codes.gather(places), distinct).gather(codes)


def _code(values: pl.Series) -> tuple[pl.Series, int]:
    """Give a number for each value, and a bound of the numbers."""
    if values.dtype == pl.String:
        values = values.cast(pl.Categorical).to_physical()
    whole = values.cast(pl.Int64)
    first = whole.min()
    last = whole.max()
    if not isinstance(first, int) or not isinstance(last, int):
        return whole, 1
    return whole - first, last - first + 1


def _dense(values: pl.Series) -> tuple[pl.Series, int]:
    ranks = values.rank("dense").cast(pl.Int64) - 1
    return ranks, len(values)
