"""The customers that a page was asked for."""

from collections.abc import Mapping
from types import MappingProxyType

import narwhals.stable.v2 as nw

from salesdash.method.grades import NOT_GRADED, QUADRANTS
from salesdash.metrics.frequency import COVERAGE
from salesdash.metrics.triangle import BETWEEN, FULL, HALF, PARTS

CODES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "grade": (*QUADRANTS, NOT_GRADED),
        "goal": ("with", "without"),
        "information": ("full", "half", "thin", "stale"),
        "missing": PARTS,
        "coverage": COVERAGE,
        "listed": ("yes", "no"),
    }
)
"""What can be asked for -> its codes."""

SEARCH, INDUSTRY = "search", "industry"
_SEARCHED = ("customer", "rep", "goal", "industry", "region", "hint")


def sifted(clients: nw.DataFrame, codes: Mapping[str, str]) -> nw.DataFrame:
    """Keep the customers that fit every code, in their order.

    Args:
        clients: The rows of `View.clients`.
        codes: Name, one of `CODES`, `INDUSTRY` or `SEARCH` -> code or
            text; '' asks for nothing.

    Example:
        >>> import polars as pl
        >>> rows = pl.DataFrame({
        ...     "customer": ["A", "B"], "goal": ["", "Grow"],
        ... })
        >>> sifted(nw.from_native(rows), {"goal": "with"})["customer"][0]
        'B'
    """
    for name, code in codes.items():
        if code and name == SEARCH:
            clients = clients.filter(_holds(code))
        elif code:
            clients = clients.filter(_fits(name, code))
    return clients


def _fits(name: str, code: str) -> nw.Expr:
    if name == "goal":
        written = nw.col("goal").fill_null("") != ""
        return written if code == "with" else ~written
    if name == "information":
        return _informed(code)
    if name == "missing":
        held = nw.concat_str(nw.lit(BETWEEN), "missing", nw.lit(BETWEEN))
        return held.str.contains(f"{BETWEEN}{code}{BETWEEN}", literal=True)
    if name == "listed":
        return nw.col("listed") == int(code == "yes")
    return nw.col({"grade": "quadrant"}.get(name, name)) == code


def _informed(code: str) -> nw.Expr:
    share = nw.col("completeness")
    if code == "stale":
        return nw.col("stale_parts") > 0
    if code == "full":
        return share >= FULL
    return share < HALF if code == "thin" else (share >= HALF) & (share < FULL)


def _holds(text: str) -> nw.Expr:
    """Tell whether any of the texts of a customer has these words."""
    texts = [nw.col(name).fill_null("") for name in _SEARCHED]
    told = nw.concat_str(*texts, separator="\n").str.to_lowercase()
    return told.str.contains(text.casefold(), literal=True)
