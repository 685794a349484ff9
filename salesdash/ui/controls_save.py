"""What a manager writes down of points and talks, and the way back."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import streamlit as st

from salesdash import days
from salesdash.book import ImportEntry, View, noted
from salesdash.identity import FORGOTTEN
from salesdash.ui import text
from salesdash.ui.kept import Kept
from salesdash.ui.shell import Frame
from salesdash.words import Words

ANSWER, DUE, REASON = "controls answer", "controls due", "controls reason"
PLAN = {
    name: f"plan {name}"
    for name in ("rep", "date", "kind", "topic", "supervisor", "agreed", "due")
}
"""Column -> the field of the form of a talk."""

_KEPT = Kept("controls")
_CLOSED = "controls closed"


def name(t: Words) -> None:
    """Ask who writes, once for all forms of the page."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            t("controls.by"),
            max_chars=60,
            key="by",
            width=320,
            persist_state="session",
        )


def record(frame: Frame, view: View, point: str, rep: str) -> None:
    """Record a point as the form says."""
    _KEPT.press("record")
    answer = st.session_state.get(ANSWER)
    if not answer:
        _KEPT.refuse(frame.t("controls.refused.answer"))
        return
    due, reason = st.session_state.get(DUE), _typed(REASON)
    write = frame.book.coaching.control
    if _write(
        frame, lambda by: write(view, point, rep, answer, due, reason, by)
    ):
        st.session_state[ANSWER] = st.session_state[DUE] = None
        st.session_state[REASON] = ""


def forget(frame: Frame, view: View, point: str, rep: str) -> None:
    """Take back what was recorded of a point."""
    _KEPT.press("record")
    write = frame.book.coaching.control
    _write(frame, lambda by: write(view, point, rep, FORGOTTEN, by=by))


def plan(frame: Frame, view: View) -> None:
    """Write down a talk as the form says."""
    _KEPT.press("plan")
    rep, day = (st.session_state.get(PLAN[n]) for n in ("rep", "date"))
    if not rep or not isinstance(day, date):
        code = "date" if rep else "rep"
        _KEPT.refuse(frame.t(f"controls.refused.{code}"))
        return
    values: dict[str, Any] = {
        name: _typed(PLAN[name]) for name in ("supervisor", "agreed")
    }
    values["role_play"] = st.session_state.get(PLAN["kind"]) == "play"
    due = st.session_state.get(PLAN["due"])
    if due is not None:
        values["due"] = due
    topic, write = _typed(PLAN["topic"]), frame.book.coaching.record
    if _write(frame, lambda by: write(view, rep, day, topic, values, by)):
        for own in ("topic", "agreed", "supervisor"):
            st.session_state[PLAN[own]] = ""
        st.session_state[PLAN["due"]] = None


def close(frame: Frame, view: View, row: Mapping[str, Any]) -> None:
    """Say that what was agreed in a talk is done."""
    _KEPT.press("close")
    write = frame.book.coaching.close
    if _write(frame, lambda by: write(view, row, by)):
        st.session_state[_CLOSED] = {
            "rep": row["rep"],
            "day": days.day(row["date"]).isoformat(),
            "topic": row["agreed"] or row["topic"],
        }


def suggest(
    rep: str, kind: str, day: date | None = None, topic: str = ""
) -> None:
    """Fill the form of a talk with what was clicked."""
    told = {"rep": rep, "kind": kind, "topic": topic}
    told |= {} if day is None else {"date": day}
    for own, value in told.items():
        st.session_state[PLAN[own]] = value
    st.session_state["open controls plan"] = True


def done(frame: Frame, place: str) -> None:
    """Say below a button what it wrote, with the way back; or why not.

    Args:
        frame: The frame.
        place: "record", "plan" or "close": which button it is.
    """
    t = frame.t
    kept, undone = t("controls.kept"), t("controls.undone")
    _KEPT.tell(frame, place, kept, undone, _told(t))


def _told(t: Words) -> Callable[[ImportEntry], Iterator[str]]:
    closed = st.session_state.get(_CLOSED)

    def lines(entry: ImportEntry) -> Iterator[str]:
        if closed:
            told = t("controls.closed", **closed)
            return iter([text.plain(told, 500)])
        told = [noted.recorded(edit, t) for edit in entry.edits]
        told += [noted.headline(file, t) for file in entry.files]
        return (text.plain(line, 500) for line in told)

    return lines


def _typed(slot: str) -> str:
    return str(st.session_state.get(slot) or "").strip()


def _write(frame: Frame, write: Callable[[str], str]) -> bool:
    written = _KEPT.write(frame, write)
    if written:
        st.session_state[_CLOSED] = None
    return written
