"""Deals that somebody asked for: by status, evidence, score, delay."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT

from salesdash.method import buying, milestones, scores
from salesdash.metrics.stalled import CODES as STALLED

ANY, NONE, YES = "any", "none", "yes"
"""Words for a deal that says anything, nothing, or that something holds."""

OPEN, WON, LOST, VANISHED = "open", "won", "lost", "vanished"
BANDS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "0-24": (0, 24),
        "25-49": (25, 49),
        "50-74": (50, 74),
        "75-100": (75, 100),
    }
)
"""Scores by quarters: the band, and its first and last score."""

OFTEN = 3
"""A close that was put off so many times is put off often."""

_CLAIMS = tuple(m.code for m in milestones.MILESTONES)
CODES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "status": (OPEN, WON, LOST, VANISHED, ANY),
        "claimed": (*_CLAIMS, NONE),
        "verified": (*_CLAIMS, NONE),
        "standing": (
            "proven",
            "unknown",
            "contradicted",
            "no_columns",
            "unclaimed",
        ),
        "stalled": (ANY, *STALLED),
        "weakest": (*(f.code for f in scores.FACTORS), "zero", NONE),
        "score": (*BANDS, NONE),
        "stage": (*(s.code for s in buying.STAGES), NONE),
        "key": (YES,),
        "overdue": (YES,),
        "pushed": (YES,),
        "step": (YES,),
    }
)
"""What can be asked for -> the codes of the answers."""


def sifted(deals: FrameT, asked: Mapping[str, str], day: int) -> FrameT:
    """Keep the deals that fit everything that was asked for.

    One row an opportunity, columns as they come.

    Args:
        deals: The deals as `View.judged` gives them.
        asked: A name of `CODES`, `product` or `search` -> what is asked;
            '' asks for nothing.
        day: The as-of day, in days since 1970-01-01.

    Example:
        >>> import polars as pl
        >>> deals = nw.from_native(pl.DataFrame({
        ...     "key": ["a", "b", "c"], "pushes": [0, 3, 4],
        ...     "status": ["open", "open", "won"],
        ...     "vanished_on": [None, None, None],
        ... }))
        >>> asked = {"status": "open", "pushed": "yes"}
        >>> sifted(deals, asked, 20_777)["key"].to_list()
        ['b']
    """
    for name, code in asked.items():
        if code:
            deals = deals.filter(_ASKED[name](code, day))
    return deals


def _status(code: str, day: int) -> nw.Expr:
    del day
    named = nw.col("vanished_on").is_null()
    if code == ANY:
        return ~nw.col("status").is_null()
    if code == VANISHED:
        return (nw.col("status") == OPEN) & ~named
    own = nw.col("status") == code
    return own & named if code == OPEN else own


def _coded(column: str) -> Callable[[str, int], nw.Expr]:
    """Compare a column of codes; nothing is asked for as `NONE`."""

    def fits(code: str, day: int) -> nw.Expr:
        del day
        if code == NONE:
            return nw.col(column).is_null()
        if code == ANY:
            return ~nw.col(column).is_null()
        return nw.col(column) == code

    return fits


def _weakest(code: str, day: int) -> nw.Expr:
    if code == "zero":
        return ~nw.col("zero_factor").is_null()
    return _coded("weakest_factor")(code, day)


def _score(code: str, day: int) -> nw.Expr:
    del day
    if code == NONE:
        return nw.col("score").is_null()
    return nw.col("score").is_between(*BANDS[code])


def _overdue(code: str, day: int) -> nw.Expr:
    del code
    return _status(OPEN, day) & (nw.col("expected_close") < day)


def _step(code: str, day: int) -> nw.Expr:
    del code
    return _status(OPEN, day) & (nw.col("next_date") < day)


def _pushed(code: str, day: int) -> nw.Expr:
    del code, day
    return nw.col("pushes") >= OFTEN


def _product(name: str, day: int) -> nw.Expr:
    del day
    return nw.col("product") == name


def _search(text: str, day: int) -> nw.Expr:
    """Look for a text in whatever names a deal, capitals or not."""
    del day
    wanted = text.casefold()
    found = (
        nw.col(name).str.to_lowercase().str.contains(wanted, literal=True)
        for name in ("customer", "name", "opportunity", "rep", "product")
    )
    return nw.any_horizontal(*found, ignore_nulls=True)


_ASKED: Mapping[str, Callable[[str, int], nw.Expr]] = MappingProxyType(
    {
        "status": _status,
        "claimed": _coded("claimed_milestone"),
        "verified": _coded("verified_milestone"),
        "standing": _coded("standing"),
        "stalled": _coded("stalled"),
        "weakest": _weakest,
        "score": _score,
        "stage": _coded("buying_stage"),
        "key": lambda _, day: _coded("key_reason")(ANY, day),
        "overdue": _overdue,
        "pushed": _pushed,
        "step": _step,
        "product": _product,
        "search": _search,
    }
)
