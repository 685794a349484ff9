"""The unit and currency of amounts, said once: in a label or a name."""

import re

from salesdash.intake.cells import money

_ASIDE = re.compile(r"[(（\[【]([^()（）\[\]【】]+)[)）\]】]")
_PIECES = re.compile(r"[\s_\-—–.,，、()（）\[\]【】+&|:：;；]+")
_PLAIN = re.compile(
    r"[A-Z]{3}|[kK][A-Z]{3}|.*[\u4e00-\u9fff]元|[十百千]?万|亿"
)
"""Pieces of a name that are taken for a unit: won or m may be words."""


def labelled(kind: str, value: str, words: dict[str, str]) -> None:
    """Read what a label says.

    Args:
        kind: What it labels, "currency" or "unit"; others say nothing.
        value: What stands behind it.
        words: Takes "currency" and "unit", where nothing said so before.
    """
    if kind == "currency" and (unit := money.unit(value)):
        code = unit.currency or money.currency(value)
        if code:
            words.setdefault("currency", code)
        if unit.scale > 1:
            words.setdefault("unit", value)
    if kind == "unit" and (unit := money.unit(value)):
        words.setdefault("unit", value)
        if unit.currency:
            words.setdefault("currency", unit.currency)


def bracketed(text: str, words: dict[str, str]) -> None:
    """Read units in brackets, such as Pipeline (USD k)."""
    for aside in _ASIDE.findall(text):
        labelled("unit", aside, words)


def named(name: str, words: dict[str, str]) -> None:
    """Read what the name of a tab or file says.

    Example:
        >>> words = {}
        >>> named("商机_万元", words), named("Deals EUR", words), words
        (None, None, {'unit': '万元', 'currency': 'EUR'})
    """
    bracketed(name, words)
    for piece in _PIECES.split(_ASIDE.sub(" ", name)):
        unit = money.unit(piece) if _PLAIN.fullmatch(piece) else None
        if unit and unit.scale > 1:
            labelled("unit", piece, words)
        elif unit and unit.currency:
            labelled("currency", piece, words)
