"""The score of one opportunity: what is reached, what comes next."""

from collections.abc import Iterator, Mapping
from typing import Any

import streamlit as st

from salesdash.book import View
from salesdash.book.scored import scored
from salesdash.charts import dates
from salesdash.charts import score as chart
from salesdash.method.scores import FACTORS
from salesdash.model.dossier import Dossier, Reached
from salesdash.ui import figures, picture, text
from salesdash.ui.card import card
from salesdash.ui.figures import Figure
from salesdash.words import Words


def draw(dossier: Dossier, view: View, t: Words) -> None:
    """Show the five factors, their statements and the score over time.

    Args:
        dossier: What is known of the opportunity.
        view: The view that it is of.
        t: The words.
    """
    deal = dossier.deal
    with card(t("score.title")):
        text.caption(t("score.caption", day=dates.day(dossier.day, t)))
        figures.row(_answer(deal, t))
        for sentence in _risks(dossier, t):
            st.warning(text.plain(sentence, 300), icon=":material/warning:")
        left, right = st.columns([2, 3], vertical_alignment="center")
        with left:
            _radar(dossier, t)
        with right:
            for factor in dossier.factors:
                _factor(factor, deal, t)
        _course(view, deal["key"], t)


def _sum(deal: Mapping[str, Any], t: Words) -> str:
    """Write the score in short; what is unknown is no number."""
    if deal["score"] is None:
        return t("score.unknown")
    holes = {"known": deal["score_known"], "of": len(FACTORS)}
    return t("shell.score", score=deal["score"], **holes)


def _answer(deal: Mapping[str, Any], t: Words) -> list[Figure]:
    weakest = deal["weakest_factor"]
    known, of = deal["score_known"], len(FACTORS)
    return [
        Figure(t("score.sum"), _sum(deal, t), t("score.sum_help")),
        Figure(
            t("score.product"),
            product(deal["score_product"], t),
            t("score.product_help"),
        ),
        Figure(
            t("score.weakest"),
            t.name("factor", weakest) if weakest else t("score.unknown"),
        ),
        Figure(t("score.known"), t("score.known_of", known=known, of=of)),
    ]


def product(share: int | None, t: Words) -> str:
    """Write the product of the factors as per cent, to one place.

    Args:
        share: Per 10,000, None where it is unknown.
        t: The words.
    """
    if share is None:
        return t("score.unknown")
    return t("chart.percent", number=f"{share / 100:.1f}")


def _risks(dossier: Dossier, t: Words) -> Iterator[str]:
    zero = dossier.deal["zero_factor"]
    if zero:
        yield t("score.risk_zero", factor=t.name("factor", zero))
    unknown = [f.factor for f in dossier.factors if f.points is None]
    if unknown:
        told = chart.known(dict(dossier.deal), t)
        names = " · ".join(t.name("factor", code) for code in unknown)
        yield t("score.risk_unknown", score=told, factors=names)


def _radar(dossier: Dossier, t: Words) -> None:
    drawn = chart.radar(
        dossier.factors,
        t,
        weakest=dossier.deal["weakest_factor"],
        dark=picture.dark(),
    )
    picture.show(drawn, chart.alt(dossier.factors, t), "deal_radar")


def _factor(factor: Reached, deal: Mapping[str, Any], t: Words) -> None:
    """Say of one factor what it has reached, and what would add points."""
    name = text.plain(t.name("factor", factor.factor))
    points = text.plain(chart.told(factor.points, t))
    lines = [f"**{name}** {points} {_badge(factor, deal, t)}"]
    if factor.statement:
        lines.append(_line(t("score.reached"), _held(factor, t)))
    lines.append(_next(factor, t))
    st.markdown("  \n".join(lines))


def _badge(factor: Reached, deal: Mapping[str, Any], t: Words) -> str:
    if factor.points is None:
        return f":gray-badge[{text.plain(t('score.mark_unknown'))}]"
    if factor.level == 0:
        return f":red-badge[{text.plain(t('score.mark_zero'))}]"
    if factor.factor == deal["weakest_factor"]:
        return f":orange-badge[{text.plain(t('score.mark_weakest'))}]"
    return ""


def _held(factor: Reached, t: Words) -> str:
    statement = t.name("statement", factor.statement)
    if not factor.side:
        return statement
    return f"{statement} · {t(f'score.with_{factor.side}')}"


def _next(factor: Reached, t: Words) -> str:
    if factor.points is None:
        return _quiet(t("score.ask"))
    if not factor.following:
        return _quiet(t("score.top"))
    same = factor.following == factor.statement
    statement = t.name("statement", factor.following)
    wanted = t("score.next_maker") if same else statement
    return _line(t("score.next", gain=factor.gain), wanted)


def _line(label: str, said: str) -> str:
    return f":gray[{text.plain(label)}] {text.plain(said, 200)}"


def _quiet(said: str) -> str:
    return f":gray[{text.plain(said, 200)}]"


def _course(view: View, key: str, t: Words) -> None:
    """Show the score over time, where sheets ever had points."""
    course = scored(view, key)
    if course.is_empty():
        return
    first = dates.day(course["as_of"][0], t)
    st.markdown(f"**{t('score.over_time')}**")
    if len(course) == 1:
        text.caption(t("score.once", day=first))
        return
    last = dates.day(view.number, t)
    text.caption(t("score.over_time_caption", first=first, last=last))
    drawn = chart.line(course, view.number, t, dark=picture.dark())
    picture.show(drawn, chart.line_alt(course, t), "deal_score_line")
