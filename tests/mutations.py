"""Mutations of workbooks: what a careless hand or a hostile one would do.

Each takes a draw and bytes and gives bytes. Those of a format keep what
holds the file together, so that what comes is read beyond its first bytes.
"""

import io
import random
import re
import struct
import zipfile
from collections.abc import Callable

from tests.intake import archives, binaries
from tests.intake.archives import Part

Change = Callable[[random.Random, bytes], bytes]

PLACES = (
    b"A0 A1 B1048576 XFD1 XFD1048576 XFE1 A1048577 ZZZ9999999 1 A $A$1 -1 a1"
).split()
NUMBERS = (
    b"0 -1 1 255 65535 65536 4294967295 99999999999999999999 1e308 1e999 "
    b"NaN -0 0x10 1,5"
).split()
KINDS = b"s str inlineStr n b d e zz".split()
WORDS = [
    *("合计", "小计：", "日期", "客户", "张三/李四", "5/3/2026", "10-15万"),
    *("=1+1", "NA", "#REF!", "2026年第10周", "２０２６／３／５", "\u200b"),
    *("x" * 40_000, "<b>{file}</b>", "'; drop", "\ufeff", "100%", "是"),
]
ATTRIBUTE = re.compile(rb"""(\s[\w:]+=)("[^"<]*"|'[^'<]*')""")
VALUE = re.compile(rb">([^<>]+)<")
TAG = re.compile(rb"<[^<>!?]+>")
NESTED = (b"<c>", b"<row>", b"<x>", b"<si>", b"<table>", b"<a b='c'>")
ASIDE = (
    b"<!-- x -->",
    b"<!-- </sheetData> -->",
    b"<![CDATA[<c r='XFD1048576'>]]>",
    b"<?x y?>",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
    b"&a;",
    b"<mc:AlternateContent/>",
)


def flip(draw: random.Random, content: bytes) -> bytes:
    """Change some bytes anywhere."""
    found = bytearray(content)
    for _ in range(draw.choice([1, 1, 2, 8])):
        if found:
            found[draw.randrange(len(found))] = draw.randrange(256)
    return bytes(found)


def tear(draw: random.Random, content: bytes) -> bytes:
    """Lose the end, the beginning, or a stretch."""
    first, last = sorted(draw.randrange(len(content) + 1) for _ in "ab")
    return draw.choice([content[:last], content[first:], content[:first]])


def double(draw: random.Random, content: bytes) -> bytes:
    """Write a stretch twice, or move it."""
    first, last = sorted(draw.randrange(len(content) + 1) for _ in "ab")
    stretch = content[first : min(last, first + 5_000)]
    to = draw.randrange(len(content) + 1)
    return content[:to] + stretch + content[to:]


def attribute(draw: random.Random, xml: bytes) -> bytes:
    """Give an attribute another value."""
    found = list(ATTRIBUTE.finditer(xml))
    if not found:
        return xml
    match = draw.choice(found)
    other = draw.choice(found)[2][1:-1]
    told = draw.choice([*PLACES, *NUMBERS, *KINDS, b"", other])
    return xml[: match.start(2)] + b'"' + told + b'"' + xml[match.end(2) :]


def value(draw: random.Random, xml: bytes) -> bytes:
    """Write something else between tags."""
    found = list(VALUE.finditer(xml))
    if not found:
        return xml
    match = draw.choice(found)
    word = draw.choice(WORDS).replace("<", "&lt;").encode()
    told = draw.choice([*NUMBERS, *PLACES, word, draw.choice(found)[1], b""])
    return xml[: match.start(1)] + told + xml[match.end(1) :]


def tag(draw: random.Random, xml: bytes) -> bytes:
    """Lose a tag, write it twice, or in another place."""
    found = list(TAG.finditer(xml))
    if not found:
        return xml
    match, to = draw.choice(found), draw.choice(found).end()
    without = xml[: match.start()] + xml[match.end() :]
    with_it = xml[:to] + match[0] + xml[to:]
    return draw.choice([without, with_it])


def insert(draw: random.Random, xml: bytes) -> bytes:
    """Write what is no cell between tags, or open very many."""
    found = list(TAG.finditer(xml))
    if not found:
        return xml
    at = draw.choice(found).end()
    deep = draw.choice(NESTED) * draw.choice([2, 300, 20_000])
    return xml[:at] + draw.choice([*ASIDE, deep]) + xml[at:]


def prefix(draw: random.Random, xml: bytes) -> bytes:
    """Put a tag, or all of a name, under another prefix."""
    name = draw.choice([b"c", b"row", b"v", b"si", b"sheetData", b"sheet"])
    times = draw.choice([1, -1])
    pattern = re.compile(rb"(</?)" + name + rb"(?=[\s/>])")
    return pattern.sub(rb"\1x:" + name, xml, count=max(times, 0))


def encoding(draw: random.Random, content: bytes) -> bytes:
    """Say the same in another encoding."""
    other = draw.choice(["utf-16", "gb18030", "utf-8-sig", "utf-32", "cp437"])
    try:
        return content.decode().encode(other, "replace")
    except UnicodeDecodeError:
        return content


MARKUP: tuple[Change, ...] = (
    *(attribute,) * 4,
    *(value,) * 3,
    *(tag,) * 2,
    insert,
    prefix,
    encoding,
    flip,
    tear,
    double,
)


def markup(draw: random.Random, xml: bytes) -> bytes:
    """Change a text of tags."""
    for _ in range(draw.choice([1, 1, 2, 4])):
        xml = draw.choice(MARKUP)(draw, xml)
    return xml


def records(draw: random.Random, stream: bytes) -> bytes:
    """Change lengths, types or contents of the records of an .xls."""
    found, at = [], 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        found.append((kind, stream[at + 4 : at + 4 + size]))
        at += 4 + size
    _shuffle(draw, found)
    torn = draw.randrange(len(found) * 6) if found else 0
    return b"".join(
        struct.pack("<HH", kind, _size(draw, raw, torn == n)) + raw
        for n, (kind, raw) in enumerate(found)
    )


def _size(draw: random.Random, raw: bytes, wrong: bool) -> int:  # noqa: FBT001 - a switch
    other = draw.choice([0, 1, 8, 65_535, len(raw) + 1])
    return other if wrong else min(len(raw), 65_535)


def _shuffle(draw: random.Random, found: list[tuple[int, bytes]]) -> None:
    for _ in range(draw.choice([1, 2, 5])):
        if not found:
            return
        n = draw.randrange(len(found))
        kind, raw = found[n]
        change = draw.randrange(5)
        if change == 0:
            found[n] = kind, flip(draw, raw)
        elif change == 1:
            found[n] = kind, raw[: draw.randrange(len(raw) + 1)]
        elif change == 2:
            found[n] = draw.choice(found)[0], raw
        elif change == 3:
            found.insert(draw.randrange(len(found)), found[n])
        else:
            del found[n]


def short_records(draw: random.Random, part: bytes) -> bytes:
    """Change the records of a part of an .xlsb."""
    from salesdash.intake.formats import xlsb  # noqa: PLC0415 - only here

    try:
        found = list(xlsb.records(part))
    except IndexError:
        return flip(draw, part)
    _shuffle(draw, found)
    return b"".join(binaries.short(kind, raw) for kind, raw in found)


def compound(draw: random.Random, content: bytes) -> bytes:
    """Change an .xls: its records mostly, its wrapping now and then."""
    from salesdash.intake.formats import ole  # noqa: PLC0415 - only here

    if draw.random() < 0.3:
        return draw.choice([flip, tear, double])(draw, content)
    try:
        opened = ole.opened(content)
        streams = opened.streams()
        stream = opened.read(streams["workbook"])
    except Exception:  # noqa: BLE001 - mutated before
        return flip(draw, content)
    return binaries.compound({"Workbook": records(draw, stream)})


def packed(draw: random.Random, content: bytes) -> bytes:
    """Change a part of an archive, or the list of its parts."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {n: archive.read(n) for n in archive.namelist()}
    except Exception:  # noqa: BLE001 - mutated before
        return flip(draw, content)
    if not parts or draw.random() < 0.15:
        return draw.choice([flip, tear, double])(draw, content)
    name = draw.choice(sorted(parts))
    sheets = [n for n in parts if "sheet" in n.lower() or n == "content.xml"]
    if sheets and draw.random() < 0.6:
        name = draw.choice(sheets)
    inside = short_records if name.endswith(".bin") else markup
    parts[name] = inside(draw, parts[name])
    made = archives.of(parts)
    if draw.random() < 0.1:
        made = listed(draw, made)
    return archives.archive(made, count=draw.choice([None] * 20 + [0, 99]))


def listed(draw: random.Random, parts: list[Part]) -> list[Part]:
    """Lose a part, exchange two, or name one otherwise."""
    here, there = draw.choice(parts), draw.choice(parts)
    rest = [part for part in parts if part is not here]
    return draw.choice(
        [
            rest,
            [*rest, Part(there.name, here.data)],
            [*parts, Part(there.name.upper(), here.data)],
            [*rest, Part(here.name.replace("/", "\\"), here.data)],
            [*rest, Part(here.name, here.data, size=draw.randrange(9_999))],
            [*rest, Part(here.name, here.data, inner="x")],
        ]
    )


def table(draw: random.Random, content: bytes) -> bytes:
    """Change a text table: quotation marks, delimiters, lines."""
    mark = draw.choice([b'"', b",", b";", b"\t", b"\r", b"\n", b"\0", b"\x1a"])
    at = draw.randrange(len(content) + 1)
    line = draw.choice([b"sep=;\n", b",".join([b"x"] * 300) + b"\n", mark * 9])
    return draw.choice(
        [
            content[:at] + mark + content[at:],
            content.replace(mark, b"", draw.choice([1, -1])),
            line + content,
            encoding(draw, content),
            flip(draw, content),
            tear(draw, content),
        ]
    )


def mutated(draw: random.Random, content: bytes) -> bytes:
    """Change a file of any format."""
    if content.startswith(b"PK"):
        return packed(draw, content)
    if content.startswith(b"\xd0\xcf"):
        return compound(draw, content)
    if content.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<"):
        return markup(draw, content)
    return table(draw, content)
