"""One question of the editor: what something means, with a list to choose."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import streamlit as st

from salesdash.ui import text
from salesdash.ui.decisions import Card
from salesdash.words import Words

OPEN = ":orange[:material/help:]"
"""Marks what nobody has decided on."""

LONGEST = 80
"""Characters of a label."""

_MARKS = re.compile(r"[!-/:-@\[-`{-~]+")

SOURCES = ("choice", "memory", "ordinal")


@dataclass(frozen=True)
class Question:
    """What is asked, and what is shown beside it.

    Attributes:
        key: What sets it apart within the sheet.
        name: What it is about, as written by a stranger.
        label: The question, for who cannot see the page.
        about: Quiet words below the name, safe as Markdown.
        value: The answer in force, "" for none.
        options: The answers to choose from.
        guess: A likely one, which is offered first, or "".
        form: Names an answer.
        open: Whether nobody has decided on it.
    """

    key: str
    name: str
    label: str
    about: Iterable[str]
    value: str
    options: Sequence[str]
    guess: str
    form: Callable[[str], str]
    open: bool


def ask(card: Card, question: Question, keep: Callable[[str], None]) -> None:
    """Draw a question; `keep` is called with a new answer."""
    left, right = st.columns([3, 2], vertical_alignment="center")
    mark = f"{OPEN} " if question.open else ""
    about = " · ".join(filter(None, question.about))
    name = text.plain(question.name)
    left.markdown(f"{mark}**{name}**  \n:small[:gray[{about}]]")
    key = card.show(question.key, question.value)
    right.selectbox(
        question.label,
        list(dict.fromkeys(("", question.guess, *question.options))),
        format_func=question.form,
        label_visibility="collapsed",
        key=key,
        on_change=lambda: keep(st.session_state[key]),
    )


def spoken(name: str) -> str:
    """Give the words of a stranger's text, without any marks.

    A label that is read aloud can be no markup, and neither can it show
    what keeps markup from working.

    Example:
        >>> spoken("Boss *met*?")
        'Boss met'
    """
    return " ".join(_MARKS.sub(" ", name).split())[:LONGEST]


def source(name: str, t: Words) -> str:
    """Say who decided, if anybody did."""
    return t(f"mapping.source.{name}") if name in SOURCES else ""
