"""The part of the editor that asks what the words of a sheet mean."""

from functools import partial
from itertools import groupby

import streamlit as st

from salesdash.book import Word
from salesdash.ui import tables, text
from salesdash.ui.decisions import Card, choice, decide
from salesdash.ui.question import Question, ask, source, spoken
from salesdash.words import Words
from salesdash.words.column import title

ANSWERS = ("yes", "no", "blank")
LOST = "lost"


def draw(card: Card) -> None:
    """Ask for each word, column by column; nothing if there is none."""
    read, t = card.sheet.read, card.t
    if not read.words:
        return
    heads = {h.column: h.text for h in read.headings if h.column}
    st.markdown(f"**{t('mapping.words')}**", help=t("mapping.words_help"))
    for column, words in groupby(read.words, lambda word: word.column):
        named = title(t, read.meant or "", column)
        head = heads.get(column, named)
        with st.container(gap="xsmall"):
            st.caption(named if head == named else _under(head, named, t))
            for word in words:
                ask(card, _question(word, t), partial(_keep, card, word))


def _under(heading: str, column: str, t: Words) -> str:
    return t("mapping.under", heading=text.plain(heading), column=column)


def meaning(code: str, column: str, t: Words) -> str:
    """Name what a word of a column can mean."""
    if not code:
        return t("mapping.leave_unknown")
    if code in ANSWERS:
        return t(f"mapping.{code}")
    if code == LOST:
        return t.name("status", code)
    return t.name(tables.GROUPS.get(column, column), code)


def _question(word: Word, t: Words) -> Question:
    form = partial(meaning, column=word.column, t=t)
    guess = "" if word.code else word.guess
    return Question(
        key=f"word {word.column} {word.text}",
        name=word.text,
        label=t("mapping.meaning", word=spoken(word.text)),
        about=(
            t("mapping.cells", n=text.number(word.count)),
            t("mapping.row", row=word.row),
            source(word.source, t),
            t("mapping.perhaps", name=form(guess)) if guess else "",
        ),
        value=word.code,
        options=word.options,
        guess=guess,
        form=form,
        open=not word.code,
    )


def _keep(card: Card, word: Word, code: str) -> None:
    words = {**choice(card.place).words, (word.column, word.text): code}
    decide(card.place, words=words)
