"""What happened since: changes, promises, and what was agreed."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from salesdash import days, identity
from salesdash.book import View
from salesdash.charts import dates
from salesdash.exports.talk import said, worth
from salesdash.model.talk import Change, Promise, Session, Talk
from salesdash.ui import coaching, coaching_save, focus, tables, text
from salesdash.ui.card import card
from salesdash.ui.fold import fold
from salesdash.ui.shell import Frame
from salesdash.words import Words

FEW = 8
"""So many lines of a list are seen at once."""

_CHANGES = ("what", "deal", "before", "after", "amount", "source", "was")
_PROMISES = ("what", "customer", "next_step", "said_on", "due", "kept_on")
_DAYS = ("said_on", "due", "kept_on")


def changed(frame: Frame, found: Talk) -> None:
    """Say what changed in the deals, and offer the rows behind it."""
    t = frame.t
    if found.since is None:
        with card(t("coaching.changed.first")):
            st.markdown(t("coaching.changed.no_past"))
        return
    day = dates.day(found.since, t)
    with card(t("coaching.changed.title", day=day)):
        if not found.changes:
            st.markdown(t("coaching.changed.nothing"))
            return
        text.caption(said.counts(found.changes, t))
        st.markdown(lines([said.change(c, t) for c in found.changes], t))
        _rows(frame, found.changes)


def lines(told: Sequence[str], t: Words) -> str:
    """Write the first lines of a list, and how many more there are."""
    shown = coaching.bullets(told[:FEW])
    rest = len(told) - FEW
    if rest <= 0:
        return shown
    return f"{shown}\n- :gray[{t('coaching.changed.more', n=rest)}]"


def _rows(frame: Frame, found: Sequence[Change]) -> None:
    """Show the two values and sources of each change, and its deal."""
    t = frame.t
    title = t("coaching.changed.rows", n=len(found))
    box = fold(title, "coaching changes", quiet=True)
    if not box.open:
        return
    with box:
        names = _CHANGES[:3] if tables.phone() else _CHANGES
        data = {name: [_change(c, name, t) for c in found] for name in names}
        keys = " ".join(f"{c.key} {c.change}" for c in found)
        own = f"coaching changes {identity.handle(keys)}"
        picked = _grid(data, "coaching.changed", title, t, own)
        if picked is not None and picked.row < len(found):
            deal = found[picked.row]
            text.caption(said.change(deal, t))
            handle = identity.handle(deal.key)
            page = frame.pages["opportunity"]
            focus.link(page, t("coaching.deal.open"), deal=handle)


def _change(found: Change, name: str, t: Words) -> str:
    """Write a cell of the rows behind the changes."""
    if name == "what":
        return t(f"coaching.change.{found.change}")
    if name == "deal":
        return said.deal(found, t)
    if name in ("before", "after"):
        return said.value(found, name, t)
    if name == "amount":
        return worth.price(found, t)
    source = found.source
    place = (source.file, source.sheet, source.row)
    told = place if name == "source" else found.earlier
    if told is None:
        return ""
    file, sheet, row = told
    return t("coaching.changed.place", file=file, sheet=sheet, row=row)


def _grid(
    data: Any, group: str, title: str, t: Words, key: str = ""
) -> tables.Picked | None:
    forms: dict[str, Any] = {}
    for name in data:
        label = t(f"{group}.{name}")
        if name in _DAYS:
            form = st.column_config.DateColumn(label, format="YYYY-MM-DD")
        else:
            form = st.column_config.TextColumn(label)
        forms[name] = form
    n = len(next(iter(data.values())))
    alt = t("shell.table.alt", title=title, n=n)
    return tables.grid(data, forms, alt, key=key)


def kept(frame: Frame, view: View, found: Talk) -> None:
    """Set promises to customers beside what earlier talks agreed."""
    left, right = st.columns(2)
    with left:
        promises(found, frame.t)
    with right:
        agreed(frame, view, found)


def promises(found: Talk, t: Words) -> None:
    """Say which promises to customers were kept."""
    with card(t("coaching.promise.title")):
        if not found.promises:
            st.markdown(t("coaching.promise.none"))
            return
        due, kept = found.head.promised, found.head.kept
        holes = {"weeks": said.WEEKS, "due": due, "kept": kept}
        text.caption(t("coaching.promise.summary", **holes))
        broken = said.broken(found.promises)
        if broken:
            st.markdown(lines([_promise(p, t) for p in broken], t))
        else:
            st.markdown(t("coaching.promise.well"))
        _every(found.promises, t)


def _promise(found: Promise, t: Words) -> str:
    told = said.promise(found, t)
    if not found.fresh:
        return told
    return f"{told}{said.between(t)}{t('coaching.promise.fresh')}"


def _every(found: Sequence[Promise], t: Words) -> None:
    title = t("coaching.promise.list", n=len(found))
    box = fold(title, "coaching promises", quiet=True)
    if not box.open:
        return
    with box:
        names = _PROMISES[:3] if tables.phone() else _PROMISES
        data = {name: [_told(p, name, t) for p in found] for name in names}
        _grid(data, "coaching.promise", title, t)


def _told(found: Promise, name: str, t: Words) -> Any:
    if name == "what":
        return t(f"coaching.promise.{found.promise}")
    value = getattr(found, name)
    if name in _DAYS:
        return None if value is None else days.day(value)
    return value


def agreed(frame: Frame, view: View, found: Talk) -> None:
    """List what earlier talks agreed, each to be marked as done."""
    t = frame.t
    with card(t("coaching.agreed.title")):
        coaching_save.done(frame, "tick")
        if not found.agreed:
            st.markdown(t("coaching.agreed.none"))
        for place, session in enumerate(found.agreed[:FEW]):
            _agreed(frame, view, found.rep, session, place)
        rest = len(found.agreed) - FEW
        if rest > 0:
            text.caption(t("coaching.changed.more", n=rest))


def _agreed(
    frame: Frame, view: View, rep: str, found: Session, place: int
) -> None:
    t = frame.t
    with st.container(horizontal=True, vertical_alignment="center"):
        state = t(f"coaching.agreed.{found.state}")
        late = found.state == "overdue"
        sign = f":red-badge[{state}]" if late else f":gray-badge[{state}]"
        told = text.plain(said.agreed(found, t), 300)
        st.markdown(f"{sign} {told}", width="stretch")
        st.button(
            t("coaching.agreed.tick"),
            icon=":material/check:",
            type="tertiary",
            key=f"coaching tick {place} {rep} {found.date}",
            on_click=coaching_save.tick,
            args=(frame, view, rep, found),
        )
