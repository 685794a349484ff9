"""Reps and teams that the name of a file or of a sheet speaks of."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from itertools import pairwise

from salesdash.intake import vocabulary

_CUT = re.compile(r"[\s_\-—–.,，、()（）\[\]【】+&|:：;；]+|\d+")
_CHINESE = re.compile(r"^[\u3400-\u9fff]{2,4}$")
_LATIN = re.compile(r"^[A-Z][A-Za-z'’]*[a-z][A-Za-z'’]*$")
_SUFFIX = re.compile(r"\.[A-Za-z]{2,4}$")
_RETURNED = re.compile(r"(?: – to correct|（待修正）)(?:\s*\(\d+\))?$")
"""What salesdash adds to the name of a workbook that it hands back."""

_SHORT, _LONG = 2, 3
_MOST = 3


@cache
def _told(kind: str) -> frozenset[str]:
    return frozenset(vocabulary.words()["names"][kind])


def bare(file: str) -> str:
    """Give the name of a file without its suffix, as it first came in.

    Example:
        >>> bare("周报_张三.xlsx"), bare("周报_张三（待修正）.xlsx")
        ('周报_张三', '周报_张三')
    """
    return _RETURNED.sub("", _SUFFIX.sub("", file))


def known(text: str, reps: Collection[str]) -> str:
    """Give the rep, among those known, that a name speaks of.

    Example:
        >>> known("周报_张三_20261120", ["张三", "李四"])
        '张三'
    """
    by_key = {vocabulary.clean(r): r for r in reps if vocabulary.clean(r)}
    found = {by_key[k] for k in _keys(text) if k in by_key}
    found |= {r for k, r in by_key.items() if _begins(text, k)}
    return found.pop() if len(found) == 1 else ""


def _keys(text: str) -> Iterator[str]:
    pieces = [vocabulary.clean(p) for p in _CUT.split(text) if p]
    for size in range(1, _MOST + 1):
        for at in range(len(pieces) - size + 1):
            yield "".join(pieces[at : at + size])


def _begins(text: str, key: str) -> bool:
    """Tell whether a piece such as 张三周报 is a name and a known word."""
    if not _CHINESE.match(key):
        return False
    words = _told("business") | {"拜访", "商机", "客户", "拜访记录", "目标"}
    words |= {f"的{w}" for w in words} | {"拜访日报", "商机表", "销售周报"}
    for piece in _CUT.split(text):
        rest = piece.removeprefix(key), piece.removesuffix(key)
        if piece not in rest[:1] and rest[0] in words:
            return True
        if piece not in rest[1:] and rest[1] in words:
            return True
    return False


def is_business(text: str) -> bool:
    """Tell whether a text is made of words of business and no name.

    Example:
        >>> is_business("Weekly sales report"), is_business("Ann Lee")
        (True, False)
    """
    pieces = [p.casefold() for p in _CUT.split(text) if p]
    return set(pieces) <= _told("words") | _told("business")


def person(text: str) -> str:
    """Give what looks like a person's name, '' if nothing does.

    Example:
        >>> person("Visits Tom Baker W47"), person("李晓明"), person("周报")
        ('Tom Baker', '李晓明', '')
        >>> person("Visits Bob"), person("Acme press Bob"), person("Berlin")
        ('Bob', '', '')
    """
    pieces = [p for p in _CUT.split(text) if p]
    chinese = [p for p in pieces if _is_chinese(p)]
    if len(chinese) == 1:
        return chinese[0]
    latin = [p for p in pieces if _is_latin(p)]
    if chinese or not latin or len(latin) > _SHORT:
        return ""
    if len(latin) == 1:
        rest = {p.casefold() for p in pieces if p != latin[0]}
        alone = rest <= _told("words") - _told("company")
        return latin[0] if alone else ""
    together = tuple(latin) in set(pairwise(pieces))
    return " ".join(latin) if together else ""


def _is_chinese(text: str) -> bool:
    if not _CHINESE.match(text) or text in _told("business"):
        return False
    compound = text[:2] in _told("compound")
    given = text[2:] if compound else text[1:]
    if not 1 <= len(given) <= _SHORT or len(text) > _LONG + compound:
        return False
    surnames = vocabulary.words()["names"]["surnames"]
    if not compound and text[0] not in surnames:
        return False
    starts = any(text.startswith(b) for b in _told("business"))
    return not starts and not set(given) & set(_not_in())


@cache
def _not_in() -> frozenset[str]:
    return frozenset(vocabulary.words()["names"]["not_in"])


def _is_latin(text: str) -> bool:
    said = text.casefold()
    return bool(_LATIN.match(text)) and said not in _told("words")


@cache
def _team() -> re.Pattern[str]:
    told = vocabulary.words()["names"]
    ends = "|".join(told["region_ends"])
    regions = "|".join(told["regions"])
    alone = "|".join(r for r in told["regions"] if r.endswith("区"))
    ways = "|".join(told["directions"])
    return re.compile(
        rf"(?P<zh>(?:{regions})(?:{ends})|{alone})"
        rf"|(?<![A-Za-z])(?P<en>(?:{ways})\s+(?:team|region|Team|Region))"
        r"(?![A-Za-z])"
    )


def team(text: str) -> str:
    """Give the team that a title or name speaks of, '' for none.

    Example:
        >>> team("华东大区销售周报"), team("East team week 47"), team("East")
        ('华东大区', 'East team', '')
    """
    found = {hit[0] for hit in _team().finditer(text)}
    return found.pop() if len(found) == 1 else ""
