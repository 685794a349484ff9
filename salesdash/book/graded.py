"""Customers by grade: effort, frequency, proposed grades."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from salesdash.metrics import needs
from salesdash.metrics.effort import effort
from salesdash.metrics.frequency import DAYS, frequency
from salesdash.metrics.grading import grading, quadrant
from salesdash.metrics.movement import steps
from salesdash.metrics.neglected import neglected
from salesdash.metrics.regrade import regrade
from salesdash.metrics.regrade_facts import facts
from salesdash.store import Scene, known_customers, known_visits, state

if TYPE_CHECKING:
    from salesdash.book.view import View


MONTH = 28
"""Days between two steps of a trail."""


class Graded:
    """A part of a view."""

    @cached_property
    def graded(self: Any) -> nw.DataFrame:
        """One row a customer of the lists in scope, with its `quadrant`."""
        return quadrant(self.customers, self.settings.thresholds)

    @cached_property
    def frequency(self: Any) -> nw.DataFrame:
        """One row a listed customer in scope; see `metrics.frequency`."""
        known = _frame(known_customers(self.state.scene))
        monthly = self.settings.frequency
        return frequency(
            self.graded, everybody(self), known, self.number, monthly
        )

    @cached_property
    def neglected(self: Any) -> nw.DataFrame:
        """One row a key customer without a visit for long."""
        sides = self.settings.thresholds
        graded = needs.key(grading(self.customers, self.opportunities, sides))
        days = self.settings.unvisited_days
        return neglected(graded, everybody(self), self.number, days)

    @cached_property
    def effort(self: Any) -> nw.DataFrame:
        """One row a rep in scope and a quadrant; see `metrics.effort`."""
        everyone = _whole(self)
        first, last = self.number - DAYS + 1, self.number
        rows = effort(everyone.graded, everybody(self), first, last)
        return self.scoped(rows)

    @cached_property
    def regrades(self: Any) -> nw.DataFrame:
        """One row a proposed grade in scope; see `metrics.regrade`.

        With `declined` (1 or 0), `declined_by` and `declined_reason`.
        """
        return _declined(self.scoped(proposed(_whole(self))), self)

    def steps(self: Any, first: int) -> nw.DataFrame:
        """Say by which grades customers went, month by month.

        Args:
            first: The day from which, as days since 1970-01-01.

        Returns:
            What `metrics.movement.steps` gives, of the days between the
            first one and that of the view.
        """
        inside = range(self.number - MONTH, first, -MONTH)
        lists = {first, *inside}
        scene = self.state.scene
        return steps({day: _listed(scene, day) for day in lists})

    @cached_property
    def regraded(self: Any) -> nw.DataFrame:
        """One row a correction of a customer in scope, `State.regraded`.

        With `customer`, `rep` and `team`, null where nothing names the
        customer any more; such a one is in no scope but the whole.
        """
        rows = _frame(self.state.regraded)
        own = self.customers.select("customer_key", "customer", "rep", "team")
        how = "inner" if self.team or self.rep else "left"
        names = {"customer_key": "key"}
        return rows.join(own.rename(names), on="key", how=how)


def proposed(view: View) -> nw.DataFrame:
    """Propose other grades, of the whole company."""
    own = view.settings
    found = facts(
        view.graded,
        view.opportunities,
        everybody(view),
        _frame(known_customers(view.state.scene)),
        view.number,
        own.frequency,
    )
    return regrade(found, view.number, own.thresholds, own.regrade_visits)


def _declined(rows: nw.DataFrame, view: View) -> nw.DataFrame:
    """Mark the proposals that were declined while their facts stay."""
    same = ["customer_key", "seen"]
    gone = _frame(view.state.declined).select(
        nw.col("key").alias("customer_key"),
        "seen",
        nw.lit(1, dtype=nw.Int64).alias("declined"),
        nw.col("by").alias("declined_by"),
        nw.col("reason").alias("declined_reason"),
    )
    once = gone.unique(same, keep="last", maintain_order=True)
    return rows.join(once, on=same, how="left").with_columns(
        nw.col("declined").fill_null(0),
        nw.col("declined_by", "declined_reason").fill_null(""),
    )


def _whole(view: View) -> View:
    return replace(view, team="", rep="", period="")


def _listed(scene: Scene, day: int) -> nw.DataFrame:
    return _frame(state(scene, day).table("customers"))


def everybody(view: View) -> nw.DataFrame:
    """Give the visits of everybody, of any day: a colleague's is one too."""
    return _frame(known_visits(view.state.scene))


def _frame(native: Any) -> nw.DataFrame:
    return nw.from_native(native, eager_only=True)
