"""Text keys by which rows are told apart, under the aliases in force.

Rows keep the words as written: only their keys go by the aliases.
"""

import polars as pl

from salesdash import model
from salesdash.identity import BETWEEN, OPPORTUNITY, Aliases
from salesdash.store.codes import keys
from salesdash.store.scene import NAMES, Scene

_WRITTEN = ("written", "titled")
_ONTO = ("to_customer", "to_name", "to_number")


def keyed(
    frame: pl.DataFrame, table: model.Table, aliases: Aliases
) -> pl.DataFrame:
    """Add a text key beside each name that rows are told apart by.

    Args:
        frame: Rows of the table; keys that are there are left as they are.
        table: The table.
        aliases: Which names mean the same.
    """
    new = [
        name
        for name in NAMES
        if name in table.names and f"{name}_key" not in frame.columns
    ]
    frame = frame.with_columns(
        keys(frame[name], aliases.of(name)).alias(f"{name}_key")
        for name in new
    )
    deals = table is model.OPPORTUNITIES and bool(new)
    return _merged(frame, aliases) if deals else frame


def members(frame: pl.DataFrame, aliases: Aliases) -> pl.DataFrame:
    """Say which deal each row speaks of, by the words as written.

    Args:
        frame: Rows of opportunity sheets.
        aliases: Which names mean the same.

    Returns:
        One row a row: `written` and `titled`, the text keys of customer
        and name as written, and `member`: that of the customer, as written,
        of the deal that it was said to be.
    """
    found = _onto(frame, aliases)
    return found.select(
        *_WRITTEN, member=pl.coalesce("to_customer", "written")
    )


def retitled(scene: Scene, rows: pl.DataFrame) -> pl.DataFrame:
    """Call deals that were said to be another one by its name and number.

    Args:
        scene: What counts.
        rows: Rows of opportunity sheets, with their keys.
    """
    if not scene.aliases.of(OPPORTUNITY):
        return rows
    known = scene.rows["opportunities"].sort("position")
    for name in ("name", "opportunity"):
        own, key = keys(rows[name]), f"{name}_key"
        spelled = known.select(
            keys(known[name]).alias(key), pl.col(name).alias("to")
        ).unique(key, keep="first")
        other = own.ne(rows[key])
        found = rows.join(spelled, on=key, how="left", maintain_order="left")
        said = pl.when(other).then(pl.coalesce("to", name)).otherwise(name)
        rows = found.with_columns(said.alias(name)).drop("to")
    return rows


def _merged(frame: pl.DataFrame, aliases: Aliases) -> pl.DataFrame:
    """Let rows go by the deal that they were said to be."""
    if not aliases.of(OPPORTUNITY):
        return frame
    found = _onto(frame, aliases).select(_ONTO)
    numbered = pl.col("opportunity_key") != ""
    number = pl.coalesce("to_number", "opportunity_key")
    return (
        frame.hstack(found)
        .with_columns(
            name_key=pl.coalesce("to_name", "name_key"),
            opportunity_key=pl.when(numbered)
            .then("opportunity_key")
            .otherwise(number),
        )
        .drop(_ONTO)
    )


def _onto(frame: pl.DataFrame, aliases: Aliases) -> pl.DataFrame:
    """Set beside the words as written what the deal was said to be.

    Columns: `_WRITTEN`, and `_ONTO`, which is null where nothing was said.
    """
    told = [
        (*key.split(BETWEEN)[1:], *_parts(onto))
        for key, onto in aliases.of(OPPORTUNITY).items()
        if key.startswith(BETWEEN)
    ]
    names = [(name, pl.String) for name in (*_WRITTEN, *_ONTO)]
    own = [keys(frame["customer"]), keys(frame["name"])]
    return pl.DataFrame(own, list(_WRITTEN)).join(
        pl.DataFrame(told, names, orient="row"),
        on=_WRITTEN,
        how="left",
        maintain_order="left",
    )


def _parts(onto: str) -> tuple[str | None, str | None, str | None]:
    if not onto.startswith(BETWEEN):
        return None, None, onto
    _, customer, name = onto.split(BETWEEN)
    return customer, name, None
