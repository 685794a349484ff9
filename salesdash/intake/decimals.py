"""Figures of a text file that are written with a decimal comma."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from salesdash.intake.grid import Strip

_COMMA = re.compile(r"\d,\d")
_FIGURE = re.compile(
    r"(?P<head>[-+(]?\s*[$€£¥]?\s*)(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)"
    r"(?:,(?P<part>\d+))?(?P<tail>\s*(?:[$€£¥%]|[A-Za-z]{1,3})?\s*\)?)"
)
_PLAIN = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+\.\d+|\d+\.(?:\d{1,2}|\d{4,})"
    r"|\d{1,3}(?:,\d{3}){2,})(?![\d.,])"
)
_GROUP = 3
"""Digits behind a comma that may as well set thousands apart."""


@dataclass(frozen=True)
class Evened:
    """Columns with their figures written the usual way.

    Attributes:
        strips: The columns.
        places: Those in which commas were taken for decimals.
    """

    strips: tuple[Strip, ...]
    places: tuple[int, ...] = ()


def even(strips: Sequence[Strip], *, semicolons: bool) -> Evened:
    """Rewrite 1.234,56 as 1234.56, in columns where it can mean no other.

    Args:
        strips: The columns of a text file.
        semicolons: Whether semicolons separate its cells, as programs do
            that write a decimal comma; then one column speaks for all.
    """
    texts = [strip.text.tolist() for strip in strips]
    sides = [_side(column) for column in texts]
    whole = semicolons and "comma" in sides and "point" not in sides
    found = list(strips)
    places = []
    for place, (column, side) in enumerate(zip(texts, sides, strict=True)):
        if side != "comma" and not (whole and _dotted(column)):
            continue
        written = np.empty(len(column), object)
        written[:] = [_even(text) for text in column]
        found[place] = replace(strips[place], text=written)
        places.append(place)
    return Evened(tuple(found), tuple(places))


def _side(column: Sequence[str]) -> str:
    """Say what is the decimal mark of a column, '' where nothing tells."""
    # Most columns have no comma at all, and `in` is quicker than a pattern.
    if not any(_COMMA.search(text) for text in column if "," in text):
        return ""
    if any(_PLAIN.search(text) for text in column):
        return "point"
    figures = [hit for text in column if (hit := _FIGURE.fullmatch(text))]
    filled = sum(map(bool, column))
    sure = any(
        hit["part"] and ("." in hit["whole"] or len(hit["part"]) != _GROUP)
        for hit in figures
    )
    # Below a title and a heading, most cells have to be figures.
    return "comma" if sure and 2 * len(figures) >= filled - 2 else ""


def _dotted(column: Sequence[str]) -> bool:
    """Tell whether a column has figures such as 1.234 and no others."""
    figures = [hit for text in column if (hit := _FIGURE.fullmatch(text))]
    dotted = any("." in hit["whole"] or hit["part"] for hit in figures)
    return dotted and 2 * len(figures) >= sum(map(bool, column)) - 2


def _even(text: str) -> str:
    hit = _FIGURE.fullmatch(text)
    if hit is None:
        return text
    part = f".{hit['part']}" if hit["part"] else ""
    return f"{hit['head']}{hit['whole'].replace('.', '')}{part}{hit['tail']}"
