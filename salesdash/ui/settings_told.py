"""What is in force in a section, where it comes from, and its past."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import streamlit as st

from salesdash.method import milestones
from salesdash.model import Edit
from salesdash.settings import KIND, Settings
from salesdash.settings.spoken import brief, change, meaning, said, source
from salesdash.settings.values import EDIT
from salesdash.ui import settings_save, tables, text, undo
from salesdash.ui.fold import fold
from salesdash.ui.shell import Frame
from salesdash.words import Words

ALIKE = ("yields", "criteria", "weights", "frequency")
"""Sections of which one sentence tells the meaning of every setting."""


@dataclass(frozen=True)
class Look:
    """The settings page as of a day.

    Attributes:
        frame: The frame of the page.
        day: The day that is looked at.
        own: What is in force on it.
    """

    frame: Frame
    day: date
    own: Settings

    @property
    def t(self) -> Words:
        """The words."""
        return self.frame.t


def show(look: Look, part: str) -> None:
    """Show what is in force, and the way back for what was changed."""
    names = ordered(look, part)
    alike = part in ALIKE
    if alike:
        st.caption(meaning(names[0], look.t))
    table(look, names, meant=not alike)
    backs(look, names)


def ordered(look: Look, part: str) -> list[str]:
    """Give the settings of a section, criteria by their milestone."""
    told = look.own.section(part)
    if part != "criteria":
        return list(told)
    codes = [m.code for m in milestones.MILESTONES]
    return sorted(told, key=lambda name: codes.index(told[name].value))


def table(look: Look, names: Sequence[str], *, meant: bool) -> None:
    """Show settings as a table that every reader can read.

    Args:
        look: The page.
        names: The settings.
        meant: Whether each needs a sentence of its own.
    """
    t, own = look.t, look.own
    heads = [t(f"settings.column.{c}") for c in ("name", "value", "source")]
    cells = [
        [f"**{text.plain(brief(n, t), 200)}**" for n in names],
        [text.plain(said(n, own.value(n), t), 200) for n in names],
        [text.plain(source(own.told[n], t), 300) for n in names],
    ]
    if meant and not tables.phone():
        heads.append(t("settings.column.meaning"))
        cells.append([text.plain(meaning(n, t), 300) for n in names])
    alt = t("settings.alt", day=look.day.isoformat(), n=len(names))
    columns = dict(zip(heads, cells, strict=True))
    st.table(columns, hide_index=True, border="horizontal", alt=alt)


def backs(look: Look, names: Iterable[str]) -> None:
    """Offer the way back for each value that was set in the app."""
    edited = [n for n in names if look.own.told[n].source == EDIT]
    if not edited:
        return
    # One weight alone cannot go back: the others would not add up.
    single = [name for name in edited if not name.startswith("weights.")]
    ways = {_backward(look, name): [name] for name in single}
    if len(edited) > 1:
        ways[look.t("settings.back_all")] = edited
    with st.container(horizontal=True, gap="small"):
        for label, together in ways.items():
            if st.button(
                label,
                icon=":material/undo:",
                key=f"back {' '.join(together)}",
                help=look.t("settings.back_help"),
            ):
                settings_save.back(look.frame, together, look.own, look.day)


def _backward(look: Look, name: str) -> str:
    """Say to which value a setting would go back."""
    t, basis = look.t, settings_save.basis(look.frame)
    value = basis[name].value if name in basis else ""
    named = text.plain(brief(name, t))
    return t(
        "settings.back", name=named, value=text.plain(said(name, value, t))
    )


def past(look: Look, part: str) -> None:
    """Offer the dated changes of a section, the newest first."""
    own = [
        edit
        for edit in look.frame.book.edits(KIND)
        if edit.key.partition(".")[0] == part
    ]
    if not own:
        return
    label = look.t("settings.past", n=len(own))
    box = fold(label, f"settings past {part}", "history")
    if box.open:
        with box:
            _changes(look, own)


def _changes(look: Look, edits: Sequence[Edit]) -> None:
    entries = {e.import_id: e for e in look.frame.book.imports()}
    newest = sorted(edits, key=lambda e: -e.seq)
    for import_id, together in groupby(newest, key=lambda e: e.import_id):
        left, right = st.columns([5, 1], vertical_alignment="center")
        told = (text.plain(change(e, look.t), 500) for e in together)
        left.markdown("  \n".join(told))
        with right:
            undo.button(look.frame, entries[import_id], "past ")
