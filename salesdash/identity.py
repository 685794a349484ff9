"""Who and which is meant: text keys of names as people write them."""

import unicodedata
from functools import lru_cache

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


def _silent(character: str) -> bool:
    return (
        character in _DROPPED
        or character.isspace()
        or unicodedata.category(character) in {"Cf", "Cc"}
    )
