"""The questions that only an earlier sheet of the same day raises."""

from collections.abc import Iterator

import streamlit as st

from salesdash import days
from salesdash.book import Preview
from salesdash.exports import moved
from salesdash.ui import moves, text
from salesdash.ui.decisions import Card, choice

EXAMPLES = 3
"""So many visits are shown as examples."""

CORRECTED = "visits_changed"


def draw(card: Card, preview: Preview) -> None:
    """Ask whether a sheet replaces another, and what other text means."""
    known = choice(card.place)
    if card.sheet.replaces or known.replaces is False:
        _replaces(card)
    if card.sheet.clashes or known.second:
        _second(card, preview)


def _replaces(card: Card) -> None:
    t = card.t
    with st.container(key=card.key("replaces box"), gap="xsmall"):
        st.segmented_control(
            t("upload.replaces"),
            (True, False),
            required=True,
            format_func=lambda yes: t(
                "upload.replaces_yes" if yes else "upload.replaces_both"
            ),
            **card.watch("replaces", bool(card.sheet.replaces)),
        )
        text.caption(_older(card))


def _older(card: Card) -> str:
    """Say which import it is about."""
    t, name = card.t, card.sheet.replaces
    entries = (e for e in card.book.imports() if e.import_id == name)
    entry = next(entries, None)
    if entry is None:
        return t("upload.replaces_no")
    return t(
        "upload.replaces_help",
        seq=entry.seq,
        when=text.when(entry.imported_at),
        by=entry.by or t("history.nobody"),
        files=", ".join(entry.files),
    )


def _second(card: Card, preview: Preview) -> None:
    t, second = card.t, choice(card.place).second
    with st.container(key=card.key("second box"), gap="xsmall"):
        st.segmented_control(
            t("upload.second"),
            (False, True),
            required=True,
            format_func=lambda yes: t(
                "upload.second_visit" if yes else "upload.second_correction"
            ),
            help=t("upload.second_help"),
            **card.watch("second", second),
        )
        if second:
            text.caption(t("upload.second_counted"))
        else:
            text.caption(*examples(card, preview))


def examples(card: Card, preview: Preview) -> Iterator[str]:
    """Tell some of the visits that two files tell otherwise.

    Args:
        card: The sheet.
        preview: The coming import.
    """
    t, read = card.t, card.sheet.read
    if preview.moves is None:
        return
    day = days.number(read.as_of)
    found = [
        row
        for row in preview.moves.week(day).rows(named=True)
        if row["kind"] == CORRECTED
        and (row["file"], row["sheet"]) == card.place
        and _said(row) in card.sheet.clashes
    ]
    told: dict[str, moved.Row] = {}
    for row in found:
        told.setdefault(row["key"], row)
    for row in list(told.values())[:EXAMPLES]:
        yield t(
            "upload.second_example",
            day=days.iso(int(row["name"])),
            rep=row["rep"] or "",
            customer=row["customer"] or "",
            column=moved.heading(row, t),
            old=moved.value(row, "old", t, moves.money(t)),
            new=moved.value(row, "new", t, moves.money(t)),
            file=row["file_old"],
        )
    if len(told) > EXAMPLES:
        yield t("upload.second_more", n=len(told) - EXAMPLES)


def _said(row: moved.Row) -> tuple[int, str, str, int]:
    return row["row"], row["rep"], row["customer"], int(row["name"])
