"""The course of one deal: its steps, and what stands in which lane."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from salesdash import days
from salesdash.charts import dates, numbers
from salesdash.charts.shown import named
from salesdash.method.milestones import (
    CRITERIA,
    MILESTONES,
    SIGNED,
    Milestone,
    rank,
)
from salesdash.model.dossier import Event
from salesdash.words import Words

BEFORE = 60
"""Days that are drawn before the deal was first named."""

LANES = ("visit", "close", "amount", "manager")
"""The lanes below the milestones, from the top."""

WON = "won"
"""Stands for the win among the criteria that are met."""

_MANAGER = ("corrected", "overruled", "confirmed", "dismissed")
_TOLD = ("changed", "ticked", "unticked")


@dataclass(frozen=True)
class Course:
    """What is drawn of one deal.

    Attributes:
        events: What happened, newest first.
        day: The as-of day.
        currency: Of the amounts.
        t: The words.
        milestones: The milestones, with the yields in force.
        won_on: The day on which the deal was won, None for no win.
    """

    events: Sequence[Event]
    day: int
    currency: str
    t: Words
    milestones: Sequence[Milestone] = field(default=MILESTONES)
    won_on: int | None = None

    @cached_property
    def past(self) -> list[Event]:
        """The events until the day, oldest first.

        Long before a deal was first named its customer's visits are those
        of other deals.
        """
        named = (e.day for e in self.events if e.kind == "named")
        first = min(named, default=0) - BEFORE
        told = reversed(self.events)
        return [e for e in told if first <= e.day <= self.day]

    @property
    def first(self) -> int:
        """The day on which the chart begins."""
        return min((e.day for e in self.past), default=self.day)

    @cached_property
    def claimed(self) -> list[tuple[int, int]]:
        """Day and rank of each claim, the as-of day last."""
        steps = [
            (e.day, rank(e.after))
            for e in self.past
            if e.kind == "changed" and e.column == "claimed_milestone"
        ]
        return self._until(steps)

    @cached_property
    def verified(self) -> list[tuple[int, int]]:
        """Day and rank of what the criteria support, from their days."""
        met: set[str] = set()
        steps: list[tuple[int, int]] = []
        for day, column, value in sorted(self._ticks()):
            (met.discard if value < 0 else met.add)(column)
            steps.append((day, self._supported(met)))
        return self._until(_last(steps))

    def lane(self, name: str) -> list[Event]:
        """Give the events of a lane, oldest first."""
        if name == "manager":
            return [e for e in self.past if e.kind in _MANAGER]
        if name == "visit":
            return [e for e in self.past if e.kind == "visit"]
        column = {"close": "expected_close"}.get(name, name)
        told = [e for e in self.past if e.column == column]
        return [e for e in told if e.kind == "changed"]

    def name(self, code: str | None) -> str:
        """Name a milestone with its yield."""
        return named(code or "", self.t, self.milestones)

    def said(self, event: Event) -> str:
        """Say in short what a mark of a lane stands for."""
        if event.kind == "visit":
            return self.t.name("activity", event.after)
        if event.kind in _MANAGER:
            return self.t(f"deal.kind.{event.kind}")
        return " → ".join(map(self._value(event), (event.before, event.after)))

    def short(self, event: Event) -> str:
        """Write in short what a date or an amount is now."""
        if event.column == "expected_close":
            return days.iso(event.after) or "–"
        return self._value(event)(event.after)

    def _value(self, event: Event) -> Callable[[int | None], str]:
        def write(value: int | None) -> str:
            if value is None:
                return "–"
            if event.column == "amount":
                return numbers.compact(value, self.currency, self.t)
            return dates.day(value, self.t)

        return write

    def _ticks(self) -> Iterator[tuple[int, str, int]]:
        """Give day, criterion and value; blank counts as no."""
        for event in self.past:
            if event.column in CRITERIA and event.kind in _TOLD:
                value = -1 if event.after is None else event.after
                yield max(event.day, value), event.column, value
        if self.won_on is not None:
            yield self.won_on, WON, 0

    def _supported(self, met: set[str]) -> int:
        """Count the milestones that are verified, as `metrics.verified`."""
        if {WON, SIGNED} <= met:
            return len(self.milestones)
        reached = 0
        for place, milestone in enumerate(self.milestones, 1):
            if not set(milestone.criteria) <= met:
                break
            reached = place
        return reached

    def _until(self, steps: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Keep the steps until the day, which ends the line."""
        kept = [step for step in steps if step[0] <= self.day]
        return [*kept, (self.day, kept[-1][1])] if kept else []


def _last(steps: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep of each day the last step."""
    return list(dict(steps).items())
