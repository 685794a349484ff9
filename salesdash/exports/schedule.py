"""The schedule of talks: a list to print, and days for a calendar."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import narwhals.stable.v2 as nw
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment

from salesdash import days, identity
from salesdash.exports import calendar, cells, workbook
from salesdash.exports.calendar import Event
from salesdash.exports.workbook import font
from salesdash.words import Words

PLAYS = ("rep", "team", "play", "last", "next", "topic", "supervisor")
VISITS = (
    *("rep", "customer", "name", "joint", "joint_on", "next_date"),
    *("planned_on", "supervisor", "agreed"),
)
TALKS = (
    *("rep", "date", "topic", "session", "supervisor", "agreed", "due"),
    *("role_play", "note"),
)
DAYS = frozenset(
    ("last", "next", "joint_on", "next_date", "planned_on", "date", "due")
)
CODES = {"play": "play", "joint": "joint", "session": "session"}
"""Column of codes -> the words that name them."""

_BIG, _BOLD = font(bold=True, size=14), font(bold=True)
_WRAP = Alignment(vertical="top", wrap_text=True)


@dataclass(frozen=True)
class Schedule:
    """What is printed.

    Attributes:
        plays: As `View.role_plays`.
        visits: As `View.joint_visits`.
        talks: As `View.sessions`.
        day: The as-of day, in days since 1970-01-01.
    """

    plays: nw.DataFrame[Any]
    visits: nw.DataFrame[Any]
    talks: nw.DataFrame[Any]
    day: int


def printable(found: Schedule, t: Words) -> bytes:
    """Write the schedule as a workbook of three sheets, each to print."""
    book = Workbook(write_only=True)
    lists = (
        ("plays", found.plays, PLAYS),
        ("visits", found.visits, VISITS),
        ("talks", found.talks, TALKS),
    )
    taken: list[str] = []
    for name, rows, columns in lists:
        head = t(f"controls.schedule.{name}")
        short = t(f"controls.sheet.{name}")
        taken.append(workbook.title(short, taken))
        sheet = book.create_sheet(taken[-1])
        when = t("controls.schedule.as_of", day=days.iso(found.day))
        body = [
            [_value(row, column, t) for column in columns]
            for row in rows.iter_rows(named=True)
        ]
        heads = [t(f"controls.column.{column}") for column in columns]
        _write(sheet, (head, when), heads, body)
    return workbook.saved(book)


def said(row: Mapping[str, Any], column: str, t: Words) -> str:
    """Say a value of the schedule as a person reads it."""
    value = row[column]
    if column in CODES:
        return t(f"controls.{CODES[column]}.{value}")
    if value is None:
        return ""
    if column in DAYS:
        return cells.day(value)
    if column == "role_play":
        return t("controls.yes") if value else ""
    return value


def _value(row: Mapping[str, Any], column: str, t: Words) -> str | date:
    """Give a value as a cell holds it: a day as a day."""
    if column in DAYS and row[column] is not None:
        return days.day(row[column])
    return said(row, column, t)


def dates(talks: nw.DataFrame[Any], day: int, t: Words) -> bytes:
    """Write the talks to come, and what is due, as a calendar.

    Args:
        talks: As `View.sessions`.
        day: The as-of day: what is not done after it stands in the file.
        t: The words.
    """
    rows = talks.iter_rows(named=True)
    events = [event for row in rows for event in _events(row, day, t)]
    name = t("controls.schedule.title")
    return calendar.calendar(events, name, datetime.now(UTC))


def _events(row: Mapping[str, Any], day: int, t: Words) -> Iterator[Event]:
    if row["done"] == 1:
        return
    topic = row["topic"] or t("controls.schedule.talk")
    told = "\n".join(filter(None, (row["agreed"], row["note"])))
    for kind in ("date", "due"):
        when = row[kind]
        if when is None or when <= day:
            continue
        title = t(f"controls.event.{kind}", rep=row["rep"], topic=topic)
        word = identity.handle(f"{row['key']}{kind}")
        yield Event(f"{word}@salesdash", days.day(when), title, told)


def _write(
    sheet: Any,
    title: tuple[str, str],
    heads: Sequence[str],
    body: Sequence[Sequence[str | date]],
) -> None:
    workbook.printed(sheet)
    columns = [
        workbook.width([head, *(str(line[place]) for line in body)])
        for place, head in enumerate(heads)
    ]
    workbook.widths(sheet, columns)
    sheet.freeze_panes = "A4"
    lines: list[Sequence[str | date]] = [[title[0]], [title[1]], list(heads)]
    lines += body
    for number, line in enumerate(lines, start=1):
        made = [
            _cell(sheet, number, place, value)
            for place, value in enumerate(line, start=1)
        ]
        for cell in made:
            cell.alignment = _WRAP if number > len(title) else Alignment()
        if number in {1, 3}:
            for cell in made:
                cell.font = _BIG if number == 1 else _BOLD
        if number > len(title):
            texts = [str(value) for value in line]
            workbook.stretched(sheet, number, texts, columns)
        sheet.append(made)


def _cell(sheet: Any, row: int, column: int, value: str | date) -> Cell:
    """Make a cell that holds a text or a day."""
    if isinstance(value, str):
        return workbook.text(sheet, row, column, value)
    cell = Cell(sheet, row=row, column=column, value=value)
    cell.number_format = workbook.DAY
    return cell
