"""The known word that a strange one is closest to: a guess to be asked."""

from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache

from salesdash.intake import headings, vocabulary
from salesdash.intake.cells import codes
from salesdash.intake.vocabulary import CHINESE, clean

LONGEST = 40
"""No longer word is compared; it is a sentence."""

_ALIKE = 0.8
_SHORTEST = 4
_CHINESE = 2


@lru_cache(maxsize=4096)
def column(heading: str, table: str) -> str:
    """Guess the column of a table that a heading may mean, '' for none.

    Example:
        >>> column("Key account", "visits"), column("Custmer", "visits")
        ('customer', 'customer')
        >>> column("销售额", "visits")
        ''
    """
    known = vocabulary.columns(table)
    pieces = (*headings.forms(heading)[:1], *headings.parts(heading))
    found = (closest(piece, known) for piece in pieces)
    return next(filter(None, found), "")


@lru_cache(maxsize=4096)
def code(word: str, name: str) -> str:
    """Guess the code of a column that a word may mean, '' for none.

    Example:
        >>> code("大客户回访", "activity"), code("negotiaton", "activity")
        ('maintenance', 'negotiation')
    """
    return closest(clean(word), codes.known(name))


def closest(said: str, known: Mapping[str, str]) -> str:
    """Find what a word means by its ending, else by its spelling.

    In Chinese and in English the last part says what a thing is.

    Args:
        said: The word, evened out.
        known: Known words, evened out -> what they mean.
    """
    if not said or len(said) > LONGEST:
        return ""
    ends = [w for w in known if said.endswith(w) and _tells(w)]
    if ends:
        return known[max(ends, key=len)]
    if len(said) < _SHORTEST:
        return ""
    alike = get_close_matches(said, known, n=1, cutoff=_ALIKE)
    return known[alike[0]] if alike else ""


def _tells(word: str) -> bool:
    shortest = _CHINESE if CHINESE.search(word) else _SHORTEST
    return len(word) >= shortest
