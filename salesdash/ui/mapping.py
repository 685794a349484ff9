"""The editor in the card of a sheet: what its headings and words mean."""

from collections.abc import Iterator, Sequence
from functools import partial

import streamlit as st

from salesdash import model
from salesdash.book import Heading, forget
from salesdash.ui import meanings, questions, text
from salesdash.ui.decisions import Card, choice, decide
from salesdash.ui.question import Question, ask, source, spoken
from salesdash.words import Words
from salesdash.words.column import title

PAGE = 30
"""So many headings are shown at once."""

TYPED = tuple(table.name for table in model.TYPED)
_BLANK = {
    "table": None,
    "header": None,
    "columns": {},
    "words": {},
    "answers": {},
}
_REFUSED = "mapping refused"


def draw(card: Card) -> None:
    """Draw the editor, closed as long as nothing is missing."""
    read = card.sheet.read
    if not _line(card):
        return
    with st.container(border=True, key=card.key("editor")):
        _whole(card)
        if read.headings:
            _headings(card)
        meanings.draw(card)
        questions.recalled(card)


def _line(card: Card) -> bool:
    """Say what is left to decide; a click on it opens the editor.

    This is no expander: its words change with every decision, and the
    browser would draw the editor anew and lose the place of the keyboard.
    """
    key = card.key("unfolded")
    opened = st.session_state.setdefault(key, not card.sheet.read.table)
    st.button(
        _summary(card),
        key=card.key("mapping"),
        type="tertiary",
        icon=f":material/{'expand_more' if opened else 'chevron_right'}:",
        on_click=st.session_state.update,
        args=({key: not opened},),
    )
    return opened


def _summary(card: Card) -> str:
    """Say in one line what is left to decide."""
    read, t = card.sheet.read, card.t
    unused = sum(_is_unused(heading) for heading in read.headings)
    unknown = sum(not word.code for word in read.words)
    parts = []
    if read.lacks:
        parts.append(t("mapping.lacking", columns=_lacks(card)))
    if unused:
        parts.append(t("mapping.unused", n=unused))
    if unknown:
        parts.append(t("mapping.unknown", n=unknown))
    parts = parts or [t("mapping.understood", n=len(read.headings))]
    if read.decided_like:
        like = text.plain(read.decided_like)
        parts.append(t("mapping.decided_like", seen=like))
    elif read.decided_on:
        parts.append(t("mapping.decided", day=read.decided_on.isoformat()))
    return " · ".join(parts)


def _is_unused(heading: Heading) -> bool:
    open_ = heading.column is None and not heading.source
    return open_ and heading.filled > 0


def _lacks(card: Card) -> str:
    read, t = card.sheet.read, card.t
    groups = (
        " / ".join(title(t, read.meant or "", name) for name in names)
        for names in read.lacks
    )
    return ", ".join(groups)


def _forget(card: Card) -> None:
    mark = card.sheet.read.fingerprint
    told = [a for a in card.book.answers() if a.key == mark]
    if told:
        by = str(st.session_state.get("by") or "").strip()
        card.book.edit(forget(told, by), by)


def _whole(card: Card) -> None:
    """Ask what the sheet is, and where its headings stand."""
    read, t = card.sheet.read, card.t
    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = card.show("table", read.meant)
        st.selectbox(
            t("mapping.table"),
            TYPED,
            index=0 if read.meant else None,
            placeholder=t("mapping.pick"),
            format_func=lambda name: t(f"model.table.{name}.title"),
            key=key,
            width=220,
            on_change=_rename,
            args=(card, "table", key),
        )
        key = card.show("header", read.header_row or 1)
        st.number_input(
            t("mapping.header"),
            min_value=1,
            step=1,
            help=t("mapping.header_help"),
            key=key,
            width=170,
            on_change=_rename,
            args=(card, "header", key),
        )
        if read.decided_on:
            st.button(
                t("mapping.forget"),
                key=card.key("forget"),
                icon=":material/bookmark_remove:",
                on_click=_forget,
                args=(card,),
            )
        if choice(card.place).decides:
            _decided(card)


def _decided(card: Card) -> None:
    t = card.t
    st.button(
        t("mapping.again"),
        key=card.key("again"),
        icon=":material/restart_alt:",
        on_click=_reset,
        args=(card,),
    )
    st.toggle(
        t("mapping.remember"),
        **card.watch("remember", choice(card.place).remember),
    )


def _rename(card: Card, part: str, key: str) -> None:
    """Take another table or header: headings and words begin anew."""
    if st.session_state[key] is not None:
        told = {
            part: st.session_state[key],
            "columns": {},
            "words": {},
            "answers": {},
        }
        decide(card.place, **told)


def _reset(card: Card) -> None:
    decide(card.place, **_BLANK)


def _headings(card: Card) -> None:
    read, t = card.sheet.read, card.t
    st.markdown(f"**{t('mapping.headings')}**")
    # Always there, or what stands below is drawn anew and loses the focus.
    note = st.container()
    refused = st.session_state.pop(_REFUSED, None)
    if refused and refused[0] == card.place:
        note.warning(refused[1], icon=":material/content_copy:")
    rest = [h.text for h in read.headings if _is_unused(h)]
    pages = -(-len(read.headings) // PAGE)
    number = 1
    if pages > 1:
        number = st.pagination(pages, key=card.key("headings")) or 1
    with st.container(gap="xsmall"):
        for heading in read.headings[(number - 1) * PAGE : number * PAGE]:
            question = _question(heading, read.meant or "", t)
            ask(card, question, partial(_keep, card, heading))
    st.button(
        t("mapping.rest"),
        key=card.key("rest"),
        disabled=not rest,
        on_click=_leave,
        args=(card, rest),
    )


def _question(heading: Heading, table: str, t: Words) -> Question:
    return Question(
        key=f"column {heading.text}",
        name=heading.text,
        label=t("mapping.taken_as", heading=spoken(heading.text)),
        about=_about(heading, table, t),
        value=heading.column or "",
        options=model.table(table).names,
        guess=heading.guess,
        form=lambda name: (
            title(t, table, name) if name else t("upload.left_out")
        ),
        open=_is_unused(heading),
    )


def _about(heading: Heading, table: str, t: Words) -> Iterator[str]:
    if heading.filled:
        yield t("mapping.cells", n=text.number(heading.filled))
    else:
        yield t("mapping.no_cells")
    some = " / ".join(text.plain(e, 30) for e in heading.examples)
    if some:
        yield t("mapping.such", examples=some)
    yield source(heading.source, t)
    if heading.guess:
        yield t("mapping.perhaps", name=title(t, table, heading.guess))


def _keep(card: Card, heading: Heading, name: str) -> None:
    """Take a heading as another column, unless a person gave that away."""
    read, t = card.sheet.read, card.t
    owners = (h for h in read.headings if h.source and h.text != heading.text)
    other = next((h.text for h in owners if name and h.column == name), None)
    if other is not None:
        said = t(
            "mapping.taken_twice",
            other=text.plain(other),
            heading=text.plain(heading.text),
            column=title(t, read.meant or "", name),
        )
        st.session_state[_REFUSED] = card.place, said
        return
    columns = {**choice(card.place).columns, heading.text: name}
    decide(card.place, columns=columns)


def _leave(card: Card, headings: Sequence[str]) -> None:
    columns = {**choice(card.place).columns, **dict.fromkeys(headings, "")}
    decide(card.place, columns=columns)
