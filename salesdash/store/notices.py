"""What a person should know before an import is written."""

import json
from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import Any

import polars as pl

from salesdash import days
from salesdash.findings import Finding
from salesdash.identity import Named
from salesdash.model import Edit
from salesdash.store import opportunities
from salesdash.store.compare import NEW, Changes, coming, equal_dates
from salesdash.store.corrections import judged
from salesdash.store.judged import OVERRULED
from salesdash.store.latest import SILENT
from salesdash.store.regraded import CUSTOMERS, regraded
from salesdash.store.scene import NEXT, Scene
from salesdash.store.state import keyed

HALF = 0.5
"""A warning is due where more than this share of open deals would go."""


def notices(
    before: Scene,
    after: Scene,
    changes: Changes,
    progress: Callable[[float], None] | None = None,
) -> list[Finding]:
    """Give the findings that only the log can tell.

    Args:
        before: What counts now and what comes, nothing taken back.
        after: What would count, as `scene.extend` gives it.
        changes: What would change.
        progress: Called with the share that is done, 0 to 1.
    """
    return [
        *_missing(before, after, progress),
        *_equal_dates(after, changes),
        *_gone(after, changes),
        *_deals(after, changes),
        *_overruled(after),
        *_twice(after),
    ]


def _missing(
    before: Scene,
    after: Scene,
    progress: Callable[[float], None] | None,
) -> Iterator[Finding]:
    """Warn of reps most of whose open deals would be in no pipeline."""
    fresh = after.sheets.filter(
        (pl.col("import_id") == NEXT)
        & (pl.col("table") == "opportunities")
        & (pl.col("covers") == "complete")
    )
    asked = sorted(fresh["as_of"].unique())
    for number, day in enumerate(asked):
        if progress:
            progress(number / len(asked))
        was = opportunities.fold(before.without(NEXT, day), day)
        now = opportunities.fold(after, day).filter(_named())
        known = was.filter(_named(), pl.col("status") == "open")
        gone = known.join(now, on="key", how="anti")
        # A deal that got its ID by now goes by another key.
        fresh_keys = now.join(was, on="key", how="anti")
        same = ["customer_key", "name"]
        gone = gone.join(fresh_keys, on=same, how="anti", nulls_equal=True)
        sheets = fresh.filter(pl.col("as_of") == day)
        for rep in sorted(gone["rep_key"].unique()):
            own = pl.col("rep_key") == rep
            sheet = _naming(after, sheets, rep)
            yield from _warned(sheet, known.filter(own), gone.filter(own))


def _naming(scene: Scene, sheets: pl.DataFrame, rep: str) -> dict[str, Any]:
    """Give the sheet that names a rep, else the first one."""
    rows = scene.rows["opportunities"].filter(pl.col("rep_key") == rep)
    named = sheets.filter(pl.col("order").is_in(rows["order"].implode()))
    return (sheets if named.is_empty() else named).row(0, named=True)


def _named() -> pl.Expr:
    """Keep the deals that did not fall out of their sheets unsaid."""
    return (pl.col("status") != "open") | pl.col("vanished_on").is_null()


def _warned(
    sheet: dict[str, Any], known: pl.DataFrame, gone: pl.DataFrame
) -> Iterator[Finding]:
    if len(gone) > HALF * len(known):
        yield Finding(
            "most_deals_missing",
            "note",
            sheet["file"],
            sheet["sheet"],
            value=gone["rep"][0] or "",
            detail=MappingProxyType(
                {"missing": len(gone), "known": len(known)}
            ),
        )


def _equal_dates(scene: Scene, changes: Changes) -> Iterator[Finding]:
    pairs = (
        equal_dates(scene, changes.rows)
        .group_by("order", "before", "table", "file", "sheet")
        .agg(pl.col("file_old", "sheet_old").first(), pl.len())
    )
    for pair in pairs.sort("order", "before").iter_rows(named=True):
        visit = pair["table"] == "visits"
        yield Finding(
            "visit_corrected" if visit else "same_day_twice",
            "note",
            pair["file"],
            pair["sheet"],
            value=f"{pair['file_old']} · {pair['sheet_old']}",
            detail=MappingProxyType({"rows": pair["len"]}),
        )


def _gone(scene: Scene, changes: Changes) -> Iterator[Finding]:
    sheets = {row["order"]: row for row in scene.sheets.to_dicts()}
    for row in changes.gone.sort("by", "file", "row").iter_rows(named=True):
        late = row["late"]
        told, source = sheets[row["by"]], sheets[row["order"]]
        if late:
            told, source = source, told
        yield Finding(
            "visit_overruled" if late else "visit_gone",
            "note",
            told["file"],
            told["sheet"],
            row["row"] if late else None,
            value=row["customer"] or "",
            detail=MappingProxyType(
                {
                    "rep": row["rep"] or "",
                    "day": days.iso(row["date"]),
                    "source": f"{source['file']} · {source['sheet']}",
                    "source_row": row["row"],
                }
            ),
        )


def _deals(scene: Scene, changes: Changes) -> Iterator[Finding]:
    if "opportunities" not in coming(scene):
        return
    rows = opportunities.history(scene, scene.last)
    kinds = changes.rows.filter(pl.col("table") == "opportunities")
    before = pl.col("states").shift(1).over("key")
    rows = rows.with_columns(before_states=before).join(
        kinds.select("order", "row", "change"),
        on=["order", "row"],
    )
    rows = scene.told(scene.whole("opportunities", rows), "file", "sheet")
    rows = rows.sort("key", "order", "row")
    renewed = (pl.col("change") == NEW) & pl.col("key").str.contains("\x1f#")
    was, now = pl.col("before_states"), pl.col("states")
    reopened = (was == "lost") & (now == "open")
    overruled = pl.col("said") == SILENT
    doubtful = ~pl.col("is_id") & (pl.col("opportunity_key") != "")
    for code, test in (
        ("deal_renewed", renewed),
        ("deal_reopened", reopened),
        ("deal_stays_won", overruled),
        ("id_of_two_customers", doubtful),
    ):
        for row in rows.filter(test).iter_rows(named=True):
            yield Finding(
                code,
                "note",
                row["file"],
                row["sheet"],
                row["row"],
                value=row["opportunity"] or row["name"] or row["customer"],
            )


def _overruled(scene: Scene) -> Iterator[Finding]:
    """Tell of corrections that the coming sheets put an end to."""
    fresh = scene.sheets.filter(pl.col("import_id") == NEXT)
    sheets = {row["order"]: row for row in fresh.to_dicts()}
    deals, customers = judged(scene, scene.last), regraded(scene, scene.last)
    for one in (*deals.corrections, *customers.corrections):
        order, row = one.place or (-1, None)
        if one.state != OVERRULED or order not in sheets:
            continue
        told, edit = sheets[order], one.edit
        mapping = json.loads(told["mapping"] or "{}")
        headings = (h for h, name in mapping.items() if name == edit.column)
        yield Finding(
            "correction_overruled",
            "note",
            told["file"],
            told["sheet"],
            row,
            next(headings, edit.column),
            value=_titled(edit),
            detail=MappingProxyType(
                {"by": edit.by or "?", "day": days.iso(one.start)}
            ),
        )


def _titled(edit: Edit) -> str:
    """Name the deal, or the customer, that an edit speaks of."""
    if edit.table == CUSTOMERS:
        return edit.key
    return Named.read(edit.key).title


def _twice(scene: Scene) -> Iterator[Finding]:
    """Tell of rows whose thing a later row of the same sheet names again."""
    for name in coming(scene):
        if name in ("opportunities", "visits"):
            continue
        fresh = scene.rows[name].filter(pl.col("import_id") == NEXT)
        rows = scene.told(keyed(fresh, name), "file", "sheet")
        last = pl.col("row").max().over("order", "key")
        again = rows.with_columns(last=last).filter(pl.col("row") < last)
        for row in again.sort("order", "row").iter_rows(named=True):
            yield Finding(
                "row_twice",
                "note",
                row["file"],
                row["sheet"],
                row["row"],
                detail=MappingProxyType({"last": row["last"]}),
            )
