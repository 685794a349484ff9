"""XML that two readers cannot take for two different things.

The reader of cells is lenient, and what looks over a sheet before it looks
for tags alone. A tag inside a comment, inside quotation marks or under an
end of another name would be seen by one of them only.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat

from salesdash.intake.refusal import Refused

SOUND = re.compile(
    rb"""(?:[^<]*+<[^<>"']*+(?:"[^"<]*+"[^<>"']*+|'[^'<]*+'[^<>"']*+)*+>)*+"""
    rb"""[^<]*+"""
)
"""Text and tags, and no tag inside the quotation marks of another."""

LISTED = 100_000
"""Tags of a list of parts; no workbook has so many."""


DEEP = 200
"""Tags inside one another that are still believed."""


class Element(NamedTuple):
    """The start of a tag: its name without prefix, and its attributes."""

    name: str
    said: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str:
        """Give an attribute by its whole name, '' for none."""
        return dict(self.said).get(name, "")

    def local(self, name: str) -> str:
        """Give an attribute by its name without prefix, '' for none.

        Raises:
            Refused: There are several of them.
        """
        found = [value for key, value in self.said if _bare(key) == name]
        if len(found) > 1:
            raise Refused("file_damaged")
        return found[0] if found else ""


def elements(xml: bytes, name: str) -> Iterator[Element]:
    """Give the tags of a name, as a true parser finds them.

    >>> [tag.get("a") for tag in elements(b"<x><y a='1'/></x>", "y")]
    ['1']

    Raises:
        Refused: It is no XML, or declares what would grow.
    """
    found: list[Element] = []
    depth = 0

    def start(tag: str, said: list[str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEP:
            raise Refused("file_damaged")
        if _bare(tag) == name:
            pairs = tuple(zip(said[::2], said[1::2], strict=True))
            found.append(Element(name, pairs))
            if len(found) > LISTED:
                raise Refused("file_damaged")

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.EndElementHandler = end
    parser.ordered_attributes = True
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = _declared
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - expat takes no keywords
    except (expat.ExpatError, LookupError, ValueError):
        raise Refused("file_damaged") from None
    yield from found


def _declared(*_: object) -> None:
    raise Refused("file_damaged")


def _bare(name: str) -> str:
    return name.rpartition(":")[2]
