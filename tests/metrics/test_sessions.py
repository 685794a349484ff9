"""Where a talk stands as of a day."""

import polars as pl
import pytest

from salesdash.metrics.sessions import sessions

DAY = 20_777
TALK = {
    "rep": "Ann",
    "topic": "t",
    "agreed": "",
    "date": 20_770,
    "due": None,
    "done": None,
    "sheet_as_of": 20_770,
}
SCHEMA = {
    **dict.fromkeys(("rep", "topic", "agreed"), pl.String),
    **dict.fromkeys(("date", "due", "sheet_as_of"), pl.Int32),
    "done": pl.Int8,
}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, ("done", 1)),
        ({"agreed": "x"}, ("open", 1)),
        ({"agreed": "x", "done": 1}, ("done", 1)),
        ({"done": 0}, ("open", 1)),
        ({"due": DAY}, ("open", 1)),
        ({"due": DAY - 1}, ("overdue", 1)),
        ({"due": DAY - 1, "done": 1}, ("done", 1)),
        ({"date": DAY + 1}, ("planned", 0)),
        ({"date": DAY + 1, "due": DAY - 1}, ("planned", 0)),
        ({"date": DAY + 1, "done": 1}, ("done", 1)),
        ({"date": DAY}, ("planned", 0)),
        ({"date": DAY, "sheet_as_of": DAY}, ("done", 1)),
        ({"date": 20_771}, ("overdue", 0)),
        ({"date": 20_771, "done": 1}, ("done", 1)),
        ({"date": None}, ("overdue", 0)),
    ],
)
def test_a_talk_stands_where_its_words_put_it(wrap, rows, said, expected):
    frame = pl.DataFrame([{**TALK, **said}], SCHEMA)
    found = sessions(wrap(frame), DAY)
    assert rows(found, "session", "held") == [expected]


def test_the_newest_talk_stands_first(wrap, rows):
    days = [{**TALK, "date": day} for day in (20_760, 20_770, 20_765)]
    found = sessions(wrap(pl.DataFrame(days, SCHEMA)), DAY)
    assert rows(found, "date") == [(20_770,), (20_765,), (20_760,)]


def test_no_talk_is_no_row(wrap, rows):
    found = sessions(wrap(pl.DataFrame(schema=SCHEMA)), DAY)
    assert rows(found, "session") == []
