"""Files of talks: a page of one rep, a workbook of a whole team."""

from collections.abc import Sequence

from openpyxl import Workbook

from salesdash.exports import workbook
from salesdash.exports.brief import sheet
from salesdash.exports.brief.page import Page
from salesdash.exports.brief.web import web as printed
from salesdash.words import Words


def one(page: Page, t: Words) -> bytes:
    """Write the talk with one rep as a workbook of one sheet."""
    return every([page], t)


def every(pages: Sequence[Page], t: Words) -> bytes:
    """Write the talks with several reps, a sheet each.

    Args:
        pages: Their pages, at least one.
        t: The words.
    """
    book = Workbook(write_only=True)
    titles: list[str] = []
    for number, page in enumerate(pages, start=1):
        # A number before the name: some names no sheet may have.
        titles.append(workbook.title(f"{number} {page.tab}", titles))
        sheet.write(book.create_sheet(titles[-1]), page, t)
    return workbook.saved(book)


def web(page: Page) -> bytes:
    """Write the talk with a rep as a page that prints on one sheet."""
    return printed(page)
