"""What a manager says of a deal: corrections, verdicts, dismissals.

Each is an edit of the log with a day from which it holds: the as-of day of
the view in which it was said. `store.corrections` says what becomes of it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from salesdash import model, store
from salesdash.book.signed import signed
from salesdash.book.view import View
from salesdash.errors import BadCorrection
from salesdash.identity import (
    CORRECTION,
    DISMISSAL,
    FORGOTTEN,
    VERDICT,
    Named,
)
from salesdash.intake.single import single
from salesdash.method.milestones import MILESTONES
from salesdash.model import Edit, Kind
from salesdash.store import CORRECTABLE, Cells

DEALS = model.OPPORTUNITIES.name
MILESTONE = "milestone"
DISMISSED = "dismissed"
HELD = "held"
REFUSED = {
    **dict.fromkeys(("not_a_date", "date_order", "day_relative"), "day"),
    **dict.fromkeys(("date_far", "month_for_day", "week_for_day"), "day"),
    **dict.fromkeys(("not_an_amount", "amount_range"), "amount"),
    **dict.fromkeys(("amount_separator", "amount_large"), "amount"),
    **dict.fromkeys(("not_a_milestone", "milestone_scale"), "milestone"),
    **dict.fromkeys(("status_unknown", "status_closed"), "status"),
    **dict.fromkeys(("not_yes_or_no", "x_is_a_mark"), "answer"),
    "not_points": "points",
    "currency_unknown": "currency",
}
"""Finding of a cell -> the sentence that refuses a typed value."""

_CODES = {m.code for m in MILESTONES}


class Verdicts:
    """Writes what a manager says of deals."""

    def __init__(self, write: Callable[[Sequence[Edit], str], str]) -> None:
        """Begin to write.

        Args:
            write: Writes edits as one import, and gives its id.
        """
        self._write = write

    def correct(
        self,
        view: View,
        key: str,
        column: str,
        text: str,
        reason: str = "",
        by: str = "",
    ) -> str:
        """Correct a value of a deal, and give the id of the import.

        What the sheets say themselves takes an earlier correction back.

        Args:
            view: The look in which it is corrected: it holds from its day.
            key: The key of the deal.
            column: One of `correctable`.
            text: The value as a sheet would have it; '' for blank.
            reason: Why.
            by: Who it is.

        Raises:
            BadCorrection: The value cannot be taken.
        """
        named, cells = _looked(view, key)
        known = {
            row["column"]: row
            for row in _rows(view, key)
            if row["kind"] == CORRECTION
        }
        said = _Said(view, key, cells, known)
        found = [
            said.judged(Edit(CORRECTION, named.text, value, DEALS, name))
            for name, value in said.values(column, text)
        ]
        return self._write(signed(view, found, reason, by), by)

    def confirm(
        self,
        view: View,
        key: str,
        milestone: str,
        reason: str = "",
        by: str = "",
    ) -> str:
        """Confirm a milestone of a deal, and give the id of the import.

        Args:
            view: The look in which it is confirmed: it holds from its day.
            key: The key of the deal.
            milestone: The code of the milestone; '' takes it back.
            reason: Why.
            by: Who it is.

        Raises:
            BadCorrection: There is no such milestone, or nothing to change.
        """
        named, cells = _looked(view, key)
        if milestone and milestone not in _CODES:
            raise BadCorrection("milestone", text=milestone)
        now = [r["value"] for r in _rows(view, key) if r["kind"] == VERDICT]
        if now == [milestone] or not (now or milestone):
            raise BadCorrection("confirmed" if now else "unconfirmed")
        seen = cells.now(key, "claimed_milestone")
        edit = Edit(VERDICT, named.text, milestone, DEALS, MILESTONE, seen)
        return self._write(signed(view, [edit], reason, by), by)

    def dismiss(
        self,
        view: View,
        key: str,
        rule: str,
        seen: str,
        reason: str = "",
        by: str = "",
    ) -> str:
        """Set a hit of the cross-check aside while its facts stay.

        Args:
            view: The look in which it is dismissed: it holds from its day.
            key: The key of the deal.
            rule: The code of the rule.
            seen: The token of the facts.
            reason: Why.
            by: Who it is.

        Raises:
            BadCorrection: No such deal.
        """
        named, _ = _looked(view, key)
        edit = Edit(DISMISSAL, named.text, DISMISSED, DEALS, rule, seen)
        return self._write(signed(view, [edit], reason, by), by)

    def restore(self, view: View, key: str, rule: str, by: str = "") -> str:
        """Bring back what was dismissed.

        Raises:
            BadCorrection: It was not dismissed.
        """
        named, _ = _looked(view, key)
        known = view.state.dismissals.to_dicts()
        if not any((r["key"], r["rule"]) == (key, rule) for r in known):
            raise BadCorrection("undismissed")
        edit = Edit(DISMISSAL, named.text, FORGOTTEN, DEALS, rule)
        return self._write(signed(view, [edit], "", by), by)


def correctable(view: View) -> tuple[str, ...]:
    """Give the columns of the opportunities that a manager may correct."""
    del view
    return CORRECTABLE


def _looked(view: View, key: str) -> tuple[Named, Cells]:
    found = store.looked(view.state.scene, view.number, key)
    if found is None:
        raise BadCorrection("unknown")
    return found


def _rows(view: View, key: str) -> list[dict]:
    rows = view.state.corrections.to_dicts()
    return [row for row in rows if row["key"] == key]


@dataclass(frozen=True)
class _Said:
    """What is known of a deal when a value of it is corrected.

    Attributes:
        view: The look in which it is corrected.
        key: The key of the deal.
        cells: What its sheets say.
        known: Column -> its correction, a row of `State.corrections`.
    """

    view: View
    key: str
    cells: Cells
    known: Mapping[str, Mapping[str, Any]]

    def values(self, column: str, text: str) -> Iterator[tuple[str, str]]:
        """Read a value; an amount may name another currency as well.

        Raises:
            BadCorrection: It cannot be read, or the column is a name.
        """
        if column not in CORRECTABLE:
            known = column in model.OPPORTUNITIES.names
            code = "key" if known else "column"
            raise BadCorrection(code, column=column, text=text)
        answer = single(text, column, self.view.day)
        blank = column == "status" and not answer.value
        code = answer.code or ("status_unknown" if blank else "")
        if code:
            holes = {"column": column, "text": text, "known": ""}
            holes |= answer.detail
            raise BadCorrection(REFUSED.get(code, "value"), **holes)
        yield column, store.cell(column, answer.value)
        money = model.OPPORTUNITIES[column].kind is Kind.MONEY
        if money and answer.extra not in {"", self.now("currency")}:
            yield "currency", answer.extra

    def now(self, column: str) -> str:
        """Give the value that counts now, corrected or not."""
        row = self.known.get(column)
        if row and row["state"] == HELD:
            return row["value"]
        return self.cells.now(self.key, column)

    def judged(self, edit: Edit) -> Edit:
        """Set beside a correction what the sheets say, or take one back.

        Raises:
            BadCorrection: It would change nothing.
        """
        column, value = edit.column, edit.value
        seen = self.cells.now(self.key, column)
        if self.cells.same(column, value, seen):
            if column not in self.known:
                raise BadCorrection("same", column=column, value=value)
            return replace(edit, value=FORGOTTEN, seen=seen)
        if self.cells.same(column, value, self.now(column)):
            raise BadCorrection("already", column=column, value=value)
        return replace(edit, seen=seen)
