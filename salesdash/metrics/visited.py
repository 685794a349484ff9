"""Which visits belong to which deal."""

from collections.abc import Sequence
from types import ModuleType
from typing import Any

import narwhals.stable.v2 as nw

from salesdash import identity

KNOWN = (
    "date",
    "activity",
    "step",
    "person",
    "rep",
    "customer",
    "result",
    "next_step",
    "next_date",
    "closing_technique",
    "file",
    "sheet",
    "row",
    "import_id",
)
"""What is told of a visit beside the key of its deal."""

PERSON = (
    "person",
    "title",
    "role",
    "need",
    "stance",
    "met_on",
    "file",
    "sheet",
    "row",
    "import_id",
)
"""What is told of a contact beside the key of its deal."""

MONTH = 30
"""The days, the as-of day among them, of which `visits_30` speaks."""

_AT = "visit_place"
_AGAIN = f"{identity.BETWEEN}#"
"""Stands before the number of a renewal, at the end of a key."""


def pairs(deals: nw.DataFrame, visits: nw.DataFrame) -> nw.DataFrame:
    """Give each deal its visits.

    A visit that names a deal, by its number or by its name among the deals
    of the same customer, belongs to that deal alone. One that names none,
    or one that nobody knows, belongs to every deal of its customer. Of a
    deal that was won and came back under its old number or name, visits
    until the win belong to the first one, later ones to the second.

    Args:
        deals: The deals, with `key`, `opportunity` (number), `name`,
            `customer` and `closed_on`; names go by `customer_key` if it
            is there.
        visits: The visits, of the model's columns, with `file`, `sheet`,
            `row` and `import_id`; names go by `customer_key` and
            `opportunity_key` if they are there.

    Returns:
        One row a deal and a visit of it, by key and day: `key`, `exact` (1
        where the visit names the deal, else 0) and the columns of `KNOWN`.

    Example:
        >>> import polars as pl
        >>> deals = pl.DataFrame({
        ...     "key": ["d-1", "d-2"], "opportunity": ["D-1", "D-2"],
        ...     "name": ["", ""], "customer": ["Acme", "Acme"],
        ...     "closed_on": [None, None],
        ... })
        >>> visits = pl.DataFrame({
        ...     **dict.fromkeys(KNOWN, ["", ""]), "date": [20_776, 20_777],
        ...     "customer": ["ACME", "Acme"], "opportunity": ["d-2", ""],
        ... })
        >>> found = pairs(nw.from_native(deals), nw.from_native(visits))
        >>> found.select("key", "date", "exact").rows()
        [('d-1', 20777, 0), ('d-2', 20776, 1), ('d-2', 20777, 0)]
    """
    return tied(deals, visits, KNOWN).sort("key", "date", _AT).drop(_AT)


def contacts(deals: nw.DataFrame, people: nw.DataFrame) -> nw.DataFrame:
    """Give each deal its contacts, by the same words as its visits.

    Args:
        deals: The deals, as `pairs` takes them.
        people: The contacts, of the model's columns, with `file`, `sheet`,
            `row` and `import_id`.

    Returns:
        One row a deal and a contact of it, by key: `key`, `exact` and the
        columns of `PERSON`.
    """
    return tied(deals, people, PERSON).sort("key", _AT).drop(_AT)


def tied(
    deals: nw.DataFrame, rows: nw.DataFrame, known: Sequence[str]
) -> nw.DataFrame:
    """Tie rows that name a deal or its customer to the deals they mean.

    Args:
        deals: The deals, as `pairs` takes them.
        rows: With `customer`, `opportunity` and `known`.
        known: The columns to keep; with `date` among them, rows go to the
            deal that went by its words on that day.
    """
    placed = _keyed(rows, known).with_row_index(_AT)
    told = _told(deals, nw.get_native_namespace(deals))
    numbers = told.filter(nw.col("number") != "").drop("at", "title")
    titles = told.filter((nw.col("title") != "") & (nw.col("at") != ""))
    named = placed.filter(nw.col("named") != "")
    by_number = named.join(numbers, left_on="named", right_on="number")
    by_title = named.join(
        titles.drop("number"),
        left_on=["named", "at"],
        right_on=["title", "at"],
    )
    found = [_spanned(f, known) for f in (by_number, by_title)]
    exact = nw.concat(found).unique([_AT, "key"])
    here = told.filter(nw.col("at") != "").drop("number", "title")
    rest = placed.join(exact.select(_AT).unique(), on=_AT, how="anti")
    loose = _spanned(rest.join(here, on="at"), known)
    return nw.concat([_marked(exact, 1, known), _marked(loose, 0, known)])


def last(deals: nw.DataFrame, visits: nw.DataFrame, day: int) -> nw.DataFrame:
    """Set beside each deal when it was last visited.

    One row a deal, in the order given.

    Args:
        deals: The deals, as `pairs` takes them.
        visits: The visits, likewise; plans after `day` do not count.
        day: The as-of day, in days since 1970-01-01.

    Returns:
        The deals with `last_visit` (day, or null) and `visits_30` (visits
        of the 30 days that end with `day`).

    Example:
        >>> import polars as pl
        >>> deals = pl.DataFrame({
        ...     "key": ["d-1", "d-2"], "opportunity": ["D-1", "D-2"],
        ...     "name": ["", ""], "customer": ["Acme", "Acme"],
        ...     "closed_on": [None, None],
        ... })
        >>> visits = pl.DataFrame({
        ...     **dict.fromkeys(KNOWN, ["", ""]), "date": [20_776, 20_778],
        ...     "customer": ["ACME", "Acme"], "opportunity": ["d-2", ""],
        ... })
        >>> frames = nw.from_native(deals), nw.from_native(visits)
        >>> done = last(*frames, 20_777)
        >>> done.select("key", "last_visit", "visits_30").rows()
        [('d-1', None, 0), ('d-2', 20776, 1)]
    """
    return seen(deals, pairs(deals, visits), day)


def seen(deals: nw.DataFrame, paired: nw.DataFrame, day: int) -> nw.DataFrame:
    """Set beside each deal when it was last visited, as `last` does.

    Args:
        deals: The deals, with `key`.
        paired: What `pairs` gives.
        day: The as-of day, in days since 1970-01-01.
    """
    done = paired.filter(nw.col("date") <= day)
    newest = done.group_by("key").agg(nw.col("date").max().alias("last_visit"))
    late = done.filter(nw.col("date") > day - MONTH)
    count = nw.len().cast(nw.Int64).alias("visits_30")
    counted = late.group_by("key").agg(count)
    joined = deals.join(newest, on="key", how="left").join(
        counted, on="key", how="left"
    )
    return joined.with_columns(nw.col("visits_30").fill_null(0))


def _marked(
    found: nw.DataFrame, exact: int, known: Sequence[str]
) -> nw.DataFrame:
    mark = nw.lit(exact, dtype=nw.Int64).alias("exact")
    return found.select("key", mark, *known, _AT)


def _spanned(found: nw.DataFrame, known: Sequence[str]) -> nw.DataFrame:
    """Keep rows of the time in which a deal went by its words."""
    if "date" not in known:
        return found.select(_AT, "key", *known)
    after = nw.col("after").is_null() | (nw.col("date") > nw.col("after"))
    until = nw.col("until").is_null() | (nw.col("date") <= nw.col("until"))
    kept = found.filter(after & until)
    return kept.select(_AT, "key", *known)


def _keyed(rows: nw.DataFrame, known: Sequence[str]) -> nw.DataFrame:
    """Add text keys: `at` of the customer, `named` of the deal."""
    at = _keys(rows, "customer").alias("at")
    named = _keys(rows, "opportunity").alias("named")
    return rows.select(*known, at, named)


def _keys(frame: nw.DataFrame, column: str) -> nw.Series:
    own = f"{column}_key"
    if own in frame.columns:
        return frame[own]
    texts = [identity.key(text or "") for text in frame[column].to_list()]
    return nw.new_series(
        own, texts, nw.String, backend=nw.get_native_namespace(frame)
    )


def _told(deals: nw.DataFrame, backend: ModuleType) -> nw.DataFrame:
    """Say by which words visits name a deal, and in which time.

    One row a deal: `key`, `number`, `title`, `at` (text keys), `after` and
    `until` (days, or null).
    """
    keys = deals["key"].to_list()
    spans = _spans(keys, deals["closed_on"].to_list())
    told: dict[str, Sequence[Any]] = {
        "key": keys,
        "number": [identity.key(t or "") for t in deals["opportunity"]],
        "title": [identity.key(t or "") for t in deals["name"]],
        "at": _keys(deals, "customer").to_list(),
        "after": [spans[key][0] for key in keys],
        "until": [spans[key][1] for key in keys],
    }
    texts = dict.fromkeys(("key", "number", "title", "at"), nw.String)
    schema = {**texts, "after": nw.Int64(), "until": nw.Int64()}
    return nw.from_dict(told, schema, backend=backend)


def _spans(
    keys: Sequence[str], closed: Sequence[int | None]
) -> dict[str, tuple[int | None, int | None]]:
    """Say after and until which day each deal went by its words.

    A deal that came back has the key of the first one, `_AGAIN` and 2, 3, ...
    """
    ends = dict(zip(keys, closed, strict=True))
    found = {}
    for key in keys:
        base, mark, nth = key.rpartition(_AGAIN)
        again = base and nth.isdecimal()
        stem, count = (base, int(nth)) if again else (key, 1)
        before = stem if count - 1 == 1 else f"{stem}{mark}{count - 1}"
        follows = f"{stem}{_AGAIN}{count + 1}" in ends
        after = ends.get(before) if again else None
        found[key] = after, ends[key] if follows else None
    return found
