"""Talks with reps that a manager writes down in the app.

A talk becomes a small sheet of its own, taken in like any other: so the day
of the view, undo, aliases, exports and the way back to the cell all work.
"""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from salesdash import days, identity, store
from salesdash.book.controlled import KIND
from salesdash.book.noted import TABLE, entry
from salesdash.book.view import View
from salesdash.errors import BadTalk
from salesdash.method.controls import CONTROL_POINTS
from salesdash.model import Edit, Kind

ANSWERS = ("yes", "no", identity.FORGOTTEN)
"""What is recorded of a point; the last one takes it back."""

LETTERS = {"rep": 100, "supervisor": 100, "topic": 200}
LONGEST = 5_000
"""Letters of a text; `LETTERS` where it is a name."""

NEAR = (date(1970, 1, 1), date(2199, 12, 31))
"""Days that a talk may have."""

_FREE = ("agreed", "note")


class Coaching:
    """Writes talks, and what a manager records of control points."""

    def __init__(
        self,
        append: Callable[[store.Entry], str],
        edit: Callable[[Sequence[Edit], str], str],
    ) -> None:
        """Begin to write.

        Args:
            append: Writes an import, and gives its id.
            edit: Writes edits as one import, and gives its id.
        """
        self._append, self._edit = append, edit

    def record(
        self,
        view: View,
        rep: str,
        day: date,
        topic: str,
        values: Mapping[str, Any],
        by: str = "",
    ) -> str:
        """Write down a talk, and give the id of the import.

        The same rep, day and topic once more changes what is given, and
        leaves what is not.

        Args:
            view: The look in which it is written: it counts from its day.
            rep: With whom.
            day: When; a later day than that of the view is a plan.
            topic: What about.
            values: Column -> value: texts `supervisor`, `agreed`, `note`;
                a date `due`; True, False or None of `done` and
                `role_play`.
            by: Who writes it.

        Raises:
            BadTalk: It cannot be kept so.
        """
        told = {"rep": rep, "date": day, "topic": topic, **values}
        row = {name: _stored(name, value) for name, value in told.items()}
        if not row["rep"]:
            raise BadTalk("rep")
        if row["date"] is None:
            raise BadTalk("date")
        if row.get("due") is not None and row["due"] < row["date"]:
            raise BadTalk("due")
        return self._append(entry(view.number, row, by))

    def close(
        self,
        view: View,
        row: Mapping[str, Any],
        by: str = "",
        *,
        done: bool = True,
    ) -> str:
        """Say that a talk was held and what was agreed is done.

        Args:
            view: The look in which it is said.
            row: A row of `View.sessions`.
            by: Who says so.
            done: False where it is not done after all.

        Raises:
            BadTalk: It cannot be kept so.
        """
        day = days.day(row["date"])
        told = {"done": done}
        return self.record(view, row["rep"], day, row["topic"], told, by)

    def control(
        self,
        view: View,
        point: str,
        rep: str = "",
        status: str = "yes",
        due: date | None = None,
        reason: str = "",
        by: str = "",
    ) -> str:
        """Record a control point, and give the id of the import.

        What the sheets show stays beside it.

        Args:
            view: The look in which it is recorded: it holds from its day.
            point: One of `CONTROL_POINTS`.
            rep: The rep, '' for the whole team.
            status: One of `ANSWERS`.
            due: Until when it is to be put right, or None.
            reason: What was seen.
            by: Who records it.

        Raises:
            BadTalk: There is no such point or answer, or a text too long.
        """
        if point not in CONTROL_POINTS or status not in ANSWERS:
            raise BadTalk("point", point=point)
        edit = Edit(
            KIND,
            point,
            status,
            column=_text("rep", rep),
            seen="" if due is None else due.isoformat(),
            by=by,
            reason=_text("note", reason),
            start=view.number,
        )
        return self._edit([edit], by)


def _stored(name: str, value: Any) -> Any:
    """Give a value as the log keeps it.

    Raises:
        BadTalk: There is no such column, or it cannot hold that.
    """
    if name not in TABLE.names or name == "team":
        raise BadTalk("column", column=name)
    kind = TABLE[name].kind
    if kind is Kind.TEXT:
        return _text(name, value)
    if value is None:
        return None
    if kind is Kind.YES:
        return int(bool(value))
    first, last = NEAR
    if not first <= value <= last:
        raise BadTalk("date")
    return days.number(value)


def _text(name: str, value: str | None) -> str:
    """Clean a text; only what was agreed and a note keep their lines.

    Raises:
        BadTalk: It is too long.
    """
    lines = (value or "").splitlines()
    clean = [" ".join(_plain(line).split()) for line in lines]
    said = ("\n" if name in _FREE else " ").join(clean).strip()
    longest = LETTERS.get(name, LONGEST)
    if len(said) > longest:
        raise BadTalk("long", column=name, n=longest)
    return said


def _plain(line: str) -> str:
    """Put blanks for signs that nobody sees, and halves of signs."""
    return "".join(
        " " if unicodedata.category(sign) in {"Cc", "Cs", "Co"} else sign
        for sign in line
    )
