"""Lists of something else, and what gives them away."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from salesdash.intake import tables, vocabulary
from salesdash.intake.grid import Grid

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "payments": "not_ours_payments",
        "expenses": "not_ours_expenses",
        "prices": "not_ours_prices",
        "stock": "not_ours_stock",
        "payroll": "not_ours_payroll",
    }
)
"""What a sheet is -> the finding that says why it is left alone."""

SURE = frozenset(REASONS.values())
"""No form of such a list turns into one of ours."""


def reason(grid: Grid, heads: Iterable[str]) -> str:
    """Say what a sheet is that is none of ours, '' where nothing tells.

    What its headings say comes before the name of its tab.

    Args:
        grid: The sheet.
        heads: Its headings as written.
    """
    told = vocabulary.words()["foreign"]
    plain = [vocabulary.plain(head).strip("* ") for head in heads if head]
    for kind, code in REASONS.items():
        if set(plain) & set(told[kind]["heads"]):
            return code
    for kind, code in REASONS.items():
        if tables.names(grid.tab, told[kind]["tabs"]):
            return code
    return ""
