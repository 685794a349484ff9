"""The book: what pages and command line hold, and all they hold.

A `Book` is the log and the reading of workbooks; a `View` is a look at it
as of a day, for one team or rep, in one period.
"""

from salesdash.book.book import Book
from salesdash.book.imports import ImportEntry, SheetEntry
from salesdash.book.period import PERIODS
from salesdash.book.preview import Preview
from salesdash.book.remembered import FORGOTTEN, Answer, forget
from salesdash.book.sample import sample
from salesdash.book.sheets import SheetPreview
from salesdash.book.view import VANISHED, View
from salesdash.book.workbooks import Workbooks, workbooks
from salesdash.intake.examples import Heading
from salesdash.intake.guard import Upload
from salesdash.intake.read import Choice
from salesdash.intake.strange import Word
from salesdash.model import Edit
from salesdash.settings import Settings

__all__ = [
    "FORGOTTEN",
    "PERIODS",
    "VANISHED",
    "Answer",
    "Book",
    "Choice",
    "Edit",
    "Heading",
    "ImportEntry",
    "Preview",
    "Settings",
    "SheetEntry",
    "SheetPreview",
    "Upload",
    "View",
    "Word",
    "Workbooks",
    "forget",
    "sample",
    "workbooks",
]
