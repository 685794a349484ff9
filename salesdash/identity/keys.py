"""Text keys of names as people write them."""

import hashlib
import unicodedata
from functools import lru_cache

BETWEEN = "\x1f"
"""Stands between the parts of a key that is made of several."""

_DROPPED = frozenset("()[]{}<>【】「」『』《》〈〉〔〕")


@lru_cache(maxsize=500_000)
def key(text: str) -> str:
    """Give the key under which spellings of one name fall together.

    Width, letter case, spaces, zero-width characters and brackets are not
    told apart; everything else is.

    Example:
        >>> key("华辰电子（上海）") == key("华辰电子 (上海)")
        True
        >>> key("Tom  BAKER"), key("")
        ('tombaker', '')
    """
    wide = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in wide if not _silent(c))


def deal(opportunity: str, customer: str = "", name: str = "") -> str:
    r"""Give the key of an opportunity as a row of a sheet names it.

    Its own number, else the customer and the name as written there: so no
    alias of a customer changes it.

    Example:
        >>> deal("D-1", "Acme", "Line"), deal("", "Acme", "Line 2")
        ('d-1', '\x1facme\x1fline2')
    """
    own = key(opportunity)
    return own or f"{BETWEEN}{key(customer)}{BETWEEN}{key(name)}"


def handle(key: str) -> str:
    """Give a short word for the key of a deal, for an address.

    Example:
        >>> handle("d-1")
        '0741a320e613'
    """
    return hashlib.sha256(key.encode()).hexdigest()[:12]


def _silent(character: str) -> bool:
    return (
        character in _DROPPED
        or character.isspace()
        or unicodedata.category(character) in {"Cf", "Cc"}
    )
