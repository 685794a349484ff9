"""The company file: one TOML, read with the line of what is wrong."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from salesdash.errors import BadSetting
from salesdash.settings.known import OPEN, find
from salesdash.settings.sound import sound
from salesdash.settings.values import Settings, base

NAME = "company.toml"
LARGEST = 200_000
"""Bytes: no company file is larger."""

_PLACE = re.compile(
    r"\s*\(at (?:line (\d+), column \d+|end of document)\)", re.ASCII
)


@dataclass(frozen=True)
class File:
    """A company file.

    Attributes:
        values: Name of a setting -> its value, evened out.
        lines: Name of a setting -> its line, from 1.
        path: Where it is, '' for no file.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    path: str = ""


def read(path: Path, *, needed: bool = False) -> File:
    """Read a company file; one that is not there says nothing.

    Args:
        path: Where it is.
        needed: Whether it has to be there.

    Raises:
        BadSetting: It is no TOML, or says what cannot be; with the line.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not needed:
            return File()
        why = error.strerror or str(error)
        raise BadSetting("file", path=str(path), why=why) from error
    return parsed(content, str(path))


def parsed(content: bytes, path: str) -> File:
    """Read the bytes of a company file, as `read` does."""
    if len(content) > LARGEST:
        raise BadSetting("large", path=path)
    text = _decoded(content, path)
    try:
        told = dict(_flat("", tomllib.loads(text)))
    except (ValueError, RecursionError) as error:
        raise _broken(error, text).at(path, _line(error, text)) from error
    lines = dict(reversed(list(_places(text))))
    values: dict[str, str] = {}
    for name, value in told.items():
        try:
            values[name] = find(name).read(_said(value))
        except BadSetting as error:
            raise error.at(path, lines.get(name, 1)) from None
    file = File(values, lines, path)
    _fits(file)
    return file


def _fits(file: File) -> None:
    """Refuse a file whose values do not fit beside each other."""
    try:
        sound(Settings(base(file.values)))
    except BadSetting as error:
        name = str(error.holes["name"])
        section = name.partition(".")[0] + "."
        own = [n for key, n in file.lines.items() if key.startswith(section)]
        line = file.lines.get(name, max(own, default=1))
        raise error.at(file.path, line) from None


def write(values: Mapping[str, str]) -> str:
    """Write settings as a company file.

    Example:
        >>> print(write({"yields.decision_due": "70", "mix.rep.王 敏": ""}))
        [yields]
        decision_due = "70"
        <BLANKLINE>
        [mix.rep]
        "王 敏" = ""
        <BLANKLINE>
    """
    tables: dict[str, list[str]] = {}
    for name, value in values.items():
        table, key = _place(name)
        line = f"{_key(key)} = {_quoted(value)}"
        tables.setdefault(table, []).append(line)
    parts = [f"[{table}]\n" + "\n".join(tables[table]) for table in tables]
    return "\n\n".join(parts) + "\n"


def _place(name: str) -> tuple[str, str]:
    """Split a name into its table and its key."""
    for prefix, _ in OPEN:
        if name.startswith(prefix):
            return prefix[:-1], name.removeprefix(prefix)
    table, _, key = name.rpartition(".")
    return table, key


def _key(key: str) -> str:
    bare = key.isascii() and key.replace("_", "").replace("-", "").isalnum()
    return key if bare else _quoted(key)


def _quoted(text: str) -> str:
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(character: str) -> str:
    if character in '\\"':
        return f"\\{character}"
    return character if character.isprintable() else _code(ord(character))


def _code(point: int) -> str:
    """Write a character that nobody sees; half a pair is none."""
    try:
        chr(point).encode()
    except UnicodeEncodeError:
        return ""
    return f"\\U{point:08x}"


def _decoded(content: bytes, path: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise BadSetting("encoding").at(path, line) from error


def _flat(prefix: str, node: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in node.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping):
            yield from _flat(f"{name}.", value)
        else:
            yield name, value


def _said(value: Any) -> str:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(str, value))
    return str(value)


def _broken(error: Exception, text: str) -> BadSetting:
    """Say what is wrong with the TOML, with the line as it stands."""
    rows = text.split("\n")
    row = rows[min(_line(error, text), len(rows)) - 1].strip()
    if isinstance(error, RecursionError):
        return BadSetting("toml", why="Nested too deeply", row=row)
    return BadSetting("toml", why=_PLACE.sub("", str(error)), row=row)


def _line(error: Exception, text: str) -> int:
    if isinstance(error, RecursionError):
        return 1
    found = _PLACE.search(str(error))
    number = found and found.group(1)
    return int(number) if number else text.rstrip("\n").count("\n") + 1


def _places(text: str) -> Iterator[tuple[str, int]]:
    """Say in which line each value ends, a statement at a time."""
    header = statement = ""
    for number, row in enumerate(text.split("\n"), 1):
        statement += f"{row}\n"
        try:
            found = tomllib.loads(header + statement)
        except ValueError:
            continue
        yield from ((name, number) for name, _ in _flat("", found))
        if statement.lstrip().startswith("["):
            header = statement
        statement = ""
