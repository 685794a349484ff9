"""The tags and the texts of a web page, however loosely it is written.

The parser that comes with Python looks to the end of the page for the end of
each tag, again and again, and can so be kept busy for hours.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

TAG = re.compile(
    r"""<(/?[a-z][^\s/<>]*)([^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*)>""",
    re.IGNORECASE,
)
SAID = re.compile(
    r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", re.ASCII
)
LONG = 8_192
"""Letters of a tag; what is longer is none."""

ASIDE = (("<!--", "-->"), ("<!", ">"), ("<?", ">"))
"""How what is no tag begins and ends."""

SILENT = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "template", "textarea", "title")
}
"""What is not shown, or not as tags, up to its end."""


class Piece(NamedTuple):
    """A tag by its name, or a text without one; an end begins with /."""

    tag: str
    inside: str
    text: str = ""

    @property
    def said(self) -> dict[str, str]:
        """The attributes of the tag."""
        return {
            name.lower(): unescape(double or single or bare)
            for name, double, single, bare in SAID.findall(self.inside)
        }


def pieces(page: str) -> Iterator[Piece]:
    """Give the tags and texts in their order."""
    at = 0
    while (start := page.find("<", at)) >= 0:
        if start > at:
            yield Piece("", "", unescape(page[at:start]))
        if page.startswith(("<!", "<?"), start):
            at = _after(page, start)
            continue
        match = TAG.match(page, start, start + LONG)
        if not match:
            yield Piece("", "", "<")
            at = start + 1
            continue
        tag, at = match[1].lower(), match.end()
        yield Piece(tag, match[2])
        if tag in SILENT:
            end = SILENT[tag].search(page, at)
            at = end.start() if end else len(page)
    yield Piece("", "", unescape(page[at:]))


def _after(page: str, start: int) -> int:
    """Give the place after a comment or a declaration."""
    first, last = next(
        pair for pair in ASIDE if page.startswith(pair[0], start)
    )
    end = page.find(last, start + len(first))
    return len(page) if end < 0 else end + len(last)
