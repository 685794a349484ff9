"""Amounts as people write them, in hundredths of their unit.

Texts are read with decimals throughout: no amount is ever rounded on its
way through a binary fraction.
"""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from types import MappingProxyType

import numpy as np

from salesdash.intake import vocabulary
from salesdash.intake.cells import units
from salesdash.intake.cells.column import (
    Answer,
    Column,
    Figure,
    is_blank,
    spread,
)
from salesdash.intake.cells.units import Unit, currency, headed, unit
from salesdash.intake.grid import Cell

__all__ = ["Unit", "amount", "count", "currency", "headed", "read", "unit"]

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
_NUMBER = re.compile(r"^(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)$")
_INSIDE = re.compile(r"\d+(?:\.\d+)?e\+?\d{1,2}|[\d.,]*\d(?:[\d.,]*\d)?")
_RANGE = re.compile(r"\d[^\d.,]{0,4}(?:-|~|至|到|–|—|to)[^\d.,]{0,4}\d")
_MINUS = re.compile(r"^([^\d.]*?)-\s*(?=[\d.]|\D{1,3}\d)")
_TO = re.compile(r"\s*(?:-|~|至|到|–|—|to)\s*(?=\D{0,4}\d)")
_ENDS = ("low", "high")
_EUROPEAN = re.compile(r"^\d{1,3}\.\d{3}$")
_THOUSANDS = re.compile(r"^\d{1,3}(?:\.\d{3})+,\d+$|^\d{1,3}(?:\.\d{3}){2,}$")
_DECIMALS = re.compile(r"^\d+,\d{1,2}$|^\d{4,},\d+$")
_COMMA = re.compile(r"^\d{1,3}(?:\.\d{3})+(?:,\d+)?$|^\d+(?:,\d+)?$")
_MANY = re.compile(r"(?<=\d)[多余来几](?=[百千万亿])")
_APART = re.compile(r"(?<=\d)['’](?=\d{3})")
_COMPOUND = re.compile(
    r"(?P<a>\d+)(?P<b>[万亿])(?P<c>\d+(?:\.\d+)?)(?P<d>[百千万])"
)
_POWER = re.compile(r"^\d+(?:\.\d+)?e\+?\d{1,2}$")
_WORD = re.compile(r"[元圆块币]")
_TAX = re.compile(r"\(?(?:不?含税|未税|(?:incl|excl)[a-z.]*\s*(?:vat|tax))\)?")


_LARGE = 1000
"""Under a heading such as 万元, a figure with a currency of its own from
here on is taken as whole units."""

_PLAIN = Unit()
_NOTHING: Mapping[str, str] = MappingProxyType({})
VAST = 10**9
"""A number that would pass this in the unit told is in whole units."""


def amount(
    text: str, default: Unit = _PLAIN, told: Mapping[str, str] = _NOTHING
) -> Answer:
    """Read one text as an amount.

    Args:
        text: The cell.
        default: What a number counts that names no unit.
        told: Kind of question -> the answer that a person gave.

    Example:
        >>> amount("¥12.5万").value, amount("USD 12k").extra
        (12500000, 'USD')
        >>> amount("10-15万").code
        'amount_range'
        >>> amount("10-15万", told={"amount_range": "middle"}).value
        12500000
    """
    said = vocabulary.plain(text)
    if is_blank(said):
        return Answer()
    if _RANGE.search(said):
        return _between(said, default, told)
    return _single(said, default, told)


def _between(said: str, default: Unit, told: Mapping[str, str]) -> Answer:
    """Read a range as a person said: its low end, its middle, its high."""
    way = told.get("amount_range", "")
    if way == "blank":
        return Answer()
    ends = [_single(end, default, told) for end in _ends(said)] if way else []
    if len(ends) != len(_ENDS) or any(e.value is None for e in ends):
        return Answer(code="amount_range")
    low, high = sorted(int(end.value) for end in ends)
    found = {"low": low, "high": high}.get(way, (low + high) // 2)
    extras = {end.extra for end in ends} - {""}
    return Answer(found, extra=extras.pop() if len(extras) == 1 else "")


def _ends(said: str) -> list[str]:
    """Give both ends of 10-15万, each with the words of the other."""
    ends = [_about(_TAX.sub("", end))[0] for end in _TO.split(said)]
    hits = [_INSIDE.search(end) for end in ends]
    if len(ends) != len(_ENDS) or not (hits[0] and hits[1]):
        return []
    before, after = ends[0][: hits[0].start()], ends[1][hits[1].end() :]
    low = ends[0] if ends[0][hits[0].end() :].strip() else ends[0] + after
    high = ends[1] if ends[1][: hits[1].start()].strip() else before + ends[1]
    return [low, high]


def _single(said: str, default: Unit, told: Mapping[str, str]) -> Answer:
    said, sign = _signed(_TAX.sub("", said))
    said, about = _about(said)
    said, many = _MANY.subn("", said.replace(" ", ""))
    said, about = _APART.sub("", said), about or bool(many)
    said = _COMPOUND.sub(_compound, said)
    hit = _INSIDE.search(said)
    if hit is None or len(_INSIDE.findall(said)) > 1:
        return Answer(code="not_an_amount")
    around = said[: hit.start()] + said[hit.end() :]
    own = units.bare(around)
    if own is None:
        return Answer(code="not_an_amount")
    mark = told.get("decimal_comma", "")
    if not mark and _torn(hit[0], own, default):
        return Answer(code="amount_separator")
    figure = _figure(hit[0], comma=mark == "comma")
    if figure is None:
        return Answer(code="not_an_amount")
    scaled = own.scale != 1 or _WORD.search(around)
    if own == _PLAIN == default and not scaled:
        return _told(sign * figure, told, about=about)
    # RMB 80,000 under 万元 is no 800 million; ¥35 there is 35 万.
    bare = bool(own.currency and not scaled and default.scale != 1)
    if bare and figure >= _LARGE:
        scaled = True
    scale = own.scale if scaled else default.scale
    code = "amount_unit" if bare else "amount_about" if about else ""
    return _answer(sign * figure * scale, own.currency, code)


def _compound(hit: re.Match[str]) -> str:
    """Write 12万5千 as a number; one with its parts astray stays."""
    large, small = (units.bare(hit[part]) for part in "bd")
    rest = Decimal(hit["c"]) * (small.scale if small else 0)
    if large is None or rest >= large.scale:
        return hit[0]
    return str(Decimal(hit["a"]) * large.scale + rest)


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


def _torn(digits: str, own: Unit, default: Unit) -> bool:
    """Tell whether a number may be written with a decimal comma."""
    if _THOUSANDS.match(digits):
        return True
    if own.scale > 1:
        return False
    plain = _DECIMALS.match(digits) or (
        default.scale == 1 and _EUROPEAN.match(digits)
    )
    return bool(plain)


def _figure(digits: str, *, comma: bool = False) -> Decimal | None:
    if comma and _COMMA.match(digits):
        return Decimal(digits.replace(".", "").replace(",", "."))
    if _NUMBER.match(digits) or _POWER.match(digits):
        return Decimal(digits.replace(",", ""))
    return None


def _told(
    figure: Decimal, told: Mapping[str, str], *, about: bool = False
) -> Answer:
    """Read a number without any unit in the unit that a person told."""
    scale = units.SCALES.get(told.get("amount_unit", ""), 1)
    if scale > 1 and abs(figure) * scale >= VAST:
        return _answer(figure, "", "amount_whole")
    return _answer(figure * scale, "", "amount_about" if about else "")


def _answer(found: Decimal, currency: str, note: str = "") -> Answer:
    if abs(found) > LARGEST:
        return Answer(code="amount_large")
    hundredths = (found * 100).quantize(Decimal(1), ROUND_HALF_UP)
    return Answer(int(hundredths), note, extra=currency)


def count(
    figure: Figure, default: Unit = _PLAIN, told: Mapping[str, str] = _NOTHING
) -> Answer:
    """Read a number in a cell as an amount.

    Example:
        >>> count(Figure(12.5, percent=False), Unit(10_000)).value
        12500000
    """
    if abs(figure.value) > LARGEST:
        return Answer(code="amount_large")
    found = Decimal(repr(figure.value))
    if default == _PLAIN:
        return _told(found, told)
    return _answer(found * default.scale, "")


def read(column: Column) -> np.ndarray:
    """Read a column of amounts; `extra` is the currency a cell names."""
    default = headed(column.unit)
    # 元 says what a number counts, though it looks like no unit at all.
    told = {
        kind: option
        for kind, option in column.told.items()
        if kind != "amount_unit" or not column.unit
    }
    return spread(
        column,
        partial(amount, default=default, told=told),
        {Cell.NUMBER: partial(count, default=default, told=told)},
    )
