"""What the words of a row say that is no data: totals, notes, hints."""

import re
from functools import cache, lru_cache

from salesdash import model
from salesdash.intake import vocabulary

_TOTAL = re.compile(
    r"(?:合计|总计|小计|共计|(?:sub|grand )?total)\s*:|sub-?\s?total\b"
    r"|共\s*\d+\s*[家个项条笔]"
)
_PERHAPS = re.compile(
    r"[计总总和均共数额汇]|total|sum|all|mean|average|ytd|to date",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]*\)$")
_LONG = 20
_LENGTHY, _WIDE = 80, 30
"""So long is no name; Chinese says it in fewer letters."""

_DIVIDER = re.compile(r"[-‐-―_=~*.·…/\\|+—–─━﹣－＿＝～\s]+")
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[_.][A-Za-z0-9]+)*_{0,2}[a-z]?")
_FIGURE = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_WORDY = re.compile(r"[a-z0-9]+(?:[_.][a-z0-9]+)+|[a-z]+[A-Z]\w*|\w+__c")
_NAMES = frozenset(n for t in model.TYPED for n in t.names)


@lru_cache(maxsize=65536)
def is_total(text: str) -> bool:
    """Tell whether a text calls its row a total, an average or the like.

    Example:
        >>> is_total("合计："), is_total("张三 小计"), is_total("Total SA")
        (True, True, False)
    """
    words = vocabulary.words()["skip"]
    even, bare = _even(text)
    if even in words["totals"] or even.replace(" ", "") in words["totals"]:
        return True
    if _TOTAL.match(bare):
        return True
    return len(even) <= _LONG and even.endswith(_ends())


@cache
def _ends() -> tuple[str, ...]:
    ends = vocabulary.words()["skip"]["total_ends"]
    return tuple(f" {end}" if end.isascii() else end for end in ends)


def may_total(text: str) -> bool:
    """Tell quickly whether it is worth asking `is_total`."""
    return len(text) <= 2 * _LONG and bool(_PERHAPS.search(text))


def _even(text: str) -> tuple[str, str]:
    bare = _ASIDE.sub("", vocabulary.plain(text))
    return re.sub(r"[\s:()\[\]]+", " ", bare).strip(), bare


def sums(text: str) -> str:
    """Say what a total adds up.

    Returns:
        "part" for what stands above it up to the last such row, "whole"
        for all rows, "running" where earlier sheets may count too, ''
        where it is no sum at all.

    Example:
        >>> sums("张三 小计"), sums("合计（万元）"), sums("平均"), sums("YTD")
        ('part', 'whole', '', 'running')
    """
    words = vocabulary.words()["skip"]
    even, _ = _even(text)
    if any(w in even for w in words["never"]):
        return ""
    if any(w in even for w in words["running"]):
        return "running"
    if even in words["part"] or even.replace(" ", "") in words["part"]:
        return "part"
    whole = words["whole"]
    if even in whole or even.replace(" ", "") in whole:
        return "whole"
    return "part" if of(text) else "whole"


def of(text: str) -> str:
    """Give whose total it is, '' where it does not say.

    Example:
        >>> of("张三 小计"), of("East total"), of("合计")
        ('张三', 'east', '')
    """
    even, _ = _even(text)
    ends = vocabulary.words()["skip"]["total_ends"]
    for end in sorted(ends, key=len, reverse=True):
        if even.endswith(end):
            return even.removesuffix(end).strip(" -_的:")
    return ""


def is_signed(text: str) -> bool:
    """Tell whether a text says who made or checked the sheet."""
    said = vocabulary.plain(text)
    name = said.partition(":")[0].strip()
    signs = ":" in said and name in vocabulary.words()["skip"]["signatures"]
    return signs or said.startswith("confidential")


def may_sign(text: str) -> bool:
    """Tell quickly whether it is worth asking `is_signed`."""
    return text[:1].casefold() in _starts()


@cache
def _starts() -> frozenset[str]:
    words = vocabulary.words()["skip"]["signatures"]
    return frozenset({*(word[0] for word in words), "c"})


def is_signature(text: str) -> bool:
    """Tell whether a text labels the name of who made or checked it."""
    words = vocabulary.words()["skip"]["signatures"]
    return vocabulary.plain(text).rstrip(": ") in words


def is_hint(text: str) -> bool:
    """Tell whether a text says how to fill in a column."""
    even = vocabulary.plain(text)
    return even.startswith(tuple(vocabulary.words()["skip"]["hints"]))


def is_kind(text: str) -> bool:
    """Tell whether a text only names what a column holds, such as Text."""
    even = vocabulary.plain(text).strip("()[]<>")
    return even in vocabulary.words()["skip"]["kinds"]


def is_end(text: str) -> bool:
    """Tell whether a text ends a sheet or remarks on it.

    Example:
        >>> is_end("注：金额含税"), is_end("（以下空白）"), is_end("大华")
        (True, True, False)
    """
    even = vocabulary.plain(text).strip("()[]-—*… ")
    ends = tuple(w.strip("* ") for w in vocabulary.words()["skip"]["end"])
    chinese = vocabulary.CHINESE.search(even)
    return even.startswith(ends) or len(even) > (
        _WIDE if chinese else _LENGTHY
    )


def divides(text: str) -> bool:
    """Tell whether a text only draws a line.

    Example:
        >>> divides("-----"), divides("--A--")
        (True, False)
    """
    return bool(_DIVIDER.fullmatch(text))


def is_code(text: str) -> bool:
    """Tell whether a text is the name of a field, as programs write it.

    Example:
        >>> is_code("customer_name"), is_code("amount"), is_code("Acme")
        (True, True, False)
    """
    return bool(_CODE.fullmatch(text)) and (
        bool(_WORDY.fullmatch(text)) or text in _NAMES
    )


def figure(text: str) -> float | None:
    """Read a text that is nothing but a number.

    Example:
        >>> figure("1,250.5"), figure("12万")
        (1250.5, None)
    """
    bare = text.strip()
    hit = _FIGURE.fullmatch(bare)
    return float(bare.replace(",", "")) if hit else None
