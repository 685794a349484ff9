"""Amounts as people write them, in hundredths of their unit.

Texts are read with decimals throughout: no amount is ever rounded on its
way through a binary fraction.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, partial

import numpy as np

from salesdash.intake import vocabulary
from salesdash.intake.cells.column import (
    Answer,
    Column,
    Figure,
    is_blank,
    spread,
)
from salesdash.intake.grid import Cell

LARGEST = 10**15
"""In units; beyond it a number is a slip, an id or a telephone number."""

_ABOUT = (
    *("大约", "约", "近", "超过", "超", "不低于", "大概", "预计"),
    *("about", "approx.", "approx", "around", "ca.", "over", "circa"),
    *("~", "≈", ">=", "<=", ">", "<", "≥", "≤"),
)
_ABOUT_END = (
    *("+", "左右", "上下", "以上", "以下", "多", "余", "起"),
    *("or so", "or more", "approx", "approx."),
)
_YUAN = frozenset({"元", "块", "圆"})
"""In a Chinese sheet 元 is the unit of whatever currency it is in."""

_NUMBER = re.compile(r"^(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)$")
_INSIDE = re.compile(r"[\d.,]*\d(?:[\d.,]*\d)?")
_RANGE = re.compile(r"\d[^\d.,]{0,4}(?:-|~|至|到|–|—|to)[^\d.,]{0,4}\d")
_MINUS = re.compile(r"^([^\d.]*?)-\s*(?=[\d.]|\D{1,3}\d)")
_EUROPEAN = re.compile(r"^\d{1,3}\.\d{3}$")
_WORD = re.compile(r"[元圆块币]")
_TAX = re.compile(r"\(?(?:不?含税|未税|(?:incl|excl)[a-z.]*\s*(?:vat|tax))\)?")


@dataclass(frozen=True)
class Unit:
    """What a number counts.

    Attributes:
        scale: How many of the currency's units one is.
        currency: Code of the currency, '' where none is named.
    """

    scale: int = 1
    currency: str = ""


_LARGE = 1000
"""Under a heading such as 万元, a figure with a currency of its own from
here on is taken as whole units."""

_PLAIN = Unit()


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
    return _unit(said)


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
def _unit(said: str) -> Unit | None:
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
        inner = _unit(rest)
        if inner and (not named or inner.currency in {"", named}):
            return Unit(inner.scale, named or inner.currency)
    return None if said else Unit()


@cache
def _by_length() -> tuple[tuple[str, str], ...]:
    words = ((w.replace(" ", ""), c) for w, c in _currencies().items())
    return tuple(sorted(words, key=lambda w: -len(w[0])))


def amount(text: str, default: Unit = _PLAIN) -> Answer:
    """Read one text as an amount.

    Example:
        >>> amount("¥12.5万").value, amount("USD 12k").extra
        (12500000, 'USD')
        >>> amount("10-15万").code
        'amount_range'
    """
    said = vocabulary.plain(text)
    if is_blank(said):
        return Answer()
    if _RANGE.search(said):
        return Answer(code="amount_range")
    said, sign = _signed(_TAX.sub("", said))
    said, about = _about(said)
    said = said.replace(" ", "")
    hit = _INSIDE.search(said)
    if hit is None or len(_INSIDE.findall(said)) > 1:
        return Answer(code="not_an_amount")
    around = said[: hit.start()] + said[hit.end() :]
    own = _unit(around)
    figure = _figure(hit[0])
    if own is None or figure is None:
        return Answer(code="not_an_amount")
    if own == Unit() == default and _EUROPEAN.match(hit[0]):
        return Answer(code="amount_separator")
    scaled = own.scale != 1 or _WORD.search(around)
    # RMB 80,000 under 万元 is no 800 million; ¥35 there is 35 万.
    bare = bool(own.currency and not scaled and default.scale != 1)
    if bare and figure >= _LARGE:
        scaled = True
    scale = own.scale if scaled else default.scale
    code = "amount_unit" if bare else "amount_about" if about else ""
    return _answer(sign * figure * scale, own.currency, code)


def _signed(said: str) -> tuple[str, int]:
    said = said.replace("−", "-")
    if said.startswith("(") and said.endswith(")"):
        return said[1:-1], -1
    if hit := _MINUS.match(said):
        return hit[1] + said[hit.end() :], -1
    return said, 1


def _about(said: str) -> tuple[str, bool]:
    for word in _ABOUT:
        if said.startswith(word):
            return said[len(word) :].strip(), True
    for word in _ABOUT_END:
        if said.endswith(word):
            return said[: -len(word)].strip(), True
    return said, False


def _figure(digits: str) -> Decimal | None:
    if _NUMBER.match(digits):
        return Decimal(digits.replace(",", ""))
    return None


def _answer(units: Decimal, currency: str, note: str = "") -> Answer:
    if abs(units) > LARGEST:
        return Answer(code="amount_large")
    hundredths = (units * 100).quantize(Decimal(1), ROUND_HALF_UP)
    return Answer(int(hundredths), note, extra=currency)


def count(figure: Figure, default: Unit = _PLAIN) -> Answer:
    """Read a number in a cell as an amount.

    Example:
        >>> count(Figure(12.5, percent=False), Unit(10_000)).value
        12500000
    """
    if abs(figure.value) > LARGEST:
        return Answer(code="amount_large")
    return _answer(Decimal(repr(figure.value)) * default.scale, "")


def read(column: Column) -> np.ndarray:
    """Read a column of amounts; `extra` is the currency a cell names."""
    default = headed(column.unit)
    return spread(
        column,
        partial(amount, default=default),
        {Cell.NUMBER: partial(count, default=default)},
    )
