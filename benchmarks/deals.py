"""What becomes of invented deals, week by week."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pyarrow as pa

from benchmarks import phrases
from salesdash import days, model
from salesdash.method.milestones import CRITERIA, MILESTONES, SIGNED

LAST = days.number(date(2026, 11, 20))
"""The as-of day of the newest sheets, a Friday."""

FATES = ("open", "won", "lost", "dropped")
SHARES = (0.62, 0.18, 0.14, 0.06)
CURRENCIES = ("CNY", "CNY", "CNY", "CNY", "USD", "EUR", "JPY")
MEMBERS = 10
"""So many reps are a team."""

UNNUMBERED = 5
"""Every so many teams there is one whose sheets have no numbers of deals."""

UNCHECKED = 3
"""Every so many teams there is one that keeps no exit criteria."""

Columns = dict[str, pa.Array]
"""Column of the model -> its cells."""


@dataclass(frozen=True)
class Size:
    """How large a store is to be.

    Attributes:
        visits: Visits in all.
        opportunities: Deals in each week's sheets.
        weeks: Weeks.
        reps: Sales reps.
    """

    visits: int = 1_000_000
    opportunities: int = 20_000
    weeks: int = 52
    reps: int = 50

    @property
    def teams(self) -> int:
        """How many teams the reps make."""
        return -(-self.reps // MEMBERS)

    def day(self, week: int) -> int:
        """Give the as-of day of a week, counted from 0."""
        return LAST - 7 * (self.weeks - 1 - week)


def texts(words: list[str] | tuple[str, ...], which: np.ndarray) -> pa.Array:
    """Give a text for each number; the words go round."""
    return pa.array(words).take(pa.array(which % len(words)))


class Deals:
    """The deals of a store: arrays of one element a deal."""

    def __init__(self, size: Size, draw: np.random.Generator) -> None:
        """Draw what becomes of each deal.

        Args:
            size: The size of the store.
            draw: Where chance comes from.
        """
        count = size.opportunities
        number = np.arange(count)
        self.size = size
        self.draw = draw
        self.rep = number % size.reps
        self.customer = number * 2 // 3
        self.fate = draw.choice(len(FATES), count, p=SHARES)
        ends = draw.integers(1, size.weeks, count)
        self.end = np.where(self.fate == 0, size.weeks, ends)
        waits = draw.geometric(4 / size.weeks, (len(MILESTONES), count))
        early = draw.integers(1, size.weeks, count)
        self.steps = waits.cumsum(axis=0) - early
        drawn = draw.lognormal(3, 1, count).astype(np.int64)
        self.amount = (drawn + 1) * 1_000_000
        later = draw.integers(30, 30 + 7 * size.weeks, count)
        self.close = size.day(0) + later

    @cached_property
    def numbers(self) -> list[str]:
        """What a sheet calls each deal, where it numbers them."""
        return [f"O-{n + 10_000}" for n in range(self.size.opportunities)]

    @cached_property
    def names(self) -> list[str]:
        """The name of each deal."""
        return phrases.deals(self.size.opportunities)

    @cached_property
    def customers(self) -> list[str]:
        """The name of each customer."""
        return phrases.customers(int(self.customer[-1]) + 1)

    @cached_property
    def reps(self) -> list[str]:
        """The name of each rep."""
        return phrases.reps(self.size.reps)

    def sheet(self, week: int, team: int) -> Columns:
        """Give the deals as a team hands them in, all but dropped ones."""
        dropped = (FATES[3] == np.array(FATES)[self.fate]) & (self.end <= week)
        at = np.flatnonzero((self.rep // MEMBERS == team) & ~dropped)
        self._move(at)
        over = np.where(self.end[at] <= week, self.fate[at], 0)
        won = over == FATES.index("won")
        reached = (self.steps[:, at] <= week).sum(axis=0)
        reached = np.where(won, len(MILESTONES), np.clip(reached, 1, 5))
        ended = self.size.day(0) + 7 * self.end[at] - 3
        columns = self._words(at, week) | {
            "team": texts([phrases.team(team)], at),
            "status": texts(FATES, over),
            "amount": pa.array(self.amount[at]),
            "claimed_milestone": texts(
                [m.code for m in MILESTONES], reached - 1
            ),
            "expected_close": pa.array(self.close[at], pa.int32()),
            "closed_on": pa.array(ended, pa.int32(), mask=over == 0),
            "next_date": pa.array(self.size.day(week) + at % 20, pa.int32()),
        }
        if team % UNNUMBERED != UNNUMBERED - 1:
            columns["opportunity"] = texts(self.numbers, at)
        if team % UNCHECKED != UNCHECKED - 1:
            columns |= self._checks(at, reached, won)
            columns |= {p.name: _points(at, week) for p in model.POINTS}
        return columns

    def _move(self, at: np.ndarray) -> None:
        """Let a few closes slip and a few amounts grow."""
        slips = self.draw.random(len(at)) < 1.5 / self.size.weeks
        self.close[at[slips]] += 30
        grows = self.draw.random(len(at)) < 1 / self.size.weeks
        self.amount[at[grows]] += 500_000

    def _words(self, at: np.ndarray, week: int) -> Columns:
        return {
            "name": texts(self.names, at),
            "customer": texts(self.customers, self.customer[at]),
            "rep": texts(self.reps, self.rep[at]),
            "currency": texts(CURRENCIES, self.customer[at]),
            "product": texts(phrases.PRODUCTS, at),
            "competitor": texts(phrases.COMPETITORS, at // 3),
            "next_step": texts(phrases.ACTIONS, at + week // 4),
            "note": texts(phrases.REMARKS, at * 3 + week // 6),
        }

    def _checks(
        self, at: np.ndarray, reached: np.ndarray, won: np.ndarray
    ) -> Columns:
        """Tick the criteria of milestones passed, a few of them late."""
        columns = {}
        for place, milestone in enumerate(MILESTONES[:-1]):
            weeks = np.maximum(self.steps[place, at], 0)
            on = self.size.day(0) + 7 * weeks - 3
            for number, criterion in enumerate(milestone.criteria):
                late = (at * 7 + number + place) % 29 == 0
                missed = (place >= reached) | late
                columns[criterion] = pa.array(on, pa.int32(), mask=missed)
        signed = self.size.day(0) + 7 * self.end[at] - 3
        unsaid = pa.nulls(len(at), pa.int32())
        columns |= dict.fromkeys(MILESTONES[-1].criteria, unsaid)
        columns[SIGNED] = pa.array(signed, pa.int32(), mask=~won)
        return {criterion: columns[criterion] for criterion in CRITERIA}


def _points(at: np.ndarray, week: int) -> pa.Array:
    values = np.array([4, 8, 10, 14, 16, 20])[(at + week // 9) % 6]
    return pa.array(values, pa.int64(), mask=at % 4 == 0)
