"""Which deal of a day the words of a row lead to."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import polars as pl

from salesdash.identity import Named, generation
from salesdash.store.codes import keys
from salesdash.store.history import threads
from salesdash.store.scene import Scene, once
from salesdash.store.stretches import stretches

_WRITTEN = ("number", "customer", "name", "nth")
_COLUMNS = ("opportunity", "customer", "name")


@dataclass(frozen=True)
class Places:
    """The deals of a day, by the words of the rows that name them.

    Words lead to the deal of the oldest row that has them all; where none
    has (its sheet was undone), to that with the number and the customer,
    with the number where it is an ID, or with customer and name, and which
    of that name it is.

    Attributes:
        found: The words of a row -> the key of its deal.
        threads: Key of a deal -> its threads, see `Stretches`.
    """

    found: dict[tuple, str] = field(repr=False)
    threads: dict[str, list[int]] = field(repr=False)

    def key(self, named: Named) -> str | None:
        """Give the key of a deal, None where no row leads to it.

        A renewal goes by the key of the first deal.
        """
        number, customer, name, nth = named.place
        asked = [named.place]
        if number:
            asked += [(number, customer), (number,)]
        asked += [(customer, name, nth)]
        known = (self.found.get(words) for words in asked)
        return next(filter(None, known), None)


def places(scene: Scene, day: int) -> Places:
    """Find the deals that the words of rows lead to.

    Args:
        scene: What counts.
        day: Days since 1970-01-01.
    """
    deals = threads(scene, day)
    ids, names = deals["is_id"].to_list(), deals["key"].to_list()
    found: dict[tuple, str] = {}
    for row in words(scene).filter(pl.col("since") <= day).iter_rows():
        number, customer, name, nth, thread, _ = row
        leading = [(number, customer, name, nth), (customer, name, nth)]
        if number:
            leading.append((number, customer))
        if ids[thread]:
            leading.append((number,))
        for place in leading:
            found.setdefault(place, names[thread])
    own = defaultdict(list)
    for thread, name in enumerate(names):
        own[name].append(thread)
    return Places(found, own)


@once
def words(scene: Scene) -> pl.DataFrame:
    """Give the words in which sheets name their deals, oldest first.

    One row a wording: the text keys as written `number`, `customer` and
    `name`, `nth`, its `thread`, and `since`: the first day that has it.
    """
    rows = stretches(scene).rows
    frame = scene.rows["opportunities"]
    own = [keys(frame[c]).gather(rows["at"]) for c in _COLUMNS]
    told = pl.DataFrame(own, list(_WRITTEN[:3])).hstack(
        rows.select("nth", "thread", since="sheet_as_of")
    )
    return told.select(*_WRITTEN, "thread", "since").unique(
        _WRITTEN, keep="first", maintain_order=True
    )


def naming(scene: Scene, order: int, row: int) -> Named:
    """Give the words in which a row of a sheet names its deal.

    Args:
        scene: What counts.
        order: The order of the sheet.
        row: The row in it.
    """
    here = (pl.col("order") == order) & (pl.col("row") == row)
    found = stretches(scene).rows.filter(here).row(0, named=True)
    frame = scene.rows["opportunities"]
    told = (frame[column][found["at"]] or "" for column in _COLUMNS)
    number, customer, name = told
    return Named(number, customer, name, found["nth"])


def rows(
    past: pl.DataFrame, found: Places, keys: Iterable[str], told: pl.DataFrame
) -> pl.DataFrame:
    """Give every row that names some deals.

    Args:
        past: Every row of sheets until the day, as in `Stretches`.
        found: The deals of the day.
        keys: The deals; of a renewal those of the first deal come too.
        told: What `history` gives for the day, not the whole of it.

    Returns:
        The rows as `history` gives them: `at`, `order`, `row`,
        `sheet_as_of`, `said`, `key`, `states`.
    """
    first = {generation(key)[0] for key in keys}
    pairs = [(t, key) for key in first for t in found.threads.get(key, ())]
    schema = {"thread": pl.Int64, "deal": pl.String}
    wanted = pl.DataFrame(pairs, schema, orient="row")
    whole = past.join(wanted, on="thread", maintain_order="left")
    # What lies within a stretch is of the deal that its first row is of.
    within = pl.col("said", "key", "states").forward_fill().over("deal")
    return whole.join(
        told.select("at", "said", "key", "states"),
        on="at",
        how="left",
        maintain_order="left",
    ).with_columns(within)
