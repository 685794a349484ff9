"""One share tells how far a reading has come, from cells to findings."""

from datetime import date

import pytest

from salesdash.book import Book, sample
from salesdash.book.progress import part


def test_a_part_covers_its_share_of_the_way():
    told = []
    step = part(told.append, 0.2, 0.6)
    for share in (0, 0.5, 1):
        step(share)
    assert told == [0.2, 0.4, 0.6]


def test_parts_may_have_parts():
    told = []
    part(part(told.append, 0, 0.5), 0.5, 1)(1)
    assert told == [0.5]


def test_where_nobody_asks_nothing_is_told(capsys):
    part(None, 0, 1)(0.5)
    assert capsys.readouterr().out == ""


def test_progress_goes_on_through_cells_rows_and_comparing(tmp_path):
    told: list[float] = []
    files = sample(weeks=2)
    Book(tmp_path).read(files, today=date(2026, 11, 23), progress=told.append)
    steps = [
        later - share for share, later in zip([0, *told], told, strict=False)
    ]
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1)
    assert max(steps) < 0.15
