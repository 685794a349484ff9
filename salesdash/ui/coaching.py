"""Whose talk the Coaching page is about, and its first lines."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from salesdash.book import View, talks
from salesdash.book.talk import talk
from salesdash.charts import dates, numbers
from salesdash.exports.talk import said, worth
from salesdash.exports.workbook import MIME
from salesdash.model.talk import Aim, Head, Sum, Talk
from salesdash.ui import (
    cache,
    coaching_team,
    counted,
    difference,
    download,
    figures,
    text,
)
from salesdash.ui.card import card
from salesdash.ui.definition import How
from salesdash.ui.figures import Figure
from salesdash.ui.shell import Frame
from salesdash.words import Words

REP, WHO = "rep", "who"
"""Names in the address. The first is the filter of other pages, which only
they may write; what is chosen here stands under the second."""

_CHOICE, _CHOSEN, _TOLD = "coaching rep", "coaching chosen", "coaching told"
"""What the box shows; who is chosen; whom the address named last."""

_TYPES = {"xlsx": MIME, "html": "text/html"}


def choose(frame: Frame, view: View) -> Talk:
    """Give the talk with the rep of the address; else list the team."""
    t, reps = frame.t, view.reps
    if not reps:
        st.info(t("coaching.choose.nobody"), icon=":material/info:")
        st.stop()
    rep, unknown = _wanted(reps)
    place = st.container(horizontal=True, vertical_alignment="bottom")
    with place:
        _picker(reps, rep, t)
    if not rep:
        if unknown:
            text.caption(t("coaching.choose.unknown", rep=unknown))
        with place:
            _whole(frame, view)
        coaching_team.draw(view, t, turn)
        st.stop()
    found = talk(view, frame.earlier, rep)
    with place:
        _files(found, t)
    return found


def _wanted(reps: Sequence[str]) -> tuple[str, str]:
    """Give the rep that is chosen, and a name that nobody knows.

    The address goes first where it newly names somebody; one that says
    nothing leaves the choice as it is, so that it survives a change of
    page.
    """
    state, address = st.session_state, st.query_params
    told = {name: address.get(name, "") for name in (REP, WHO)}
    for name, asked in told.items():
        if asked and asked != state.get(_TOLD, {}).get(name):
            state[_CHOSEN] = asked
    chosen = reps[0] if len(reps) == 1 else state.get(_CHOSEN, "")
    known = chosen if chosen in reps else ""
    _say(known)
    state[_TOLD] = {**told, WHO: known}
    return known, "" if known else chosen


def _say(rep: str) -> None:
    """Write into the address who is chosen."""
    if rep and st.query_params.get(WHO) != rep:
        st.query_params[WHO] = rep
    elif not rep and WHO in st.query_params:
        del st.query_params[WHO]


def _picker(reps: Sequence[str], rep: str, t: Words) -> None:
    """Choose a rep, or go to the one before or after."""
    options = ["", *reps] if len(reps) > 1 else list(reps)
    st.session_state[_CHOICE] = rep
    st.selectbox(
        t("coaching.choose.rep"),
        options,
        key=_CHOICE,
        format_func=lambda name: name or t("coaching.choose.team"),
        on_change=_turned,
        width=240,
    )
    at = reps.index(rep) if rep else -1
    for code, step, icon in (
        ("before", -1, "arrow_back"),
        ("after", 1, "arrow_forward"),
    ):
        to = at + step
        inside = at >= 0 and 0 <= to < len(reps)
        st.button(
            t(f"coaching.choose.{code}"),
            icon=f":material/{icon}:",
            key=f"coaching {code}",
            disabled=not inside,
            on_click=turn,
            args=(reps[to] if inside else "",),
        )


def _turned() -> None:
    turn(st.session_state[_CHOICE])


def turn(rep: str) -> None:
    """Turn to the talk with a rep, '' for the list of the team."""
    coaching_team.forget()
    st.session_state[_CHOSEN] = rep
    _say(rep)


def _files(found: Talk, t: Words) -> None:
    """Offer the talk as a file of one page."""
    for ending in talks.FORMATS:
        name, make = talks.one(found, t, ending)
        label = t(f"coaching.file.{ending}")
        download.offer(make, name, label, _TYPES[ending])


def _whole(frame: Frame, view: View) -> None:
    """Offer the talks with all reps as one workbook."""
    name, make = talks.every(view, frame.earlier, "", frame.t)
    download.offer(make, name, frame.t("coaching.file.every"), MIME)


def head(found: Talk, view: View, t: Words) -> None:
    """Show the figures, then what went well: a talk begins with that."""
    figures.row(_figures(found.head, cache.view(view.day, rep=found.rep), t))
    title = t("coaching.strength.title")
    with card(title):
        lines = said.strengths(found.strengths, t)
        st.markdown(bullets(lines, "thumb_up" if found.strengths else ""))


def bullets(lines: Sequence[str], icon: str = "") -> str:
    """Write lines as a list, each as text and never as markup."""
    sign = f":material/{icon}: " if icon else "- "
    told = (f"{sign}{text.plain(line, 400)}" for line in lines)
    return ("  \n" if icon else "\n").join(told)


def _figures(found: Head, view: View, t: Words) -> list[Figure]:
    """Give the figures; the view is that of the rep alone."""
    own = partial(t, n=sum(each.count for each in found.pipeline))
    told = t("coaching.head.promises_of", kept=found.kept, due=found.promised)
    nothing = t("coaching.head.nothing")
    return [
        Figure(
            t("coaching.head.pipeline"),
            _short(found.pipeline, t) or nothing,
            f"{_full(found.pipeline, t)} {own('coaching.head.pipeline_help')}",
            how=_how("pipeline", found.pipeline, view, t),
        ),
        _month(found.aims, view, t),
        Figure(
            t("coaching.head.visits"),
            f"{found.visits:,}",
            _seven(found, t),
            delta=_more(found),
            how=counted.week(view, t),
        ),
        Figure(
            t("coaching.head.gap"),
            _short(found.gaps, t) or t("coaching.head.none"),
            f"{_full(found.gaps, t)} {t('coaching.head.gap_help')}",
            how=_how("gap", found.gaps, view, t),
        ),
        Figure(
            t("coaching.head.promises"),
            told if found.promised else nothing,
            t("coaching.head.promises_help", weeks=said.WEEKS),
            how=counted.told("promises_kept", view, t),
        ),
    ]


def _seven(found: Head, t: Words) -> str:
    """Say what the visits of seven days stand beside."""
    if found.visits_before is None:
        return t("coaching.head.visits_first")
    return t("coaching.head.visits_help", before=found.visits_before)


def _more(found: Head) -> str:
    """Say how many more visits there were, '' where nothing is known."""
    if found.visits_before is None:
        return ""
    return difference.count(found.visits, found.visits_before)


def _how(name: str, sums: Sequence[Sum], view: View, t: Words) -> How:
    """Say how an amount is counted, in the currency of most deals."""
    if not sums:
        return counted.told(name, view, t)
    return counted.overview(name, sums[0].currency, view, t)


def _month(aims: Sequence[Aim], view: View, t: Words) -> Figure:
    """Show the month in the currency that has a target, or most."""
    label, how = t("coaching.head.month"), counted.told("talk_month", view, t)
    if not aims:
        none = t("coaching.head.month_none")
        return Figure(label, t("coaching.head.nothing"), none, how=how)
    first = max(aims, key=lambda aim: (aim.target > 0, aim.verified))
    value = _brief(first.verified, first.currency, t)
    won = numbers.full(first.won, first.currency, t)
    told = t("coaching.head.month_help", won=won)
    if first.target:
        target = _brief(first.target, first.currency, t)
        value = t("coaching.head.month_of", amount=value, target=target)
    else:
        told = t("coaching.head.month_none")
    return Figure(label, value, f"{worth.month(aims, t)}. {told}", how=how)


def _short(sums: Sequence[Sum], t: Words) -> str:
    told = (_brief(s.amount, s.currency, t) for s in sums)
    return " · ".join(told)


def _brief(amount: int, currency: str, t: Words) -> str:
    """Write an amount that no line breaks."""
    return numbers.compact(amount, currency, t).replace(" ", "\xa0")


def _full(sums: Sequence[Sum], t: Words) -> str:
    told = (numbers.full(s.amount, s.currency, t) for s in sums)
    return " · ".join(told)


def since(found: Talk, t: Words) -> None:
    """Say which rep, team and days the page is about."""
    parts = [found.rep, found.team]
    parts.append(t("coaching.file.head", day=dates.day(found.day, t)))
    if found.since is not None:
        day = dates.day(found.since, t)
        parts.append(t("coaching.file.foot", day=day))
    text.caption(" · ".join(filter(None, parts)))
