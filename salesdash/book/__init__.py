"""The book: what pages and command line hold, and all they hold.

A `Book` is the log and the reading of workbooks; a `View` is a look at it
as of a day, for one team or rep, in one period.
"""

from salesdash.book.aliases import Alias, Apart, Names
from salesdash.book.book import Book
from salesdash.book.imports import ImportEntry, SheetEntry
from salesdash.book.moves import Moves
from salesdash.book.period import PERIODS
from salesdash.book.phrased import said, written
from salesdash.book.preview import Preview
from salesdash.book.remembered import FORGOTTEN, Answer, forget
from salesdash.book.sample import sample
from salesdash.book.shared import Shared
from salesdash.book.sheets import SheetPreview
from salesdash.book.spoken import refusal, told
from salesdash.book.submitted import Board, board, moment
from salesdash.book.suggested import Suggestion
from salesdash.book.trace import Spot, Trace, trace, whence
from salesdash.book.undone import Undone
from salesdash.book.verdicts import correctable
from salesdash.book.view import VANISHED, View
from salesdash.book.workbooks import Workbooks, workbooks
from salesdash.book.written import Deal, Side
from salesdash.intake.examples import Heading
from salesdash.intake.guard import Upload
from salesdash.intake.questions import Question
from salesdash.intake.read import Choice
from salesdash.intake.strange import Word
from salesdash.intake.totals import Total
from salesdash.model import Edit
from salesdash.settings import Settings

__all__ = [
    "FORGOTTEN",
    "PERIODS",
    "VANISHED",
    "Alias",
    "Answer",
    "Apart",
    "Board",
    "Book",
    "Choice",
    "Deal",
    "Edit",
    "Heading",
    "ImportEntry",
    "Moves",
    "Names",
    "Preview",
    "Question",
    "Settings",
    "Shared",
    "SheetEntry",
    "SheetPreview",
    "Side",
    "Spot",
    "Suggestion",
    "Total",
    "Trace",
    "Undone",
    "Upload",
    "View",
    "Word",
    "Workbooks",
    "board",
    "correctable",
    "forget",
    "moment",
    "refusal",
    "said",
    "sample",
    "told",
    "trace",
    "whence",
    "workbooks",
    "written",
]
