"""The button that takes an import back, or brings it in again."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

import streamlit as st

from salesdash.book import ImportEntry, Undone, noted
from salesdash.errors import SalesdashError
from salesdash.exports.undone import Bucket, Voice, buckets
from salesdash.ui import moves, text
from salesdash.ui.shell import Frame
from salesdash.words import Words

_KEPT = "undo told"
_OPEN = "undo open"


def button(frame: Frame, entry: ImportEntry, place: str = "") -> None:
    """Draw the button for an import, as what it would do now.

    That of an upload opens what `panel` draws.

    Args:
        frame: The frame.
        entry: The import.
        place: Tells two buttons of one import on a page apart.
    """
    t = frame.t
    what, target = _meant(entry)
    if not target:
        return
    if entry.kind == "edit":
        with st.popover(t(f"history.{what}"), icon=f":material/{what}:"):
            st.markdown(t(f"history.{what}_edit_why"))
            sure = t(f"history.{what}_edit_sure")
            if st.button(sure, key=f"{place}{what} {target}"):
                _take(frame, target)
        return
    st.button(
        t(f"history.{what}"),
        icon=f":material/{what}:",
        key=f"{place}open {what} {target}",
        on_click=_turn,
        args=(f"{place}{target}",),
    )


def done(
    frame: Frame,
    slot: str,
    undone: str,
    lines: Callable[[ImportEntry], Iterable[str]],
    place: str = "",
) -> None:
    """Say what was changed last in the app, with the way back.

    Args:
        frame: The frame.
        slot: Where the session keeps the id of that import.
        undone: What is said once it is undone.
        lines: Tells its changes, safe as Markdown.
        place: As for its button.
    """
    name = st.session_state.get(slot)
    found = (e for e in frame.book.imports() if e.import_id == name)
    entry = next(found, None)
    if entry is None:
        return
    if not entry.live:
        st.info(undone, icon=":material/undo:")
        del st.session_state[slot]
        return
    told = "  \n".join(lines(entry))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.success(told, icon=":material/check_circle:", width="stretch")
        button(frame, entry, place)


def panel(frame: Frame, entry: ImportEntry, place: str = "") -> None:
    """Say what the button would do, if it was clicked, and do it.

    What it would do is worked out only then.

    Args:
        frame: The frame.
        entry: The import, an upload.
        place: As for its button.
    """
    t = frame.t
    what, target = _meant(entry)
    if st.session_state.get(_OPEN) != f"{place}{target}":
        return
    with st.container(border=True, key=f"{place}panel {target}"):
        kind = _kind(entry, what)
        st.markdown(t(f"history.{what}{kind}_why"))
        preview(frame, target, f"{place}{target}")
        with st.container(horizontal=True):
            sure = st.button(
                t(f"history.{what}{kind}_sure"),
                type="primary",
                key=f"{place}{what} {target}",
            )
            st.button(
                t("upload.caution.back"),
                key=f"{place}back {target}",
                on_click=_turn,
                args=("",),
            )
    if sure:
        _take(frame, target)


def _kind(entry: ImportEntry, what: str) -> str:
    """Tell a note written down in the app from sheets that came in."""
    notes = entry.files and all(noted.named(file) for file in entry.files)
    return "_note" if notes and what == "undo" else ""


def _meant(entry: ImportEntry) -> tuple[str, str]:
    """Say whether to undo or redo, and which import is to be taken back."""
    if entry.live:
        return "undo", entry.import_id
    return "redo", entry.undone_by


def _turn(place: str) -> None:
    """Open the panel of a button, or close it again."""
    same = st.session_state.get(_OPEN) == place
    st.session_state[_OPEN] = "" if same else place


def preview(frame: Frame, target: str, key: str) -> None:
    """Say what would be reversed and what would stay.

    Args:
        frame: The frame.
        target: The import to take back, or the undo of one.
        key: What sets it apart from others on the page.
    """
    found = _undone(frame, target)
    if found is None:
        st.warning(frame.t("history.already"))
        return
    t = frame.t
    text.caption(*notes(found, t))
    told = _buckets(found, t)
    if not any(bucket.count for bucket in told[:2]):
        text.caption(t("history.undoing.nothing"))
    what = "redo" if found.redo else "undo"
    for bucket in told:
        if bucket.count:
            n = text.number(bucket.count)
            head = t(f"history.undoing.{what}_{bucket.name}", n=n)
            st.markdown(f"**{head}**")
            with st.container(gap="xxsmall"):
                for line in bucket.lines:
                    moves.opens(
                        line, f"{key} {bucket.name} {line.sentence}", t
                    )


def _undone(frame: Frame, target: str) -> Undone | None:
    """Work it out, once for each state of the log."""
    key = frame.book.digest(), target
    last = st.session_state.get(_KEPT)
    if last and last[0] == key:
        return last[1]
    try:
        found = frame.book.undoing(target)
    except SalesdashError:
        return None
    st.session_state[_KEPT] = key, found
    return found


def _buckets(found: Undone, t: Words) -> list[Bucket]:
    voice = Voice(t, moves.money(t), text.when)
    pair: Any = found.moves, found.redo
    return buckets(pair, found.stays, found.entries, voice)


def notes(found: Undone, t: Words) -> Iterator[str]:
    """Say what else hangs on it: earlier weeks, other imports, answers."""
    if found.days:
        key = "weeks_again" if found.redo else "weeks"
        yield t(f"history.undoing.{key}", days=span(found.days))
    for entry in found.returns:
        yield _named("returns", entry, t)
    for entry in found.replaced:
        yield _named("replaced", entry, t)
    gone = sum(later is None for _, later in found.edits)
    if gone:
        yield t("history.undoing.edits", n=gone)
    later = {e.import_id: e for _, e in found.edits if e}
    for name, entry in later.items():
        n = sum(e is not None and e.import_id == name for _, e in found.edits)
        when = text.when(entry.imported_at)
        yield t("history.undoing.edits_stay", seq=entry.seq, when=when, n=n)


def span(known: tuple[date, ...]) -> str:
    """Name days: one, or the first and the last."""
    first, last = known[0].isoformat(), known[-1].isoformat()
    return first if first == last else f"{first} – {last}"


def _named(key: str, entry: ImportEntry, t: Words) -> str:
    when = text.when(entry.imported_at)
    return t(f"history.undoing.{key}", seq=entry.seq, when=when)


def _take(frame: Frame, target: str) -> None:
    st.session_state.pop("as_of", None)
    st.session_state.pop(_OPEN, None)
    by = str(st.session_state.get("by") or "").strip()
    try:
        with st.spinner(frame.t("upload.writing")):
            frame.book.undo(target, by)
    except SalesdashError:
        st.warning(frame.t("history.already"))
        return
    st.rerun()
