"""The cross-check of a view: which claims lack their evidence."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from salesdash import days, store
from salesdash.metrics import evidence
from salesdash.metrics.buying import buying
from salesdash.metrics.evidence import EARLIER, STEP, Known
from salesdash.metrics.visited import pairs
from salesdash.model.dossier import Source
from salesdash.settings import Settings
from salesdash.store import State

if TYPE_CHECKING:
    from salesdash.book.view import View

WEEKS = 104
"""So many weeks the record of the cross-check looks back."""

LAST = 12
"""So many weeks reps are compared by, the one of the day among them."""

_SAME = ["key", "rule", "seen"]
_KIND = "evidence2"
"""How weeks are kept; another number once the rules say something else."""


def known(view: "View") -> Known:
    """Gather what the rules look at, of every team and rep."""
    whole = replace(view, team="", rep="", period="")
    state = view.state
    return Known(
        view.number,
        buying(whole.opportunities, view.number),
        _frame(state.visits),
        _frame(state.table("contacts")),
        _frame(state.claims),
        _frame(state.slips),
        _frame(state.ticked),
        _frame(store.headed(state.scene)),
        view.settings.limits,
    )


def paired(view: "View") -> nw.DataFrame:
    """Give every deal its visits until the day, as `metrics.visited` does.

    All deals take part, or visits of a deal out of scope would go to
    another one of its customer.
    """
    deals = _frame(view.state.opportunities)
    return pairs(deals, _frame(view.state.visits))


def remembered(folder: Path, state: State, own: Settings) -> nw.DataFrame:
    """Give the cross-check of a day, from the disk if it is there.

    Args:
        folder: The folder of the log.
        state: The state of the day.
        own: What the company has set, as of the day.
    """
    scene, day = state.scene, state.day
    word = store.key(scene, day, verdicts=False)
    words = word, store.done(scene, day), own.key
    name = "-".join([_KIND, str(day), *words])
    make = partial(_made, state, own)
    return _frame(store.remembered(folder, name, make))


def checked(view: "View") -> nw.DataFrame:
    """Check every rule, of every team and rep.

    One row an open deal, and one a deal and rule, as
    `metrics.evidence.week` gives them.
    """
    if view.check is not None:
        return view.check(view.number)
    return evidence.week(known(view))


def hits(view: "View") -> nw.DataFrame:
    """Give the hits in scope, dismissed ones too.

    One row a hit of a rule that is switched on, by rule and key: the
    columns of `metrics.evidence.hits` but `unknown`; `dismissed` (1 or 0),
    `dismissed_by` and `dismissed_reason` ('' where it is not).
    """
    told = _asked(view).filter(nw.col("unknown") == 0).drop("unknown")
    gone = _frame(view.state.dismissals).select(
        *_SAME,
        nw.lit(1, dtype=nw.Int64).alias("dismissed"),
        nw.col("by").alias("dismissed_by"),
        nw.col("reason").alias("dismissed_reason"),
    )
    once = gone.unique(_SAME, keep="last", maintain_order=True)
    marked = told.join(once, on=_SAME, how="left")
    return marked.with_columns(
        nw.col("dismissed").fill_null(0),
        nw.col("dismissed_by", "dismissed_reason").fill_null(""),
    )


def unchecked(view: "View") -> nw.DataFrame:
    """Count the deals in scope for which a rule could not be checked.

    One row a rule: `rule`, `deals`.
    """
    found = _asked(view).filter(nw.col("unknown") == 1)
    count = nw.len().cast(nw.Int64).alias("deals")
    return found.group_by("rule").agg(count).sort("rule")


def unknown(view: "View", key: str) -> list[str]:
    """Name the rules that could not be checked for a deal."""
    return _asked(view).filter(unknown=1, key=key)["rule"].to_list()


def record(view: "View", weeks: Sequence[int]) -> nw.DataFrame:
    """Say how often each rule was right, as `metrics.evidence.record` does.

    Args:
        view: The view of the day by which outcomes are known.
        weeks: The as-of days of the weeks to look at.
    """
    deals = _frame(view.state.opportunities)
    return evidence.record(_weeks(view, weeks), deals, view.number)


def reps(view: "View", weeks: Sequence[int]) -> nw.DataFrame:
    """Say whose claims are not borne out, as `metrics.evidence.reps` does.

    Args:
        view: The view of the last week.
        weeks: The as-of days of the weeks before it.
    """
    now = _dated(view.checked, view.number)
    every = nw.concat([_weeks(view, weeks), now])
    return evidence.reps(view.scoped(every))


def sides(view: "View", places: Iterable[tuple[str, str]]) -> nw.DataFrame:
    """Give the rows behind hits, as `metrics.evidence.sides` does."""
    return evidence.sides(known(view), places)


def traced(view: "View", key: str, rule: str) -> nw.DataFrame:
    """Give the rows behind one hit, earlier sheets with their place too."""
    found = sides(view, [(key, rule)])
    wanted = EARLIER.get(rule)
    if wanted is None:
        return found
    events = view.state.timeline(key)
    places = {e.day: e.source for e in events if e.column == wanted}
    rows = [
        {**row, **_source(places.get(row["day"]))}
        if row["told"] == STEP
        else row
        for row in found.iter_rows(named=True)
    ]
    columns = {name: [row[name] for row in rows] for name in found.columns}
    return nw.from_dict(columns, found.schema, backend=found.implementation)


def _source(place: Source | None) -> dict[str, Any]:
    if place is None:
        return {}
    told = {"file": place.file, "sheet": place.sheet, "row": place.row}
    return {"table": "opportunities", **told, "import_id": place.import_id}


def _asked(view: "View") -> nw.DataFrame:
    """Give what the rules in force say of the deals in scope."""
    on = sorted(view.settings.rules)
    return view.scoped(view.checked).filter(nw.col("rule").is_in(on))


def _made(state: State, own: Settings) -> Any:
    from salesdash.book.view import View  # noqa: PLC0415 - a view has hits

    view = View(days.day(state.day), state, settings=own)
    return evidence.week(known(view)).to_native()


def _weeks(view: "View", weeks: Sequence[int]) -> nw.DataFrame:
    """Give what the rules said in past weeks, each with its `week`."""
    if view.check is None:
        message = "This view has no past."
        raise TypeError(message)
    past = [_dated(view.check(day), day) for day in weeks]
    nothing = _dated(view.checked, view.number).head(0)
    return nw.concat([nothing, *past])


def _dated(frame: nw.DataFrame, day: int) -> nw.DataFrame:
    return frame.with_columns(nw.lit(day, dtype=nw.Int64).alias("week"))


def _frame(native: Any) -> nw.DataFrame:
    return nw.from_native(native, eager_only=True)


class Crossed:
    """What the cross-check says; a view has all of it."""

    @cached_property
    def pairs(self: Any) -> nw.DataFrame:
        """One row a deal and a visit of it until the day, of every rep."""
        return paired(self)

    @cached_property
    def checked(self: Any) -> nw.DataFrame:
        """What the cross-check says of every deal; see `metrics.evidence`."""
        return checked(self)

    @cached_property
    def hits(self: Any) -> nw.DataFrame:
        """One row a hit of the cross-check in scope, dismissed ones too."""
        return hits(self)

    @cached_property
    def unchecked(self: Any) -> nw.DataFrame:
        """One row a rule that could not be checked for some `deals`."""
        return unchecked(self)

    @property
    def past(self: Any) -> list[int]:
        """The cut-off days before the day that the record looks back on."""
        return self.cut_offs(WEEKS)[:-1]

    @cached_property
    def record(self: Any) -> nw.DataFrame:
        """One row a rule: how often it was right; of the whole company."""
        return record(self, self.past)

    @cached_property
    def unproven(self: Any) -> nw.DataFrame:
        """One row a rep in scope: claims of the last weeks not borne out."""
        return reps(self, self.past[1 - LAST :])

    def sides(self: Any, key: str, rule: str) -> nw.DataFrame:
        """Give the rows behind a hit: of the claim, and of the evidence."""
        return traced(self, key, rule)

    @cached_property
    def every_side(self: Any) -> nw.DataFrame:
        """The rows behind every hit; see `metrics.evidence.sides`."""
        return sides(self, self.hits.select("key", "rule").rows())
