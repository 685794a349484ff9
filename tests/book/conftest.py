"""What several tests of the book share."""

import pytest

from salesdash.book import Book
from tests.book.talked import filled


@pytest.fixture(scope="session")
def talked(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Give the log of the weekly talk; nothing may be written into it."""
    return filled(tmp_path_factory.mktemp("talked"))
