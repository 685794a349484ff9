"""Units of amounts: how many, of which currency."""

import re
from dataclasses import dataclass
from functools import cache

from salesdash.intake import vocabulary

_YUAN = frozenset({"元", "块", "圆"})
"""In a Chinese sheet 元 is the unit of whatever currency it is in."""

SCALES = {
    "one": 1,
    "thousand": 10**3,
    "ten_thousand": 10**4,
    "million": 10**6,
    "hundred_million": 10**8,
}
"""Answer about the unit of a column -> how many units a number counts."""


@dataclass(frozen=True)
class Unit:
    """What a number counts.

    Attributes:
        scale: How many of the currency's units one is.
        currency: Code of the currency, '' where none is named.
    """

    scale: int = 1
    currency: str = ""


@cache
def _currencies() -> dict[str, str]:
    told = vocabulary.words()["money"]["currency"]
    return {vocabulary.plain(w): c for c, words in told.items() for w in words}


@cache
def _scales() -> dict[str, int]:
    told = vocabulary.words()["money"]["scale"]
    return {vocabulary.plain(word): scale for word, scale in told.items()}


def currency(text: str) -> str | None:
    """Give the code of a currency, None for an unknown word.

    Example:
        >>> currency("人民币"), currency("US$"), currency("widgets")
        ('CNY', 'USD', None)
    """
    said = vocabulary.plain(text)
    known = _currencies().get(said)
    if known:
        return known
    return next(
        (
            _currencies()[p]
            for p in re.split(r"[\s()/,]+", said)
            if p in _currencies()
        ),
        None,
    )


def unit(text: str) -> Unit | None:
    """Read a unit such as 万元, k USD or US$ '000; None if it is none.

    Example:
        >>> unit("万元"), unit("USD k")
        (Unit(scale=10000, currency=''), Unit(scale=1000, currency='USD'))
    """
    said = vocabulary.plain(text)
    said = re.sub(r"^(?:单位|unit|in)\s*:?\s*|[\s:,/()]+", "", said)
    return bare(said)


def headed(text: str) -> Unit:
    """Read the unit of a heading, which may say more than one thing.

    Example:
        >>> headed("万元,含税").scale, headed("千美元 kusd").currency
        (10000, 'USD')
    """
    whole = unit(text)
    pieces = (unit(p) for p in re.split(r"[\s,，、;；/]+", text) if p)
    return whole or next((p for p in pieces if p), Unit())


@cache
def bare(said: str) -> Unit | None:
    """Read a unit that is written without blanks and brackets."""
    if said in _scales():
        return Unit(_scales()[said])
    for word, code in _by_length():
        if said.startswith(word):
            rest = said[len(word) :]
        elif said.endswith(word):
            rest = said[: -len(word)]
        else:
            continue
        named = "" if word in _YUAN else code
        within = bare(rest)
        if within and (not named or within.currency in {"", named}):
            return Unit(within.scale, named or within.currency)
    return None if said else Unit()


@cache
def _by_length() -> tuple[tuple[str, str], ...]:
    words = ((w.replace(" ", ""), c) for w, c in _currencies().items())
    return tuple(sorted(words, key=lambda w: -len(w[0])))
