"""The currency that a number format shows: [$€-2] #,##0 or "US$"0.00."""

import re

from salesdash.intake.formats.looks import FORMAT

YEN = "¥"
"""Either yuan or yen: the format alone does not tell."""

SIGNS = {
    "US$": "USD",
    "$": "USD",
    "美元": "USD",
    "€": "EUR",
    "£": "GBP",
    "₩": "KRW",
    "HK$": "HKD",
    "NT$": "TWD",
    "S$": "SGD",
    "A$": "AUD",
    "C$": "CAD",
    "NZ$": "NZD",
    "MOP$": "MOP",
    "R$": "BRL",
    "₹": "INR",
    "฿": "THB",
    "₫": "VND",
    "₽": "RUB",
    "₱": "PHP",
    "CN¥": "CNY",
    "RMB": "CNY",
    "人民币": "CNY",
    "JP¥": "JPY",
    "円": "JPY",
    YEN: YEN,
}
"""How formats write currencies beside their codes."""

PLAIN = frozenset(
    {
        *("AED", "AUD", "BRL", "CAD", "CHF", "CNY", "DKK", "EUR", "GBP"),
        *("HKD", "IDR", "INR", "JPY", "KRW", "MOP", "MXN", "MYR", "NOK"),
        *("NZD", "PHP", "PLN", "RUB", "SEK", "SGD", "THB", "TWD", "USD"),
        *("VND", "ZAR"),
    }
)
CODES = frozenset({*PLAIN, YEN})
"""What a format is read as."""

DOLLARS = {
    place: code
    for code, places in {
        "USD": ("", "409", "en-us"),
        "HKD": ("c04", "zh-hk", "3c09", "en-hk"),
        "TWD": ("404", "zh-tw"),
        "SGD": ("1004", "zh-sg", "4809", "en-sg"),
        "AUD": ("c09", "en-au"),
        "CAD": ("1009", "en-ca"),
        "NZD": ("1409", "en-nz"),
        "MOP": ("1404", "zh-mo"),
        "MXN": ("80a", "es-mx"),
    }.items()
    for place in places
}
"""Place of a dollar sign -> whose dollar it is."""

YENS = {"804": "CNY", "zh-cn": "CNY", "411": "JPY", "ja-jp": "JPY"}

_PLACED = re.compile(r"\[\$([^\]\-]*)(?:-([^\],]*)[^\]]*)?\]")
_ASIDE = re.compile(r"\[[^\]]*\]|[_*].")
_QUOTES = re.compile(r'["\\]')
_SIGN = re.compile(
    r"(?<![A-Za-z])(?:{})(?![A-Za-z])".format(
        "|".join(
            map(re.escape, sorted({*SIGNS, *PLAIN}, key=len, reverse=True))
        )
    )
)


def currency(form: str) -> str:
    """Give the currency that a number format names, '' for none or two.

    >>> currency('[$$-409]#,##0.00'), currency('_-[$USD] * #,##0')
    ('USD', 'USD')
    >>> currency('"¥"#,##0;[Red]"¥"-#,##0'), currency('[$¥-411]#,##0')
    ('¥', 'JPY')
    >>> currency('[$-804]#,##0'), currency('#,##0.00')
    ('', '')
    """
    said = form[:FORMAT].replace("￥", YEN)
    found = {
        _placed(sign.strip(), place)
        for sign, place in _PLACED.findall(said)
        if sign.strip()
    }
    bare = _QUOTES.sub("", _ASIDE.sub(" ", said))
    found |= {SIGNS.get(str(sign), str(sign)) for sign in _SIGN.findall(bare)}
    return found.pop() if len(found) == 1 else ""


def _placed(sign: str, place: str) -> str:
    place = place.casefold().lstrip("0")
    if sign == "$":
        return DOLLARS.get(place, "")
    if sign == YEN:
        return YENS.get(place, YEN)
    return sign if sign in PLAIN else SIGNS.get(sign, "")
