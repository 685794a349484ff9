"""A calendar file: escaped, folded, whole."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from salesdash.exports.calendar import Event, calendar

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
DAY = date(2026, 12, 31)


def test_texts_cannot_begin_a_line_of_their_own():
    event = Event("1", DAY, "a\r\nBEGIN:VEVENT;x,y\\", "l1\nl2\x07")
    text = calendar([event], "n", NOON).decode()
    assert text.count("\r\nBEGIN:VEVENT\r\n") == 1
    assert "SUMMARY:a\\nBEGIN:VEVENT\\;x\\,y\\\\\r\n" in text
    assert "DESCRIPTION:l1\\nl2\r\n" in text
    assert "DTEND;VALUE=DATE:20270101\r\n" in text


@given(st.text(max_size=200), st.text(max_size=300))
def test_no_line_is_longer_than_75_octets(title, told):
    content = calendar([Event("1", DAY, title, told)], title, NOON)
    pieces = content.split(b"\r\n")
    assert max(map(len, pieces)) <= 75
    assert b"\n" not in b"".join(pieces)
    whole = content.decode().replace("\r\n ", "")
    assert whole.startswith("BEGIN:VCALENDAR\r\n")
    assert whole.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert len(whole.split("\r\n")) == 17 - (not told)
