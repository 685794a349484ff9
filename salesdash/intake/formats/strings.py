"""The texts of an .xls: in bytes or in pairs, cut up at any place."""

from collections.abc import Sequence

from salesdash.intake.formats.binary import U16, U32

WIDE, EXTRA, RICH = 1, 4, 8
"""Flags: two bytes a letter, phonetics behind it, formats behind it."""

PAGES = {
    367: "ascii",
    1200: "utf-16-le",
    10000: "mac_roman",
    32768: "mac_roman",
    32769: "cp1252",
    936: "gb18030",
    65001: "utf-8",
}
"""Code pages that Python calls otherwise."""


def encoding(page: int) -> str:
    """Name the encoding of a code page.

    >>> encoding(936), encoding(1251), encoding(7)
    ('gb18030', 'cp1251', 'cp1252')
    """
    name = PAGES.get(page, f"cp{page}")
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name


def plain(raw: bytes, count: int, flags: int) -> str:
    """Read letters of which nothing lies in another record."""
    if flags & WIDE:
        return raw[: 2 * count].decode("utf-16-le", "replace")
    return raw[:count].decode("latin-1")


class Tape:
    """Records that go on in others, read as one.

    Where a text is cut, the next record begins with its flags again.
    """

    def __init__(self, parts: Sequence[bytes]) -> None:
        """Start before the first byte."""
        self.parts = parts
        self.part = 0
        self.at = 0

    def done(self) -> bool:
        """Whether nothing is left."""
        while self.part < len(self.parts) and self.at >= len(
            self.parts[self.part]
        ):
            self.part, self.at = self.part + 1, 0
        return self.part >= len(self.parts)

    def take(self, count: int) -> bytes:
        """Read bytes, as many as there are."""
        found = b""
        while count > len(found) and not self.done():
            more = self.parts[self.part][self.at :][: count - len(found)]
            self.at += len(more)
            found += more
        return found

    def text(self) -> str:
        """Read a text with its length and all that follows on it."""
        (count,) = U16.unpack(self.take(2))
        flags = self.take(1)[0]
        (runs,) = U16.unpack(self.take(2)) if flags & RICH else (0,)
        (extra,) = U32.unpack(self.take(4)) if flags & EXTRA else (0,)
        letters = self.letters(count, flags)
        self.skip(4 * runs + extra)
        return letters

    def letters(self, count: int, flags: int) -> str:
        """Read so many letters."""
        found: list[str] = []
        while count > 0 and not self.done():
            if self.at == 0:
                flags = self.take(1)[0]
            width = 2 if flags & WIDE else 1
            here = min(count, (len(self.parts[self.part]) - self.at) // width)
            raw = self.take(max(here, 1) * width)
            found.append(plain(raw, here or 1, flags))
            count -= here or 1
        return "".join(found)

    def skip(self, count: int) -> None:
        """Pass over bytes."""
        while count > 0 and not self.done():
            step = min(count, len(self.parts[self.part]) - self.at)
            self.at += step
            count -= step


def shared(parts: Sequence[bytes]) -> list[str]:
    """Read the texts that cells share, after the two numbers of them."""
    tape = Tape(parts)
    tape.take(8)
    found = []
    while not tape.done():
        found.append(tape.text())
    return found
