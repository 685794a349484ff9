"""Headings of exported columns in the words of a language."""

from salesdash.words import Words
from salesdash.words.column import title

_OWN = {
    "quadrant": "export.heading.quadrant",
    "evidence": "export.heading.evidence",
    "confirmed_milestone": "export.heading.confirmed_milestone",
    "standing": "export.heading.standing",
    "gap": "export.heading.gap",
    "weighted_claimed": "export.heading.weighted_claimed",
    "weighted_verified": "export.heading.weighted_verified",
    "own_amount": "export.heading.own_amount",
    "own_currency": "export.heading.own_currency",
}
"""Columns that are worked out, and so stand in no table of the model."""


def heading(t: Words, table: str, column: str) -> str:
    """Give the heading of a column of an export.

    Example:
        >>> heading(Words("zh"), "opportunities", "weighted_verified")
        '按验证加权'
        >>> heading(Words("en"), "opportunities", "rep")
        'Rep'
    """
    own = _OWN.get(column)
    return t(own) if own else title(t, table, column)
