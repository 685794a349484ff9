"""What people write above a column, and which column they mean.

The words stand in `headings.toml`. A heading means a column when it *is* one
of the column's words, never when it only contains one: 销售额 is no rep.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from salesdash import model
from salesdash.intake import sides
from salesdash.intake.vocabulary import (
    CHINESE,
    FILLER,
    clean,
    columns,
    every,
    others,
    plain,
    questions,
    units,
    words,
)

POINTS = frozenset(c.name for c in model.POINTS)
_ENOUGH_POINTS = 2
_LONGEST = 80
TIMES = frozenset({"时间", "拜访时间", "time", "时间hours", "时间time"})
_FULL = 2
"""The first forms of a heading say all of it, brackets included."""
_BRACKETS = re.compile(
    r"[(\[【<〈《{]([^()\[\]【】<>〈〉《》{}]*)[)\]】>〉》}]"
)
_NUMBERING = re.compile(
    r"^(?:[(\[]?\d{1,3}%[)\]]?\s*[-:.、]?|[a-z]?\d{1,2}(?:\.\d+)*[.、):]\s*"
    r"|\d{1,2}(?:\.\d+)*\s+|[(（]\d+[)）])\s*",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"[/|\\\n\r]+")


@lru_cache(maxsize=65536)
def forms(text: str) -> tuple[str, ...]:
    """Give the whole readings of a heading, the fullest first."""
    if len(text) > _LONGEST:
        return ()
    even = unicodedata.normalize("NFKC", text)
    inside = "".join(_BRACKETS.findall(even))
    outside = _BRACKETS.sub(" ", even)
    bare = _NUMBERING.sub("", outside.strip())
    found = [even, inside + outside, outside, bare]
    found += [_NUMBERING.sub("", even.strip()), _unitless(bare)[0]]
    return tuple(dict.fromkeys(clean(f) for f in found if clean(f)))


@lru_cache(maxsize=65536)
def parts(text: str) -> tuple[str, ...]:
    """Split a heading said in two languages, or twice.

    Example:
        >>> parts("客户 Customer"), parts("Rep/业务员")
        (('客户', 'customer'), ('rep', '业务员'))
    """
    even = _BRACKETS.sub(_aside, unicodedata.normalize("NFKC", text))
    pieces = [p for p in _SPLIT.split(even) if clean(p)]
    found: list[str] = []
    for piece in pieces:
        chinese = "".join(CHINESE.findall(piece))
        other = CHINESE.sub(" ", piece)
        found += [clean(chinese), clean(other)]
    return tuple(p for p in dict.fromkeys(found) if p)


def _aside(hit: re.Match[str]) -> str:
    """Set brackets apart; (必填) says how to fill in, not what it is."""
    return "/" if clean(hit[1]) in _asides() else f"/{hit[1]}/"


@cache
def _asides() -> frozenset[str]:
    return frozenset(clean(word) for word in words()["asides"]["words"])


def _unitless(text: str) -> tuple[str, str]:
    bare = text.strip()
    for pattern in _unit_patterns():
        if found := pattern.match(bare):
            return found["rest"], found["unit"].strip()
    return text, ""


@cache
def _unit_patterns() -> tuple[re.Pattern[str], ...]:
    codes = [w for ws in words()["money"]["currency"].values() for w in ws]
    codes = [re.escape(w) for w in codes if len(w) > 1 or CHINESE.match(w)]
    latin = [rf"\s+(?:in\s+)?[kmw]?{c}" for c in codes if c.isascii()]
    other = [rf"\s*[万千亿]?{c}" for c in codes if not c.isascii()]
    scales = [r"\s*[万千亿]"]
    every = "|".join(sorted([*latin, *other, *scales], key=len, reverse=True))
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"^(?P<rest>.+?)(?P<unit>{every})$",
            rf"^(?P<unit>{every})(?P<rest>.+)$",
            rf"^(?P<unit>{'|'.join(codes)})\s+(?P<rest>.+)$",
        )
    )


def unit(text: str) -> str:
    """Give the unit that a heading names, '' for none.

    Example:
        >>> unit("金额(万元)"), unit("Amount USD"), unit("Amount")
        ('万元', 'usd', '')
    """
    even = plain(text)
    inside = _BRACKETS.findall(even)
    if inside:
        return " ".join(inside).strip()
    pieces = _SPLIT.split(even)
    return pieces[-1].strip() if len(pieces) > 1 else _unitless(even)[1]


@lru_cache(maxsize=65536)
def match(text: str, table: str) -> tuple[str, str] | None:
    """Give the column that a heading means, and the word that said so.

    Example:
        >>> match("客户 Customer", "visits"), match("销售额", "visits")
        (('customer', '客户'), None)
    """
    known = columns(table)
    if table == "visits" and _lasts(text):
        return "minutes", clean(text)
    pieces = parts(text) if len(text) <= _LONGEST else ()
    hits = [p for p in pieces if p in known]
    if _SPLIT.search(text) and len({known[h] for h in hits}) > 1:
        return None
    for place, key in enumerate(forms(text)):
        if key in known and (place < _FULL or _sided(text, known[key])):
            return known[key], key
    asked = _asked(text)
    if asked in questions(table):
        return questions(table)[asked], asked
    rest = [p for p in pieces if p not in known]
    if len({known[h] for h in hits}) != 1 or any(
        _foreign(r) == _foreign(hits[0]) and not _is_unit(r) for r in rest
    ):
        return _scored(text, known)
    return known[hits[0]], hits[0]


def _scored(text: str, known: Mapping[str, str]) -> tuple[str, str] | None:
    """Take a heading such as Sponsor pain score as points."""
    key = clean(sides.bare(text))
    return (known[key], key) if known.get(key) in POINTS else None


@lru_cache(maxsize=65536)
def known(text: str) -> bool:
    """Tell whether a heading can mean a column of any table."""
    said = {*forms(text), _asked(text)}
    said.update(parts(text) if len(text) <= _LONGEST else ())
    if said.isdisjoint(every()) and not _lasts(text):
        return False
    return any(
        match(text, table.name)
        or any(form in others(table.name) for form in forms(text))
        for table in model.TYPED
    )


def _lasts(text: str) -> bool:
    """Tell whether a heading such as 时间(小时) asks how long."""
    even = plain(text)
    inside = {clean(unit) for unit in _BRACKETS.findall(even)}
    if inside.isdisjoint(units("hours", "minutes")):
        return False
    return clean(_BRACKETS.sub("", even)) in TIMES


@lru_cache(maxsize=65536)
def _asked(text: str) -> str:
    return clean(FILLER.sub("", _BRACKETS.sub("", text)))


def _sided(text: str, column: str) -> bool:
    """Tell whether the brackets leave the column as it is.

    Name (decision maker) is not any name, but Pain (sponsor) is a score.
    """
    inside = _BRACKETS.findall(unicodedata.normalize("NFKC", text))
    return column in POINTS or not sides.alone("".join(inside))


def _foreign(text: str) -> bool:
    return not CHINESE.search(text)


@lru_cache(maxsize=65536)
def _is_unit(text: str) -> bool:
    if clean(text) in units(*words()["units"]):
        return True
    return not clean(_unitless(f"x {text}")[0])[1:]


@dataclass(frozen=True)
class Columns:
    """Which strip of a sheet is which column of a table.

    Attributes:
        of: Place of the strip -> column of the model.
        keys: The words that said so, for telling tables apart.
        twice: Places whose column an earlier heading already had.
    """

    of: Mapping[int, str]
    keys: tuple[str, ...]
    twice: tuple[int, ...]


def resolve(
    headings: Sequence[str],
    table: str,
    given: Mapping[int, str] = MappingProxyType({}),
) -> Columns:
    """Give each heading of a row its column in a table.

    Headings that can mean only one thing choose first, but for those of
    which a person said what they mean.

    Args:
        headings: The headings as written.
        table: The table of the model.
        given: Place -> column, '' to leave it out, as a person said.
    """
    found: dict[int, str] = {}
    twice: list[int] = []
    for place, name in given.items():
        if name in found.values():
            twice.append(place)
        elif name:
            found[place] = name
    keys = {place: clean(headings[place]) for place in found}
    late: list[int] = []
    loose = others(table)
    for place, text in enumerate(headings):
        if place in given:
            continue
        hit = match(text, table) if text else None
        if any(form in loose for form in forms(text)):
            late.append(place)
        elif hit and hit[0] not in found.values():
            found[place], keys[place] = hit
        elif hit:
            late.append(place)
    twice += _second(headings, table, late, found, keys)
    order = sorted(found)
    told = tuple(keys[p] for p in order)
    return Columns({p: found[p] for p in order}, told, tuple(twice))


def _second(
    headings: Sequence[str],
    table: str,
    late: Iterable[int],
    found: dict[int, str],
    keys: dict[int, str],
) -> tuple[int, ...]:
    twice = []
    for place in late:
        names = _wishes(headings[place], table, found.values())
        free = [n for n, _ in names if n not in found.values()]
        if free:
            found[place] = free[0]
            keys[place] = dict(names)[free[0]]
        else:
            twice.append(place)
    return tuple(twice)


def _wishes(
    text: str, table: str, taken: Iterable[str]
) -> list[tuple[str, str]]:
    loose = others(table)
    key = next((f for f in forms(text) if f in loose), "")
    points = len(POINTS & set(taken)) >= _ENOUGH_POINTS
    names = [n for n in loose.get(key, ()) if points or n not in POINTS]
    wishes = [(name, key) for name in names]
    if hit := match(text, table):
        wishes += [hit] if hit[0] not in names else []
    return sorted(wishes, key=lambda w: points and w[0] not in POINTS)
