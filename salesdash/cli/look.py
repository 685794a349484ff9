"""The day of the log that a command looks at."""

import argparse
from datetime import date

from salesdash.book import Book, View


def look(options: argparse.Namespace, book: Book) -> View:
    """Look at the log as of the day asked for, else of the newest sheet."""
    known = book.days()
    newest = known[-1] if known else date.today()  # noqa: DTZ011 the user's own day is meant
    return book.view(options.as_of or newest)
