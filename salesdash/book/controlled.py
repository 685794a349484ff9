"""The eight control points, and the talks that were agreed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from salesdash import days, identity, store
from salesdash.method.controls import SILENT_DAYS
from salesdash.method.milestones import CRITERIA
from salesdash.metrics import controls as metric
from salesdash.metrics.key import key_opportunities
from salesdash.metrics.pipeline import pipeline
from salesdash.metrics.schedule import joint, plays
from salesdash.metrics.sessions import sessions
from salesdash.metrics.whole import one
from salesdash.settings import Settings
from salesdash.store import State

if TYPE_CHECKING:
    from salesdash.book.view import View

KIND = "control"
"""The kind of edit by which a manager records a control point."""

WEEKS = 8
"""So many weeks the history of a control point looks back."""

_LAST = "controls1"
"""How days are kept; another number once the points say something else."""

_SCHEMA = {
    "point": nw.String(),
    "rep_key": nw.String(),
    "answer": nw.String(),
    "recorded_on": nw.Int64(),
    "until": nw.Int64(),
    "by": nw.String(),
    "reason": nw.String(),
    "import_id": nw.String(),
}
_FACTS = ("point", "rep", "rep_key", "team", "met", "date")


def remembered(folder: Path, state: State, own: Settings) -> nw.DataFrame:
    """Give what the points look at of a day, from the disk if it is there.

    Args:
        folder: The folder of the log.
        state: The state of the day.
        own: What the company has set, as of the day.

    Returns:
        One row a point and thing, without its place: `_FACTS`, and a row
        of the point '' for each rep who worked.
    """
    scene, day = state.scene, state.day
    seen = state.visits["supervisor_present"]
    came = f"{seen.count()}.{seen.sum()}"
    words = store.key(scene, day), store.graded(scene, day), own.key
    name = "-".join([_LAST, str(day), *words, store.done(scene, day), came])
    return _frame(store.remembered(folder, name, partial(_made, state, own)))


def _made(state: State, own: Settings) -> Any:
    from salesdash.book.view import View  # noqa: PLC0415 - a view has points

    found = known(View(days.day(state.day), state, settings=own))
    told = metric.looked(found).select(*_FACTS)
    team = metric.facts(found.reps, "", {}).select(*_FACTS)
    return nw.concat([told, team]).to_native()


def known(view: "View") -> metric.Known:
    """Gather what the points look at, of every team and rep."""
    scoped = view.team or view.rep or view.period
    whole = replace(view, team="", rep="", period="") if scoped else view
    day, state = view.number, view.state
    keyed = key_opportunities(whole.opportunities, day, whole.corrections)
    deals, visits = pipeline(keyed), _frame(state.visits)
    return metric.Known(
        day,
        deals,
        visits,
        view.pairs,
        whole.customers,
        whole.sessions,
        worksheets(view),
        metric.reps(deals, visits, day, SILENT_DAYS),
        view.settings.stale_days,
    )


def worksheets(view: "View") -> nw.DataFrame:
    """Give the opportunity sheets of each rep until the day.

    One row a rep and sheet: `rep_key`, `as_of`, `told` (1 where it has
    milestones or criteria), `file`, `sheet`, `row` (the rep's first one),
    `import_id`.
    """
    scene = view.state.scene
    names = ("order", "as_of", "file", "sheet", "import_id", "columns")
    sheets = _frame(scene.sheets).filter(
        nw.col("table") == "opportunities", nw.col("as_of") <= view.number
    )
    rows = _frame(scene.rows["opportunities"])
    told = (
        rows.filter(nw.col("rep_key") != "")
        .group_by("rep_key", "order")
        .agg(nw.col("row").min())
    )
    words = "|".join(f'"{name}"' for name in ("claimed_milestone", *CRITERIA))
    has = one(nw.col("columns").fill_null("").str.contains(words))
    found = told.join(sheets.select(*names), on="order")
    return found.with_columns(has.alias("told")).drop("order", "columns")


def records(view: "View") -> list[dict[str, Any]]:
    """Give what managers recorded of the points until the day.

    One row a record, oldest first, those that took one back too: the
    columns of `metrics.controls.RECORDED`, `point`, `rep`, `rep_key`,
    `import_id`.
    """
    names = view.state.scene.aliases.of("rep")
    found = []
    for edit in view.edits:
        if edit.kind != KIND or (edit.start or 0) > view.number:
            continue
        own = identity.key(edit.column)
        found.append(
            {
                "point": edit.key,
                "rep": edit.column,
                "rep_key": names.get(own, own),
                "answer": edit.value,
                "recorded_on": edit.start,
                "until": _day(edit.seen),
                "by": edit.by,
                "reason": edit.reason,
                "import_id": edit.import_id,
            }
        )
    return sorted(found, key=lambda row: row["recorded_on"] or 0)


def recorded(view: "View") -> nw.DataFrame:
    """Give the newest record of each point and rep, as `records` has it."""
    last = {(r["point"], r["rep_key"]): r for r in records(view)}
    rows = [r for r in last.values() if r["answer"] != identity.FORGOTTEN]
    told = {name: [row[name] for row in rows] for name in _SCHEMA}
    backend = _frame(view.state.visits).implementation
    return nw.from_dict(told, _SCHEMA, backend=backend)


def past(view: "View", weeks: Sequence[int]) -> nw.DataFrame:
    """Say where the points stood on some days; what sheets show alone.

    One row a day, point and rep in scope: as `metrics.controls`, `day`.
    """
    if view.control is None:
        message = "This view has no past."
        raise TypeError(message)
    none = recorded(view).head(0)
    found = []
    for day in weeks:
        rows = view.scoped(view.control(day))
        team = rows.filter(nw.col("point") == "")
        told = metric.controls(
            rows.filter(nw.col("point") != ""), team, none, day
        )
        found.append(told.with_columns(nw.lit(day).alias("day")))
    return nw.concat(found)


def _day(text: str) -> int | None:
    try:
        return days.number(date.fromisoformat(text))
    except ValueError:
        return None


def _frame(native: Any) -> nw.DataFrame:
    return nw.from_native(native, eager_only=True)


class Controlled:
    """A part of a view."""

    @cached_property
    def sessions(self: Any) -> nw.DataFrame:
        """One row a talk in scope; see `metrics.sessions`."""
        return sessions(self.table("coaching"), self.number)

    @cached_property
    def _points(self: Any) -> metric.Known:
        return known(self)

    @cached_property
    def control_facts(self: Any) -> nw.DataFrame:
        """One row a point and thing in scope; see `metrics.controls`."""
        return self.scoped(metric.looked(self._points))

    @cached_property
    def controls(self: Any) -> nw.DataFrame:
        """One row a control point and rep in scope, '' for all of them."""
        team = self.scoped(self._points.reps)
        told = self.control_facts, team, recorded(self), self.number
        return metric.controls(*told)

    @cached_property
    def role_plays(self: Any) -> nw.DataFrame:
        """One row a rep in scope: the last and the next role-play."""
        team = self.scoped(self._points.reps)
        return plays(team, self.sessions, self.number)

    @cached_property
    def joint_visits(self: Any) -> nw.DataFrame:
        """One row a key deal in scope: visits with the supervisor."""
        point = nw.col("point") == "supervisor_joins_key_visits"
        found = self.control_facts.filter(point)
        return joint(found, self._points.deals, self.sessions)

    @cached_property
    def controls_past(self: Any) -> nw.DataFrame:
        """One row a week, point and rep: where it stood; see `past`."""
        return past(self, self.cut_offs(WEEKS))

    @cached_property
    def control_records(self: Any) -> list[dict[str, Any]]:
        """What managers recorded of the points, oldest first."""
        return records(self)
