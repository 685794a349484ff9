"""What is left of a name without all that tells nobody apart."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

_BRACKETS = re.compile(
    r"[(\[{<【「『《〈〔]([^()\[\]{}<>【】「」『』《》〈〉〔〕]*)[)\]}>】」』》〉〕]"
)
_BRANCH = re.compile(r"^(.*(?:公司|集团))([\u3400-\u9fff]{0,6}?)分公司$")
_APOSTROPHES = re.compile(r"['’`´]")
_DIGITS = re.compile(r"\d+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+")
_SHORTEST = 2
"""So many Chinese characters are left of a name at least."""


@dataclass(frozen=True)
class Shape:
    """A name taken apart.

    Attributes:
        words: Its words, in order, in small letters.
        branch: What stood in brackets, or before 分公司.
        core: The words that tell it apart, sorted.
    """

    words: tuple[str, ...]
    branch: str
    core: tuple[str, ...]

    @property
    def text(self) -> str:
        """The core as one text."""
        return " ".join(self.core)

    @property
    def digits(self) -> str:
        """The numbers in the core."""
        return " ".join(_DIGITS.findall(self.text))

    @property
    def chinese(self) -> str:
        """The core where it is Chinese and nothing else, else ''."""
        only = self.core[0] if len(self.core) == 1 else ""
        return only if _HAN.match(only) else ""

    @property
    def latin(self) -> str:
        """The core where no Chinese is in it, else ''."""
        return "" if _HAN.search(self.text) else self.text


@lru_cache(maxsize=200_000)
def shape(name: str, table: str) -> Shape:
    """Take a name apart.

    Args:
        name: As written.
        table: Whose name it is: "rep", "customer" or "team".

    Example:
        >>> shape("上海华辰电子有限公司（浦东）", "customer").core
        ('上海华辰电子',)
        >>> shape("Baker, Mr. Tom", "rep").core
        ('baker', 'tom')
        >>> shape("张总", "rep").core
        ('张总',)
    """
    wide = unicodedata.normalize("NFKC", name).casefold()
    plain = _APOSTROPHES.sub("", wide)
    bare = _BRACKETS.sub(" ", plain)
    words = tuple(_WORD.findall(bare))
    if not words:
        words = tuple(_WORD.findall(plain))
        return Shape(words, "", tuple(sorted(words)))
    branch = "".join(
        "".join(_WORD.findall(b)) for b in _BRACKETS.findall(plain)
    )
    cut = [_cut(word) for word in words]
    branch += "".join(place for _, place in cut)
    kept = [_ended(word, table) for word, _ in cut]
    dropped = _forms()[table]
    core = [w for w in kept if not any(w in words for words in dropped)]
    return Shape(words, branch, tuple(sorted(core or kept)))


def _cut(word: str) -> tuple[str, str]:
    """Part a company from its branch: 华辰公司 and 上海."""
    found = _BRANCH.match(word)
    return (found[1], found[2]) if found else (word, "")


def _ended(word: str, table: str) -> str:
    """Leave out what stands behind a Chinese name."""
    if not _HAN.match(word):
        return word
    for end in _forms()[table][0]:
        if word.endswith(end) and len(word) - len(end) >= _SHORTEST:
            return _ended(word.removesuffix(end), table)
    return word


@cache
def _forms() -> Mapping[str, tuple[tuple[str, ...], frozenset[str]]]:
    path = Path(__file__).with_name("forms.toml")
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        table: (
            tuple(sorted(parts["ends"], key=len, reverse=True)),
            frozenset(parts["words"]),
        )
        for table, parts in told.items()
    }
