"""Text that people typed, fit to stand in a picture."""

import unicodedata
from collections.abc import Sequence

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_WIDE = frozenset("WF")


def label(text: str, room: int = 24) -> str:
    """Shorten a name to its room, and make markup in it plain text.

    Args:
        text: The name as typed.
        room: How many Latin letters fit; a Chinese character takes two.

    Example:
        >>> label("<b>Tom</b>"), label("上海华辰电子有限公司", 12)
        ('&lt;b&gt;Tom&lt;/b&gt;', '上海华辰电…')
    """
    return escape(short(text, room))


def escape(text: str) -> str:
    r"""Make markup plain text, and one line of several.

    Example:
        >>> escape("a<br>b\nc & d")
        'a&lt;br&gt;b c &amp; d'
    """
    seen = "".join(c for c in text if unicodedata.category(c) != "Cf")
    plain = "".join(" " if _breaks(c) else c for c in seen)
    return " ".join(plain.split()).translate(_MARKUP)


def short(text: str, room: int) -> str:
    """Cut a name that is wider than its room.

    Example:
        >>> short("Tom Baker", 9), short("Tom Baker", 8)
        ('Tom Baker', 'Tom Bak…')
    """
    if width(text) <= room:
        return text
    kept = ""
    for character in text:
        if width(kept + character) >= room:
            break
        kept += character
    return f"{kept.rstrip()}…"


def width(text: str) -> int:
    """Measure a text in Latin letters.

    Example:
        >>> width("Tom"), width("华辰")
        (3, 4)
    """
    return sum(
        2 if unicodedata.east_asian_width(c) in _WIDE else 1 for c in text
    )


def lines(parts: Sequence[str]) -> str:
    """Join texts that are escaped already, one below the other."""
    return "<br>".join(part for part in parts if part)


def _breaks(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Zl", "Zp"}
