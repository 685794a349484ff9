"""The company file: one TOML, read with the line of what is wrong."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from salesdash.errors import BadSetting
from salesdash.settings.known import find

NAME = "company.toml"
LARGEST = 200_000
"""Bytes: no company file is larger."""


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


def read(path: Path) -> File:
    """Read a company file; one that is not there says nothing.

    Raises:
        BadSetting: It is no TOML, or says what cannot be; with the line.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return File()
    except OSError as error:
        raise BadSetting("file", path=str(path), why=str(error)) from error
    return parsed(content, str(path))


def parsed(content: bytes, path: str) -> File:
    """Read the bytes of a company file, as `read` does."""
    if len(content) > LARGEST:
        raise BadSetting("large", path=path)
    try:
        text = content.decode("utf-8-sig")
        told = dict(_flat("", tomllib.loads(text)))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        count = content.count(b"\n") + 1
        why = str(error).replace("at end of document", f"at line {count}")
        raise BadSetting("toml", path=path, why=why) from error
    values: dict[str, str] = {}
    lines = {name: _line(text, name) for name in told}
    for name, value in told.items():
        try:
            values[name] = find(name).read(_said(value))
        except BadSetting as error:
            raise error.at(path, lines[name]) from None
    return File(values, lines, path)


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
    for prefix in ("mix.team.", "mix.rep."):
        if name.startswith(prefix):
            return prefix[:-1], name.removeprefix(prefix)
    table, _, key = name.rpartition(".")
    return table, key


def _key(key: str) -> str:
    bare = key.isascii() and key.replace("_", "").replace("-", "").isalnum()
    return key if bare else _quoted(key)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    clean = "".join(c for c in escaped if c.isprintable())
    return f'"{clean}"'


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


def _line(text: str, name: str) -> int:
    """Say in which line a value ends: the first that brings it in."""
    rows = text.splitlines(keepends=True)
    for number in range(1, len(rows) + 1):
        try:
            found = tomllib.loads("".join(rows[:number]))
        except tomllib.TOMLDecodeError:
            continue
        if name in dict(_flat("", found)):
            return number
    return len(rows)
