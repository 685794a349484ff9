"""Archives written byte by byte, as no library would write them."""

import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LOCAL = struct.Struct("<4sHHHHHIIIHH")
CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
END = struct.Struct("<4sHHHHIIH")


@dataclass(frozen=True)
class Part:
    """A part of an archive, and what is said of it.

    Attributes:
        name: Its name in the list of parts.
        data: Its bytes, unpacked.
        packed: Its bytes as they are packed; made of `data` where empty.
        size: Its size as it is told; that of `data` where it is None.
        crc: Its checksum as it is told.
        inner: Its name where it stands; that of the list where empty.
        extra: Its extra fields in the list.
    """

    name: str
    data: bytes = b""
    packed: bytes = b""
    size: int | None = None
    crc: int | None = None
    inner: str = ""
    extra: bytes = b""

    @property
    def body(self) -> bytes:
        return self.packed or deflated(self.data)

    @property
    def about(self) -> tuple[int, int, int]:
        size = len(self.data) if self.size is None else self.size
        crc = zlib.crc32(self.data) if self.crc is None else self.crc
        return crc, len(self.body), size


def archive(
    parts: Sequence[Part],
    *,
    ahead: bytes = b"",
    shift: int = 0,
    count: int | None = None,
    comment: bytes = b"",
) -> bytes:
    """Pack parts, with bytes ahead of them and places moved by `shift`."""
    body, listed = ahead, b""
    for part in parts:
        name, inner = part.name.encode(), (part.inner or part.name).encode()
        about = (20, 0, 8, 0, 0x21, *part.about)
        at = len(body) + shift
        listed += CENTRAL.pack(
            *(b"PK\1\2", 20, *about, len(name), len(part.extra)),
            *(0, 0, 0, 0, at),
        )
        listed += name + part.extra
        body += LOCAL.pack(b"PK\3\4", *about, len(inner), 0)
        body += inner + part.body
    number = len(parts) if count is None else count
    told = number, number, len(listed), len(body) + shift, len(comment)
    return body + listed + END.pack(b"PK\5\6", 0, 0, *told) + comment


def of(parts: Mapping[str, str | bytes]) -> list[Part]:
    """Turn names and contents into parts."""
    return [
        Part(n, p.encode() if isinstance(p, str) else p)
        for n, p in parts.items()
    ]


def deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def swollen(
    name: str, block: bytes, times: int, first: bytes = b"", last: bytes = b""
) -> Part:
    """A part that repeats a block, packed without ever being unpacked."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    begin = packer.compress(first) + packer.flush(zlib.Z_FULL_FLUSH)
    middle = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = begin + middle * times + packer.compress(last) + packer.flush()
    size = len(first) + times * len(block) + len(last)
    return Part(name, packed=packed, size=size, crc=0)
