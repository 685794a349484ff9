"""What tests of several parts share."""

from datetime import date

import pytest

from salesdash.book import Book, sample


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Give the whole year of the sample company; nobody writes to it."""
    book = Book(tmp_path_factory.mktemp("year"))
    assert book.add(book.read(sample(), today=date(2026, 11, 23)), "Test")
    return book
