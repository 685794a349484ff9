"""The schedule, printed and for a calendar."""

import io
from datetime import date, datetime, time

import openpyxl
import pytest

from salesdash.exports import schedule
from salesdash.exports.schedule import Schedule
from salesdash.words import Words
from tests.book import eight

DAY = date(2026, 11, 20)
NEXT = date(2026, 11, 27)


def at(day: date) -> datetime:
    """Give a day as a workbook holds it."""
    return datetime.combine(day, time())


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    book = eight.fill(tmp_path_factory.mktemp("eight"))
    write, told = book.coaching.record, {"agreed": "=1+1", "due": NEXT}
    write(book.view(DAY), "Bo", NEXT, "Joint visit: Core", told, "Eve")
    return book.view(DAY)


def printed(view, language):
    found = Schedule(
        view.role_plays, view.joint_visits, view.sessions, view.number
    )
    content = schedule.printable(found, Words(language))
    return openpyxl.load_workbook(io.BytesIO(content))


def test_the_schedule_is_printed_as_three_lists(view):
    book = printed(view, "en")
    assert [len(list(sheet.values)) for sheet in book] == [5, 5, 5]
    assert book.sheetnames == ["Role-plays", "Joint visits", "Talks"]
    visits = list(book.worksheets[1].values)
    assert visits[1][0] == "As of 2026-11-20"
    assert visits[2][0] == "Rep"
    assert visits[3] == (
        *("Bo", "Core", "Pump", "◆ planned", None, at(date(2026, 11, 1))),
        *(at(NEXT), None, "=1+1"),
    )
    cell = book.worksheets[1]["I4"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_the_schedule_is_printed_in_chinese(view):
    book = printed(view, "zh")
    heads = [list(sheet.values)[2][0] for sheet in book]
    assert heads == ["销售人员"] * 3
    plays = list(book.worksheets[0].values)
    assert [row[2] for row in plays[3:]] == ["✕ 没有", "● 已进行"]


def test_what_is_to_come_stands_in_the_calendar(view):
    content = schedule.dates(view.sessions, view.number, Words("en"))
    text = content.decode()
    assert text.count("BEGIN:VEVENT") == 2
    assert "SUMMARY:Bo: Joint visit: Core\r\n" in text
    assert "SUMMARY:Due\\, Bo: Joint visit: Core\r\n" in text
    assert "DTSTART;VALUE=DATE:20261127\r\n" in text
