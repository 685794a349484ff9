"""A look at the log as of a day."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import narwhals.stable.v2 as nw

from salesdash import days
from salesdash.book.active import Active
from salesdash.book.clients import Clients
from salesdash.book.controlled import Controlled
from salesdash.book.dossier import dossier, find
from salesdash.book.graded import Graded
from salesdash.book.growing import Growing
from salesdash.book.hits import Crossed
from salesdash.book.judged import judged, usual
from salesdash.book.period import span
from salesdash.book.reported import Reported
from salesdash.book.winning import Winning
from salesdash.metrics.converted import converted
from salesdash.metrics.pipeline import vanished
from salesdash.metrics.score import score
from salesdash.metrics.standing import standing
from salesdash.metrics.verified import verified
from salesdash.metrics.weighted import weighted
from salesdash.model import Edit
from salesdash.model.dossier import Dossier
from salesdash.settings import DEFAULT, Settings
from salesdash.store import State, known_visits

VANISHED = "vanished"


Step = Callable[[int], nw.DataFrame]
"""Gives what `metrics.trail` says of a day, of every team and rep."""


@dataclass(frozen=True)
class View(
    Crossed,
    Active,
    Reported,
    Graded,
    Clients,
    Winning,
    Growing,
    Controlled,
):
    """The state of the log as of a day, in one scope.

    Attributes:
        day: The as-of day.
        state: The folded state of that day.
        team: Only this team; '' for all.
        rep: Only this rep; '' for all.
        period: One of `PERIODS`; '' for all days.
        settings: What the company has set, as of the day.
        step: Gives the stocks of any day, for `trail`.
        check: Gives the cross-check of any day, for `hits` and `record`.
        outlook: Gives what was foreseen on any day, for `accuracy`.
        edits: What was changed in the app, of any day, oldest first.
        control: Gives what control points look at on any day.
    """

    day: date
    state: State
    team: str = ""
    rep: str = ""
    period: str = ""
    settings: Settings = DEFAULT
    step: Step | None = field(default=None, repr=False, compare=False)
    check: Step | None = field(default=None, repr=False, compare=False)
    outlook: Step | None = field(default=None, repr=False, compare=False)
    edits: tuple[Edit, ...] = field(default=(), repr=False, compare=False)
    control: Step | None = field(default=None, repr=False, compare=False)

    @property
    def number(self) -> int:
        """The as-of day as days since 1970-01-01."""
        return days.number(self.day)

    @cached_property
    def teams(self) -> list[str]:
        """The teams that anything is said of, sorted."""
        return self._named("team")

    @cached_property
    def reps(self) -> list[str]:
        """The reps of the chosen team that anything is said of, sorted."""
        return self._named("rep", self.team)

    @cached_property
    def opportunities(self) -> nw.DataFrame:
        """One row a deal: `store` columns, verified, standing, its score.

        Amounts are in the base currency where one is set and has a rate;
        `own_amount` and `own_currency` are those of the sheet.
        """
        frame = nw.from_native(self.state.opportunities, eager_only=True)
        rates = nw.from_native(self.state.table("rates"), eager_only=True)
        milestones = self.settings.milestones
        own = converted(frame, rates, self.settings.base, self.number)
        deals = verified(own, self.number, milestones)
        heavy = weighted(standing(deals, self.number, milestones), milestones)
        return self._scope(score(heavy, self.settings.weights))

    @cached_property
    def due(self) -> nw.DataFrame:
        """The opportunities whose close lies in the period.

        Won deals by `closed_on`, others by `expected_close`.
        """
        close = (
            nw.when(nw.col("status") == "won")
            .then(nw.col("closed_on"))
            .otherwise(nw.col("expected_close"))
        )
        return self._within(self.opportunities, close)

    @cached_property
    def visits(self) -> nw.DataFrame:
        """One row a visit of the period, until the as-of day."""
        frame = nw.from_native(self.state.visits, eager_only=True)
        return self._within(self._scope(frame), nw.col("date"))

    @cached_property
    def logged(self) -> nw.DataFrame:
        """One row a visit of any day, plans after the as-of day too."""
        known = known_visits(self.state.scene)
        return self._scope(nw.from_native(known, eager_only=True))

    @cached_property
    def customers(self) -> nw.DataFrame:
        """One row a customer of the customer lists."""
        frame = nw.from_native(self.state.table("customers"), eager_only=True)
        return self._scope(frame)

    @cached_property
    def claims(self) -> nw.DataFrame:
        """One row a statement of a milestone, of the deals in scope."""
        return self._known(self.state.claims)

    @cached_property
    def ticked(self) -> nw.DataFrame:
        """One row a criterion of a deal in scope, as `State.ticked`."""
        return self._known(self.state.ticked)

    @cached_property
    def slips(self) -> nw.DataFrame:
        """One row a close expected of a deal in scope, as `State.slips`."""
        return self._known(self.state.slips)

    @cached_property
    def corrections(self) -> nw.DataFrame:
        """One row a correction or verdict, as `State.corrections`."""
        return self._known(self.state.corrections)

    @cached_property
    def dismissals(self) -> nw.DataFrame:
        """One row a dismissal, as `State.dismissals`."""
        return self._known(self.state.dismissals)

    def _known(self, frame: Any) -> nw.DataFrame:
        """Keep the rows of the deals in scope."""
        rows = nw.from_native(frame, eager_only=True)
        return rows.join(self.opportunities.select("key"), on="key")

    @cached_property
    def judged(self) -> nw.DataFrame:
        """The opportunities with all that is judged of each."""
        return judged(self)

    @cached_property
    def usual(self) -> nw.DataFrame:
        """How long won deals of the whole company stood at milestones."""
        return usual(self)

    def trail(self, weeks: int) -> nw.DataFrame:
        """Give the stocks of the last weeks, each as of its own day.

        Args:
            weeks: So many points, fewer where the log begins later.

        Returns:
            One row a `day` and a row of `metrics.trail`: the as-of day of
            the view, and the cut-off days before it, oldest first.
        """
        if self.step is None:
            message = "This view has no past."
            raise TypeError(message)
        steps = [
            self._scope(self.step(day)).with_columns(
                nw.lit(day, dtype=nw.Int64).alias("day")
            )
            for day in self.cut_offs(weeks)
        ]
        return nw.concat(steps)

    def cut_offs(self, weeks: int) -> list[int]:
        """Give the days that stand for weeks, oldest first."""
        back = (self.day.weekday() - self.settings.cut_off - 1) % 7 + 1
        first = self.state.first
        last = self.number - back
        earlier = [last - 7 * n for n in range(weeks - 1)]
        return [d for d in reversed(earlier) if d >= first] + [self.number]

    def table(self, name: str) -> nw.DataFrame:
        """Give the current rows of a table that people upload.

        Deals that vanished are in no pipeline; they are the rows of the
        name `VANISHED`.
        """
        if name == "visits":
            return self.visits
        if name == VANISHED:
            return vanished(self.opportunities)
        if name == "opportunities":
            gone = nw.col("vanished_on")
            return self.opportunities.filter(gone.is_null())
        frame = nw.from_native(self.state.table(name), eager_only=True)
        return self._scope(frame)

    def dossier(self, key: str) -> Dossier:
        """Give all that is known of one deal in scope.

        Raises:
            UnknownDeal: No deal in scope has that key.
        """
        return dossier(self, key)

    def find(self, handle: str) -> str | None:
        """Give the key of the deal that an address means, or None."""
        return find(self, handle)

    def scoped(self, frame: nw.DataFrame) -> nw.DataFrame:
        """Keep the rows of the chosen team and rep."""
        return self._scope(frame)

    def _scope(self, frame: nw.DataFrame) -> nw.DataFrame:
        for column in ("team", "rep"):
            chosen = getattr(self, column)
            if chosen and column in frame.columns:
                frame = frame.filter(nw.col(column) == chosen)
        return frame

    def _within(self, frame: nw.DataFrame, day: nw.Expr) -> nw.DataFrame:
        chosen = span(self.period, self.day, self.settings.year_start)
        if chosen is None:
            return frame
        first, last = map(days.number, chosen)
        return frame.filter((day >= first) & (day <= last))

    def _named(self, column: str, team: str = "") -> list[str]:
        names: set[str] = set()
        for frame in (
            self.state.opportunities,
            self.state.visits,
            self.state.table("customers"),
        ):
            rows = nw.from_native(frame, eager_only=True)
            if team:
                rows = rows.filter(nw.col("team") == team)
            names |= set(rows[column].to_list())
        return sorted(names - {"", None})
