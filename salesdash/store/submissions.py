"""Who handed in which sheet, when, and whether it says anything new."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import polars as pl

from salesdash import model
from salesdash.store.assemble import kept
from salesdash.store.codes import keys
from salesdash.store.live import Live, live, targets
from salesdash.store.log import Log
from salesdash.store.names import spelled, teamed
from salesdash.store.scene import Scene, once

TABLES = ("visits", "opportunities")
"""Tables whose sheets a rep hands in every week."""

_SEEDS = (1, 2)
_PLACE = ("import_id", "number")

Place: TypeAlias = tuple[str, int]


@dataclass(frozen=True)
class Submissions:
    """The sheets that reps handed in until a day.

    Attributes:
        sheets: One row a sheet and rep that it names: `rep`, `team` (of the
            day), `table`, `file`, `sheet`, `import_id`, `number`, `as_of`,
            `seq`, `rows` (those of the rep), `content` (the same word where
            the rows say the same), `imported_at`, `arrived_at` (when the
            first sheet came in whose place this one took, microseconds
            since 1970, UTC), `by`.
        named: One row a rep and as-of day of a sheet or team list that
            names the rep: `rep`, `day`.
        left: One row a rep whom the team lists name no more: `rep`, and
            `left_on`, the as-of day of the first list without the rep.
    """

    sheets: pl.DataFrame
    named: pl.DataFrame
    left: pl.DataFrame


def submissions(log: Log, scene: Scene, day: int) -> Submissions:
    """Say who handed in what.

    Args:
        log: The log.
        scene: What counts of it.
        day: Sheets of later days are left out, days since 1970-01-01.
    """
    past = pl.col("as_of") <= day
    sheets = _named_sheets(scene).filter(past)
    sheets = _spelled(scene, teamed(scene, sheets, pl.lit(day)), "reps")
    came = _arrivals(log)
    named = namings(scene).filter(pl.col("day") <= day)
    return Submissions(
        sheets.join(came, on=_PLACE, how="left")
        .sort("rep", "as_of", "seq", "number")
        .select(
            *("rep", "team", "table", "file", "sheet", *_PLACE, "as_of"),
            *("seq", "rows", "content", "imported_at", "arrived_at", "by"),
        ),
        _spelled(scene, named).select("rep", "day").sort("rep", "day"),
        _spelled(scene, _left(scene, named, day)).select("rep", "left_on"),
    )


@once
def contents(scene: Scene) -> pl.DataFrame:
    """Say by one word what each sheet says of each rep.

    Two sheets have the same word where every column of the rep's rows is
    the same, in whatever order. Columns: `rep_key`, `order`, `rows`,
    `content`.
    """
    return pl.concat([_contents(scene.rows[name], name) for name in TABLES])


@once
def namings(scene: Scene) -> pl.DataFrame:
    """Say which reps the sheets of which days name: `rep_key`, `day`."""
    parts = [
        scene.rows[name].select("rep_key", day="sheet_as_of").unique()
        for name in (*TABLES, "team")
    ]
    return pl.concat(parts).filter(pl.col("rep_key") != "").unique()


def _contents(rows: pl.DataFrame, name: str) -> pl.DataFrame:
    said = rows.select(model.table(name).names)
    marks = [f"mark_{seed}" for seed in _SEEDS]
    return (
        rows.select("rep_key", "order")
        .with_columns(
            said.hash_rows(seed).alias(mark)
            for seed, mark in zip(_SEEDS, marks, strict=True)
        )
        .filter(pl.col("rep_key") != "")
        .group_by("rep_key", "order")
        .agg(pl.len().cast(pl.Int64).alias("rows"), pl.col(marks).sum())
        .select(
            *("rep_key", "order", "rows"),
            content=pl.concat_str("rows", *marks, separator=" "),
        )
    )


@once
def _named_sheets(scene: Scene) -> pl.DataFrame:
    """Give one row a submitted sheet and rep that it names.

    A sheet without a row names the rep of its title.
    """
    sheets = scene.sheets.filter(pl.col("table").is_in(TABLES))
    found = sheets.join(contents(scene), on="order")
    silent = sheets.join(found, on="order", how="anti")
    own = keys(silent["reps"].fill_null(""), scene.aliases.of("rep"))
    titled = silent.with_columns(
        own.alias("rep_key"),
        rows=pl.lit(0, pl.Int64),
        content=pl.lit(""),
    ).filter(pl.col("rep_key") != "")
    return pl.concat([found, titled], how="diagonal")


def _spelled(scene: Scene, frame: pl.DataFrame, other: str = "") -> Any:
    """Name the reps; one that no row names is called as the title says."""
    told = spelled(scene, frame.with_columns(rep=pl.lit("")))
    if not other:
        return told
    silent = pl.col("rep") == ""
    return told.with_columns(rep=pl.when(silent).then(other).otherwise("rep"))


def _left(scene: Scene, named: pl.DataFrame, day: int) -> pl.DataFrame:
    """Find who stands in no team list, nor any sheet, from a list on."""
    lists = scene.rows["team"].filter(
        pl.col("sheet_as_of") <= day, pl.col("rep_key") != ""
    )
    last = lists.sort("position").unique("rep_key", keep="last")
    later = lists.select("team_key", left_on="sheet_as_of").unique()
    return (
        last.select("rep_key", "team_key", last="sheet_as_of")
        .join(later, on="team_key")
        .filter(pl.col("left_on") > pl.col("last"))
        .group_by("rep_key")
        .agg(pl.col("left_on").min())
        .join(named.group_by("rep_key").agg(pl.col("day").max()), on="rep_key")
        .filter(pl.col("day") < pl.col("left_on"))
    )


def _arrivals(log: Log) -> pl.DataFrame:
    """Say when each sheet of the log came in, and by whom."""
    imports = log.imports()
    counts = live(imports)
    came = imports.select("import_id", "imported_at", "by")
    sheets = kept(log, model.SHEETS).join(came, on="import_id")
    since = _since(imports, sheets, counts)
    places = sheets.select(_PLACE).iter_rows()
    arrived = pl.Series([since[place] for place in places], dtype=pl.Int64)
    return sheets.select(
        *_PLACE, "imported_at", pl.col("by").fill_null("")
    ).with_columns(arrived_at=arrived)


def _since(
    imports: pl.DataFrame, sheets: pl.DataFrame, counts: Live
) -> dict[Place, int]:
    """Say when the first of the sheets came that one took the place of."""
    known = {_place(row): row for row in sheets.iter_rows(named=True)}
    since = {place: row["imported_at"] for place, row in known.items()}
    if not counts.withdrawn:
        return since
    own: dict[str, list[Place]] = {}
    for place in known:
        own.setdefault(place[0], []).append(place)
    for later, older in _replaced(imports, counts):
        for place in own.get(later, ()):
            if older in known and _instead(known[place], known[older]):
                since[place] = min(since[place], since[older])
    return since


def _replaced(
    imports: pl.DataFrame, counts: Live
) -> Iterator[tuple[str, Place]]:
    """Give the sheets that uploads in force took back, oldest first."""
    uploads = imports.filter(pl.col("kind") == "upload").sort("seq")
    for row in uploads.iter_rows(named=True):
        for target, number in targets(row["withdraws"]):
            both = {row["import_id"], target} <= counts.imports
            if both and number is not None:
                yield row["import_id"], (target, number)


def _place(row: Mapping[str, Any]) -> Place:
    return row["import_id"], row["number"]


def _instead(new: Mapping[str, Any], old: Mapping[str, Any]) -> bool:
    """Tell whether a sheet is the one that took another's place."""
    if (new["table"], new["as_of"]) != (old["table"], old["as_of"]):
        return False
    alike = ("mapping", "reps")
    return new["file"] == old["file"] or all(
        new[name] == old[name] for name in alike
    )
