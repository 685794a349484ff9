"""The people of one opportunity, and the signals that visits logged."""

from collections.abc import Sequence

import streamlit as st

from salesdash.book import View
from salesdash.charts import dates
from salesdash.method.buying import SIGNALS
from salesdash.model.dossier import Dossier, Logged, Person
from salesdash.ui import text
from salesdash.ui.card import card
from salesdash.words import Words

_NARROWEST = 145
"""Pixels of a role."""

_MANY = 6
"""So many signals of a kind are listed, the newest."""

_STANCES = {"for": "green", "neutral": "gray", "against": "red"}


def draw(dossier: Dossier, view: View, t: Words) -> None:
    """Show the five buyer roles, other contacts, signals and techniques.

    Args:
        dossier: What is known of the opportunity.
        view: The view that it is of.
        t: The words.
    """
    with card(t("people.title")):
        text.caption(t("people.caption", day=dates.day(view.number, t)))
        roles(dossier.people, t)
    with card(t("people.logged")):
        text.caption(t("people.logged_caption"))
        _logged(dossier.logged, t)


def roles(people: Sequence[Person], t: Words) -> None:
    """Show the five buyer roles, then people without a role."""
    known = [p for p in people if p.role]
    others = [p for p in people if not p.role]
    _risk(known, t)
    with st.grid(columns=len(known), min_column_width=_NARROWEST):
        for person in known:
            _person(person, t)
    if others:
        st.markdown(f"**{text.plain(t('people.others'))}**")
        for person in others:
            st.markdown(_short(person, t))


def _risk(roles: Sequence[Person], t: Words) -> None:
    """Say that nobody knows who decides, or which roles are open."""
    missing = [p.role for p in roles if not p.name]
    if "decision_maker" in missing:
        st.warning(t("people.no_maker"), icon=":material/warning:")
    rest = [t.name("role", r) for r in missing if r != "decision_maker"]
    if rest:
        names = " · ".join(rest)
        text.caption(t("people.missing", roles=names))


def _person(person: Person, t: Words) -> None:
    role = text.plain(t.name("role", person.role))
    with st.container(border=True, height="stretch", gap="xsmall"):
        if not person.name:
            empty = text.plain(t("people.nobody"))
            st.markdown(f":gray[{role}]  \n:gray-badge[{empty}]")
            return
        title = text.plain(person.title) or _blank(t)
        st.markdown(
            f":gray[{role}]  \n**{text.plain(person.name)}** · {title}"
        )
        st.markdown("  \n".join(_facts(person, t)))


def _facts(person: Person, t: Words) -> list[str]:
    """Give what is known of somebody, one line each; blanks are seen."""
    stance = text.plain(t.name("stance", person.stance))
    colour = _STANCES.get(person.stance)
    return [
        _fact("need", text.plain(person.need, 200), t),
        _fact("stance", f":{colour}-badge[{stance}]" if colour else "", t),
        _fact("met_on", _day(person.met_on, t), t),
        _fact("last_visit", _day(person.last_visit, t), t),
    ]


def _fact(name: str, said: str, t: Words) -> str:
    label = text.plain(t(f"people.{name}"))
    return f":gray[{label}] {said or _blank(t)}"


def _blank(t: Words) -> str:
    return f":gray-badge[{text.plain(t('people.blank'))}]"


def _day(day: int | None, t: Words) -> str:
    return "" if day is None else text.plain(dates.day(day, t))


def _short(person: Person, t: Words) -> str:
    parts = [
        f"**{text.plain(person.name)}**",
        text.plain(person.title),
        text.plain(person.need, 200),
    ]
    if person.stance:
        parts.append(text.plain(t.name("stance", person.stance)))
    if person.last_visit is not None:
        parts.append(_fact("last_visit", _day(person.last_visit, t), t))
    return " · ".join(part for part in parts if part)


def _logged(logged: Sequence[Logged], t: Words) -> None:
    """Show signals by kind, side by side, then techniques."""
    if not logged:
        st.markdown(t("people.none"))
        return
    groups = grouped(logged)
    with st.grid(columns=len(groups), min_column_width=_NARROWEST):
        for kind, found in groups.items():
            with st.container(gap="xsmall"):
                name = text.plain(_title(kind, t))
                st.markdown(f"**{name}** · {len(found)}")
                lines = [_line(one, t) for one in found[:_MANY]]
                st.markdown("  \n".join(lines) or _blank(t))
                if len(found) > _MANY:
                    text.caption(t("people.more", n=len(found) - _MANY))


def grouped(logged: Sequence[Logged]) -> dict[str, list[Logged]]:
    """Sort what visits logged: three kinds of signals, techniques.

    Args:
        logged: Signals and techniques, newest first.

    Returns:
        Kind of signal, "other" for signals in other words (if there are
        any), "technique" -> what was logged, newest first.
    """
    kinds = {code: kind for kind, codes in SIGNALS.items() for code in codes}
    found: dict[str, list[Logged]] = {kind: [] for kind in SIGNALS}
    rest: list[Logged] = []
    for one in logged:
        if one.kind == "signal":
            kind = kinds.get(one.code)
            (found[kind] if kind else rest).append(one)
    if rest:
        found["other"] = rest
    found["technique"] = [one for one in logged if one.kind == "technique"]
    return found


def _title(kind: str, t: Words) -> str:
    if kind in SIGNALS:
        return t("people.signals", kind=t.name("signal_kind", kind))
    return t(f"people.{kind}")


def _line(one: Logged, t: Words) -> str:
    day = text.plain(dates.short(one.day, t))
    said = t.name("signal", one.code) if one.code else one.text
    return f":gray[{day}] {text.plain(said, 120)}"
