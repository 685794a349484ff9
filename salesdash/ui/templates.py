"""Templates to download: blank, or with what is known of a rep."""

from collections.abc import Callable
from datetime import date, datetime

import streamlit as st

from salesdash.book import Book, templates
from salesdash.exports import returned
from salesdash.ui import language
from salesdash.ui.fold import fold
from salesdash.ui.shell import Frame
from salesdash.words import LANGUAGES, Words

BLANK, MANAGER, ONE, EVERY = KINDS = ("blank", "manager", "rep", "every")


def draw(frame: Frame) -> None:
    """Draw the section, folded until somebody wants it."""
    t = frame.t
    box = fold(t("templates.title"), "templates", "description", opened=False)
    if box.open:
        with box:
            st.markdown(t("templates.why"))
            _ask(frame)


def _ask(frame: Frame) -> None:
    """Ask which template is wanted, and hand it out."""
    t, book = frame.t, frame.book
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.segmented_control(
            t("templates.language"),
            LANGUAGES,
            default=t.language,
            required=True,
            format_func=lambda code: language.NAMES[code],
            key="template language",
        )
        kinds = KINDS if book.days() else (BLANK, MANAGER)
        kind = st.selectbox(
            t("templates.kind"),
            kinds,
            format_func=lambda code: t(f"templates.kinds.{code}"),
            key="template kind",
            width=320,
        )
        day = st.date_input(
            t("templates.day"),
            value=_day(book),
            format="YYYY-MM-DD",
            help=t("templates.day_why"),
            key="template day",
            width=170,
        )
    if kind and isinstance(day, date):
        _offer(frame, kind, day, Words(chosen or t.language))


def _offer(frame: Frame, kind: str, day: date, own: Words) -> None:
    t, book = frame.t, frame.book
    if kind in (BLANK, MANAGER):
        managers = kind == MANAGER
        _button(
            own("templates.file.blank"),
            lambda: templates.blank(book, own, day, managers=managers)[1],
            t,
        )
        return
    known = templates.reps(book, day)
    if not known:
        st.caption(t("templates.nobody", day=day.isoformat()))
    elif kind == EVERY:
        file = own("templates.file.every", day=day.isoformat())
        _button(
            file, lambda: returned.zipped(templates.every(book, day, own)), t
        )
    else:
        _one(frame, known, day, own)


def _one(frame: Frame, known: list[str], day: date, own: Words) -> None:
    t, book = frame.t, frame.book
    rep = st.selectbox(
        t("templates.rep"),
        known,
        key="template rep",
        width=320,
    )
    if rep:
        name = templates.named(rep, day)
        _button(name, lambda: templates.filled(book, rep, day, own)[1], t)


def _button(file: str, make: Callable[[], bytes], t: Words) -> None:
    st.download_button(
        t("templates.download"),
        make,
        file_name=file,
        mime=returned.mime(file),
        icon=":material/download:",
        on_click="ignore",
        key="template download",
    )


def _day(book: Book) -> date:
    """Give the coming cut-off day: what is filled in now speaks of it."""
    today = datetime.now().astimezone().date()
    return templates.cut_off(book.settings(today), today)
