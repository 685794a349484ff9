"""The questions of a sheet, open at the top of its card."""

from collections.abc import Sequence
from functools import partial
from itertools import starmap
from typing import Any

import streamlit as st

from salesdash import days, model
from salesdash.book import Question
from salesdash.model import Kind
from salesdash.ui import tables, text
from salesdash.ui.decisions import Card, choice, decide
from salesdash.ui.question import OPEN, spoken
from salesdash.words import Words

ANSWERED = ":green[:material/check_circle:]"
"""Marks what was just answered."""

COUNTED = {
    "relationship": "grade",
    "attractiveness": "grade",
    "minutes": "minutes",
}
"""What the numbers of a column are followed by; of the rest "points"."""

BLANKS = "same_above"
MEMORY = "memory"


def draw(card: Card) -> None:
    """Ask what the sheet leaves open; nothing if it leaves nothing."""
    asked = [q for q in card.sheet.read.questions if q.source != MEMORY]
    if not asked:
        return
    t, n = card.t, left(card)
    form = "title" if n else "answered"
    sheet = text.plain(card.sheet.read.sheet)
    with st.container(border=True, key=card.key("questions")):
        st.markdown(t(f"questions.{form}", sheet=sheet, n=n))
        for question in asked:
            _ask(card, question)


def recalled(card: Card) -> None:
    """Show the answers that were remembered, so that they can be changed."""
    asked = [q for q in card.sheet.read.questions if q.source == MEMORY]
    if asked:
        st.markdown(f"**{card.t('questions.remembered')}**")
    for question in asked:
        _ask(card, question)


def left(card: Card) -> int:
    """Count the questions that nobody has answered."""
    return sum(question.open for question in card.sheet.read.questions)


def counted(card: Card, line: str) -> str:
    """Add to the line of a card how many questions are open."""
    n = left(card)
    return f"{line} · {OPEN} {card.t('questions.open', n=n)}" if n else line


def _ask(card: Card, question: Question) -> None:
    t = card.t
    key = card.show(f"ask {question.place}", question.answer or None)
    said = t(f"questions.kind.{question.kind}")
    ask, answers = st.columns([2, 3], gap="medium")
    mark = OPEN if question.open else ANSWERED
    name = text.plain(question.heading, 40)
    head = f"{mark} **{name}**  \n" if name else f"{mark} "
    such = _such(question, t)
    about = f"  \n:small[:gray[{such}]]" if such else ""
    ask.markdown(f"{head}{said}{about}")
    heading = spoken(question.heading)
    answers.radio(
        t("questions.label", heading=heading, question=said),
        question.options,
        index=None,
        format_func=partial(_option, question=question, t=t),
        label_visibility="collapsed",
        key=key,
        on_change=_keep,
        args=(card, question, key),
    )


def _keep(card: Card, question: Question, key: str) -> None:
    told = choice(card.place).answers
    answer = st.session_state[key] or ""
    decide(card.place, answers={**told, question.place: answer})


def _such(question: Question, t: Words) -> str:
    if not question.examples:
        return ""
    some = " / ".join(text.plain(e, 30) for e in question.examples)
    form = "blanks" if question.kind == BLANKS else "such"
    n = text.number(question.count)
    return t(f"questions.{form}", n=n, examples=some)


def _option(option: str, question: Question, t: Words) -> str:
    """Name an answer, with what it makes of the examples."""
    name = t(f"questions.option.{option}")
    if option == question.guess:
        name += f" ({t('questions.likely')})"
    effect = _effect(option, question, t)
    return f"{name}  \n:small[:gray[{effect}]]" if effect else name


def _effect(option: str, question: Question, t: Words) -> str:
    values = question.effects.get(option, ())
    blank = option == "blank"
    if blank or not any(value is not None for value in values):
        return ""
    told = zip(question.examples, values, strict=False)
    return " · ".join(starmap(partial(_pair, question.column, t), told))


def _pair(column: str, t: Words, cell: str, value: Any) -> str:
    shown = text.plain(written(value, column, t), 40)
    return t("questions.effect", cell=text.plain(cell, 30), value=shown)


def written(value: Any, column: str, t: Words) -> str:
    """Write what a cell would say, as a person would."""
    if value is None:
        return t("questions.unread")
    if isinstance(value, str):
        group = tables.GROUPS.get(column)
        return t.name(group, value) if group else value
    kind = _kind(column)
    if kind is Kind.MONEY:
        return f"{value / 100:,.2f}".removesuffix(".00")
    if kind in (Kind.DAY, Kind.CRITERION):
        return _day(value, t)
    form = COUNTED.get(column, "points")
    return t(f"questions.{form}", n=f"{value:g}")


def _kind(column: str) -> Kind | None:
    every: Sequence[model.Column] = [c for t in model.TYPED for c in t.columns]
    return next((c.kind for c in every if c.name == column), None)


def _day(value: int, t: Words) -> str:
    day = days.day(value)
    month = t("questions.months").split()[day.month - 1]
    return t("questions.day", day=day.day, month=month, year=day.year)
