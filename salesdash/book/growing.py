"""The three success criteria: attained, accurate, developed."""

from collections.abc import Iterable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from salesdash import days, store
from salesdash.metrics import accuracy, attainment, growth
from salesdash.metrics.outlook import outlook
from salesdash.metrics.reach import reach
from salesdash.metrics.targets import revenue
from salesdash.settings import Settings
from salesdash.store import State

if TYPE_CHECKING:
    from salesdash.book.view import View

LENGTHS: tuple[accuracy.months.Length, ...] = ("month", "quarter")
LEVELS: tuple[accuracy.By, ...] = ("", "team", "rep")
ALL = "all"
"""The level of a row that is of everybody in scope."""

PLACE = ("level", "team", "rep")


def foreseen(folder: Path, state: State, own: Settings) -> nw.DataFrame:
    """Give what was foreseen on a day, from the disk if it is there.

    Args:
        folder: The folder of the log.
        state: The state of the day.
        own: What the company has set, as of the day.
    """
    day = state.day
    word = store.key(state.scene, day, verdicts=False)
    name = f"outlook-{day}-{word}-{own.key}"
    make = partial(_made, state, own)
    frame = store.remembered(folder, name, make)
    return nw.from_native(frame, eager_only=True)


def _made(state: State, own: Settings) -> Any:
    from salesdash.book.view import View  # noqa: PLC0415 - a view has growth

    view = View(days.day(state.day), state, settings=own)
    found = outlook(
        view.opportunities, _stated(view), state.day, own.year_start
    )
    return found.to_native()


def _stated(view: "View") -> nw.DataFrame:
    """Give the revenue targets in scope."""
    table, rates = view.table("targets"), view.table("rates")
    return revenue(table, rates, view.settings.base, view.number)


def looks(view: "View", past: Iterable[int]) -> nw.DataFrame:
    """Give what was foreseen in scope on each of some days, with its `day`."""
    if view.outlook is None:
        message = "This view has no past."
        raise TypeError(message)
    found = [_dated(view.outlook(day), day) for day in past]
    nothing = _dated(view.outlook(view.number), view.number).head(0)
    return view.scoped(nw.concat([nothing, *found]))


def _dated(frame: nw.DataFrame, day: int) -> nw.DataFrame:
    return frame.with_columns(nw.lit(day, dtype=nw.Int64).alias("day"))


def attained(view: "View") -> nw.DataFrame:
    """Set what was won beside the target, by each length and level.

    One row a length, level, group, period and currency: `length`, `level`
    ("all", "team", "rep"), `team`, `rep` ('' where they do not apply),
    `period`, `currency` and `metrics.attainment.SUMS`; `passed` is the
    share of its working days that is over, per 10,000.
    """
    own, day = view.settings, view.number
    stated, parts = _stated(view), []
    for by in LENGTHS:
        over = attainment.passed(day, by, own.year_start, own.working_days)
        now = accuracy.months.current(day, by, own.year_start)
        share = nw.when(nw.col("period") == now).then(nw.lit(over))
        deals = attainment.brought(view.opportunities, day, by, own.year_start)
        for level in LEVELS:
            found = attainment.attainment(
                deals, stated, day, by, own.year_start, level
            ).with_columns(
                nw.lit(by).alias("length"),
                share.otherwise(nw.lit(10_000)).cast(nw.Int64).alias("passed"),
            )
            parts.append(_levelled(view, found, level))
    columns = (*PLACE, "period", "currency", *attainment.SUMS)
    return nw.concat([part.select("length", *columns) for part in parts])


def scored(view: "View") -> nw.DataFrame:
    """Set what was foreseen beside what was won, by each level.

    One row a level, month, group and currency: `level`, `team`, `rep` and
    the columns of `metrics.accuracy.accuracy`.
    """
    looks, won = accuracy.dated(view.outlooks), view.outcomes
    parts = [
        _levelled(view, accuracy.accuracy(looks, won, by), by) for by in LEVELS
    ]
    columns = [c for c in parts[0].columns if c not in PLACE]
    return nw.concat([part.select(*PLACE, *columns) for part in parts])


def leaned(view: "View") -> nw.DataFrame:
    """Say how forecasts ran over the months, by each level.

    One row a level, group, currency and way: `level`, `team`, `rep` and
    the columns of `metrics.accuracy.bias`.
    """
    parts = []
    for by in LEVELS:
        rows = view.accuracy.filter(nw.col("level") == (by or ALL))
        parts.append(_levelled(view, accuracy.bias(rows, by), by))
    columns = [c for c in parts[0].columns if c not in PLACE]
    return nw.concat([part.select(*PLACE, *columns) for part in parts])


def grown(view: "View") -> nw.DataFrame:
    """Say how each rep did in each rolling quarter: `metrics.growth`."""
    day = view.number
    ends = [e for _, e in growth.quarters(day) if e >= view.state.first]
    held = view.sessions.filter(nw.col("held") == 1)
    past = growth.Past(
        day,
        _reached(view),
        view.closed,
        looks(view, ends),
        accuracy.hits(accuracy.dated(view.outlooks), view.outcomes),
        held,
        view.homes,
    )
    return growth.growth(past)


def _reached(view: "View") -> nw.DataFrame:
    """Say whom reps reached in each quarter, with its `point`."""
    begun = view.everyone["date"].min()
    parts = []
    for point, (first, last) in enumerate(growth.quarters(view.number)):
        since = first if begun is None else max(first, int(begun))
        found = reach(view.logged, since, last, view.fresh)
        place = nw.lit(point, dtype=nw.Int64).alias("point")
        parts.append(found.with_columns(place))
    return nw.concat(parts)


def _teams(view: "View") -> dict[str, str]:
    """Give the team of each rep: that of the newest row which names it."""
    deals = view.opportunities.select("rep", "team", day="as_of")
    visits = view.logged.filter(nw.col("date") <= view.number)
    made = visits.select("rep", "team", day="date")
    typed = [
        f.with_columns(nw.col("day").cast(nw.Int64)) for f in (deals, made)
    ]
    every = nw.concat(typed).unique().sort("day", "team")
    return dict(every.select("rep", "team").rows())


def _levelled(view: "View", found: nw.DataFrame, level: str) -> nw.DataFrame:
    """Give rows their `level`, and a `team` and `rep` each."""
    named = found.with_columns(nw.lit(level or ALL).alias("level"))
    if level == "rep":
        teams = [view.homes.get(rep, "") for rep in named["rep"].to_list()]
        team = nw.new_series(
            "team", teams, nw.String, backend=named.implementation
        )
        return named.with_columns(team)
    blank = [name for name in ("team", "rep") if name not in named.columns]
    return named.with_columns(*(nw.lit("").alias(name) for name in blank))


class Growing:
    """How the three criteria are met; a view has all of it."""

    @cached_property
    def homes(self: Any) -> dict[str, str]:
        """Rep -> the team of the newest deal or visit of the rep."""
        return _teams(self)

    @cached_property
    def outlooks(self: Any) -> nw.DataFrame:
        """What was foreseen for the past months, with the `day` of each."""
        own = self.settings
        past = accuracy.cut_offs(self.number, own.cut_off, self.state.first)
        return looks(self, past)

    @cached_property
    def outcomes(self: Any) -> nw.DataFrame:
        """The deals won, each with its month."""
        return accuracy.outcomes(self.opportunities)

    @cached_property
    def attainment(self: Any) -> nw.DataFrame:
        """One row a length, level, group, period and currency."""
        return attained(self)

    @cached_property
    def accuracy(self: Any) -> nw.DataFrame:
        """One row a level, month, group and currency."""
        return scored(self)

    @cached_property
    def bias(self: Any) -> nw.DataFrame:
        """One row a level, group, currency and way of foreseeing."""
        return leaned(self)

    @cached_property
    def growth(self: Any) -> nw.DataFrame:
        """One row a rep, rolling quarter and measure."""
        return grown(self)
