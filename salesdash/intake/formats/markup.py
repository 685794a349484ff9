"""The tags of a whole document, one after the other, and nothing expanded."""

from collections.abc import Iterator, Mapping
from typing import IO, Protocol
from xml.parsers import expat

from salesdash.intake.formats.sparse import Tab
from salesdash.intake.limits import MEGABYTE
from salesdash.intake.refusal import Refused

TAG = 20 * MEGABYTE
"""Bytes of a tag or of a text that are still believed."""

DEEP = 200
"""Tags inside one another that are still believed."""

LONG = 10
"""As many digits are no count any more."""

Said = Mapping[str, str]
"""The attributes of a tag."""


class Document(Protocol):
    """What is told the tags, and makes sheets of them."""

    def start(self, tag: str, said: Said) -> None:
        """Take the start of a tag."""

    def end(self, tag: str) -> None:
        """Take the end of a tag."""

    def write(self, text: str) -> None:
        """Take what stands between tags."""

    def done(self) -> Iterator[Tab]:
        """Give the sheets that are whole by now, each once."""
        ...


def tabs(part: IO[bytes] | IO[str], document: Document) -> Iterator[Tab]:
    """Tell a document its tags, and give the sheets as they come.

    Raises:
        Refused: It is torn, or declares what would grow.
    """
    depth = 0

    def start(tag: str, said: Said) -> None:
        nonlocal depth
        depth += 1
        # The parser keeps something for each tag that is open.
        if depth > DEEP:
            raise Refused("file_damaged")
        document.start(tag, said)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        document.end(tag)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = document.write
    parser.EntityDeclHandler = _declared
    told = 0
    try:
        while block := part.read(MEGABYTE):
            parser.Parse(block)
            told += len(block.encode() if isinstance(block, str) else block)
            # The parser begins a tag anew with each block that it goes on in.
            if told - parser.CurrentByteIndex > TAG:
                raise Refused("file_damaged")
            yield from document.done()
        parser.Parse(b"", True)  # noqa: FBT003 - expat takes no keywords
    except (expat.ExpatError, LookupError, ValueError):
        raise Refused("file_damaged") from None
    yield from document.done()


def _declared(*_: object) -> None:
    raise Refused("file_damaged")


def count(said: Said, name: str, otherwise: int = 1) -> int:
    """Read a whole number that is not absurd."""
    told = said.get(name, "")
    known = told.isascii() and told.isdecimal() and len(told) < LONG
    return int(told) if known else otherwise
