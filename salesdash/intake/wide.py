"""Text in UTF-16 that does not say so: how its bytes give it away."""

HEAD = 4096
_PLAUSIBLE = 0.97
_RANGES = (
    (0x20, 0x24F),
    (0x2010, 0x2044),
    (0x20AC, 0x20AC),
    (0x3000, 0x30FF),
    (0x3400, 0x9FFF),
    (0xAC00, 0xD7A3),
    (0xFF00, 0xFFEF),
)
"""Letters and signs of the languages that sheets are written in."""


def order(content: bytes) -> str:
    r"""Give the encoding of wide text without a mark, '' for other bytes.

    Example:
        >>> order("客户\t金额\n".encode("utf-16-le")), order(b"a\tb\n")
        ('utf-16-le', '')
    """
    head = content[: HEAD // 2 * 2]
    if b"\0" not in head:
        return ""
    for encoding, ends in (
        ("utf-16-le", (b"\n\0", b"\t\0", b",\0", b";\0")),
        ("utf-16-be", (b"\0\n", b"\0\t", b"\0,", b"\0;")),
    ):
        if any(end in head for end in ends) and _reads(head, encoding):
            return encoding
    return ""


def _reads(head: bytes, encoding: str) -> bool:
    text = head[: len(head) // 2 * 2].decode(encoding, "replace").rstrip("\0")
    known = sum(
        char in "\r\n\t" or any(a <= ord(char) <= b for a, b in _RANGES)
        for char in text
    )
    return bool(text) and known >= _PLAUSIBLE * len(text)
