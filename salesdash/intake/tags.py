"""The tags of small XML parts, found without an XML parser.

A parser would expand what a hostile part declares; tags are all that the
reader needs, and looking for them cannot be made to grow.
"""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

ATTRIBUTE = re.compile(
    rb"""([\w:.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""", re.ASCII
)


def tags(xml: bytes, name: str) -> Iterator[dict[str, str]]:
    """Give the attributes of each tag of a name, prefixes dropped.

    >>> list(tags(b'<x:sheet name="A&amp;B" r:id="rId1"/>', "sheet"))
    [{'name': 'A&B', 'id': 'rId1'}]
    """
    for match in _tag(name).finditer(xml):
        yield attributes(match[1])


def attributes(inside: bytes) -> dict[str, str]:
    """Read the inside of a tag."""
    return {
        key.decode().rpartition(":")[2]: unescape(
            (double or single).decode("utf-8", "replace")
        )
        for key, double, single in ATTRIBUTE.findall(inside)
    }


def section(xml: bytes, name: str) -> bytes:
    """Give what stands between a tag and its end, b'' without one."""
    first, last = _edges(name)
    if not (start := first.search(xml)):
        return b""
    end = last.search(xml, start.end())
    return xml[start.end() : end.start()] if end else b""


@cache
def _tag(name: str) -> re.Pattern[bytes]:
    inside = r"""(?:[^<>"']|"[^"<]*"|'[^'<]*')*"""
    return re.compile(rf"<(?:\w+:)?{name}(?=[\s/>])({inside})>".encode())


@cache
def _edges(name: str) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    tag = rf"(?:\w+:)?{name}"
    first, last = rf"<{tag}(?:\s[^<>]*)?>", rf"</{tag}\s*>"
    return re.compile(first.encode()), re.compile(last.encode())
