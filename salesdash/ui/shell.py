"""The frame around every page: navigation, title, filters."""

from collections import defaultdict
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import streamlit as st
from streamlit.navigation.page import Page

from salesdash.book import Book, View
from salesdash.errors import BadSetting
from salesdash.settings import sentence
from salesdash.ui import cache, filters, text
from salesdash.words import Words

PAGES = Path(__file__).parents[2] / "pages"


@dataclass(frozen=True)
class Entry:
    """A page in the side bar.

    Attributes:
        name: The name of its file, and its address.
        section: The code of the section that it stands in, '' for none.
        icon: The name of a Material symbol.
        filters: The filters that it takes; none where it looks at the log
            itself and not at a day of it.
        hidden: Whether the side bar leaves it out: a page of one thing,
            to which other pages lead.
    """

    name: str
    section: str
    icon: str
    filters: tuple[str, ...] = ()
    hidden: bool = False


DAYS = ("as_of", "compare")
SCOPE = ("as_of", "compare", "team", "rep")
SPAN = (*SCOPE, "period")
ENTRIES = (
    Entry("overview", "", "space_dashboard", SCOPE),
    Entry("success", "", "flag", SCOPE),
    Entry("funnel", "pipeline", "filter_alt", SCOPE),
    Entry("opportunities", "pipeline", "target", SCOPE),
    Entry("evidence", "pipeline", "rule", SCOPE),
    Entry("buying", "pipeline", "sync_alt", SCOPE),
    Entry("forecast", "pipeline", "trending_up", SPAN),
    Entry("wins", "pipeline", "emoji_events", ("as_of", "team", "rep")),
    Entry("opportunity", "pipeline", "handshake", DAYS, hidden=True),
    Entry("activity", "team", "groups", ("as_of", "team", "rep", "period")),
    Entry("visits", "team", "event_note", ("as_of", "team", "rep")),
    Entry("strengths", "team", "hub", ("as_of", "team", "rep")),
    Entry("coaching", "team", "forum", DAYS),
    Entry("controls", "team", "checklist", ("as_of", "team", "rep")),
    Entry("grading", "customers", "grid_view", SCOPE),
    Entry("customers", "customers", "domain", ("as_of", "team", "rep")),
    Entry("customer", "customers", "badge", DAYS, hidden=True),
    Entry("upload", "data", "upload_file"),
    Entry("submissions", "data", "fact_check", ("as_of", "team", "rep")),
    Entry("names", "data", "join_inner"),
    Entry("history", "data", "history"),
    Entry("settings", "data", "tune"),
)
TITLES = {
    "overview": "overview.title",
    "success": "success.title",
    "funnel": "funnel.title",
    "opportunities": "opportunities.title",
    "evidence": "evidence.title",
    "buying": "buying.title",
    "forecast": "forecast.title",
    "opportunity": "deal.title",
    "activity": "activity.title",
    "wins": "wins.title",
    "visits": "visits.title",
    "strengths": "strengths.title",
    "coaching": "coaching.title",
    "controls": "controls.title",
    "grading": "grading.title",
    "customers": "customers.title",
    "customer": "customer.title",
    "upload": "upload.title",
    "submissions": "submissions.title",
    "names": "names.title",
    "history": "history.title",
    "settings": "settings.title",
}
HOME = ""


@dataclass(frozen=True)
class Frame:
    """What main hands to the page that it runs.

    Attributes:
        book: The log.
        view: The log as of a day, in one scope; None while it is empty, or
            where the page takes no filter.
        earlier: The same as of the day that it is compared with, or None.
        t: The words.
        pages: Every page by its name.
    """

    book: Book
    view: View | None
    earlier: View | None
    t: Words
    pages: dict[str, Page]


_FRAME: ContextVar[Frame | None] = ContextVar("frame", default=None)


def run(t: Words) -> None:
    """Draw the frame, then run the page that was asked for."""
    pages = {e.name: _page(e, t) for e in ENTRIES}
    home = st.Page(
        lambda: None, title=t("shell.app"), default=True, visibility="hidden"
    )
    sections = defaultdict(list, {"": [home]})
    for entry in ENTRIES:
        code = entry.section
        section = t(f"shell.section.{code}") if code else code
        sections[section].append(pages[entry.name])
    page = st.navigation(sections, expanded=True)
    book = cache.book()
    t = _named(book, t)
    if page.url_path == HOME:
        _land(book, pages)
    entry = next(e for e in ENTRIES if e.name == page.url_path)
    st.set_page_config(page_title=f"{page.title} · {t('shell.app')}")
    view, earlier = filters.draw(book, page.title, entry.filters, t)
    st.caption(t(f"shell.question.{entry.name}"))
    _FRAME.set(Frame(book, view, earlier, t, pages))
    page.run()


def enter() -> tuple[View, Words]:
    """Give the view and the words; on an empty log, point to Upload.

    Every page that looks at the log begins with this.
    """
    frame = desk()
    if frame.view is None:
        invite(frame)
        st.stop()
    return frame.view, frame.t


def compared() -> View | None:
    """Give the view of the earlier day, None where there is none."""
    return desk().earlier


def desk() -> Frame:
    """Give the whole frame, for the pages that work on the log itself.

    A page that was not run by main has no frame, and shows nothing.
    """
    frame = _FRAME.get()
    if frame is None:
        st.stop()
    return frame


def need(rows: Any, sentence: str) -> None:
    """Go on only if there are rows; else say what is missing."""
    if len(rows) == 0:
        st.info(sentence, icon=":material/info:")
        st.stop()


def _page(entry: Entry, t: Words) -> Page:
    return st.Page(
        PAGES / f"{entry.name}.py",
        title=t(TITLES[entry.name]),
        icon=f":material/{entry.icon}:",
        url_path=entry.name,
        visibility="hidden" if entry.hidden else "visible",
    )


def _named(book: Book, t: Words) -> Words:
    """Let the words use the company's own names.

    A company file that is wrong is told on every page: no figure is drawn
    by half of it.
    """
    try:
        own = book.settings(date.today())  # noqa: DTZ011 -- the day here
    except BadSetting as error:
        st.error(text.plain(sentence(error, t), 600), icon=":material/error:")
        st.stop()
    return replace(t, names=own.names)


def _land(book: Book, pages: dict[str, Page]) -> NoReturn:
    """Send a visitor without a page to where the work is."""
    name = "overview" if book.days() else "upload"
    st.switch_page(pages[name], query_params=st.query_params.to_dict())


def invite(frame: Frame) -> None:
    """Say that there is nothing yet, with the way to Upload."""
    t = frame.t
    st.markdown(t("shell.empty"))
    if st.button(
        t("shell.to_upload"), type="primary", icon=":material/upload_file:"
    ):
        st.switch_page(frame.pages["upload"])
