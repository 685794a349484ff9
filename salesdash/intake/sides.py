"""Whose points a heading speaks of: the sponsor's or the decision maker's."""

import re

from salesdash.intake.vocabulary import clean

_WORDS = {
    "sponsor": r"经办人|\bsponsor",
    "decision_maker": r"决策[者人]|\bdecision[\s-]*maker|\bdm\b",
}
_PATTERNS = {
    side: re.compile(rf"(?:{words})(?:'s|的)?(?![a-z])", re.IGNORECASE)
    for side, words in _WORDS.items()
}
_ALONE = frozenset(
    {"经办人", "决策者", "决策人", "sponsor", "decisionmaker", "dm"}
)


def alone(text: str) -> bool:
    """Tell whether a text names a side and says nothing more.

    Example:
        >>> alone("决策者"), alone("Decision maker"), alone("DM agreed")
        (True, True, False)
    """
    return clean(text) in _ALONE


def side(text: str) -> str:
    """Give the side that a heading names; '' for none, or for both.

    Example:
        >>> side("痛苦评分(经办人)"), side("Pain score - DM"), side("Pain")
        ('sponsor', 'decision_maker', '')
    """
    found = [name for name, how in _PATTERNS.items() if how.search(text)]
    return found[0] if len(found) == 1 else ""


def bare(text: str) -> str:
    """Give a heading without the one side that it names; '' if it has none.

    Example:
        >>> bare("Sponsor's pain score"), bare("决策者的痛苦评分")
        ('  pain score', ' 痛苦评分')
    """
    named = side(text)
    return _PATTERNS[named].sub(" ", text, count=1) if named else ""
