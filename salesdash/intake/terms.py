"""The words of `cross.toml`: axes, titles and sheets that are no data."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from salesdash.intake import vocabulary

WORDS = Path(__file__).with_name("cross.toml")
ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^】]*】")
"""What stands in brackets."""


@cache
def words() -> Mapping[str, Any]:
    """Read `cross.toml`."""
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))


@cache
def known(section: str, name: str) -> frozenset[str]:
    """Give the words of a list, evened out."""
    return frozenset(vocabulary.clean(w) for w in words()[section][name])


def says(text: str, section: str, name: str) -> bool:
    """Tell whether a title holds one of the words of a list.

    Example:
        >>> says("客户访问日报表", "title", "visits")
        True
        >>> says("Visitors", "title", "visits")
        False
    """
    said = f" {' '.join(re.split(r'[^a-z0-9%]+', vocabulary.plain(text)))} "
    plain = vocabulary.plain(text)
    return any(
        f" {w} " in said if w.isascii() else w in plain
        for w in map(vocabulary.plain, words()[section][name])
    )


def total(text: str) -> bool:
    """Tell whether a heading or label is that of a total."""
    return bool(text) and (
        vocabulary.clean(ASIDE.sub("", vocabulary.plain(text)))
        in known("axis", "totals") | known("axis", "halves")
    )
