"""Workbooks of briefs: of one opportunity, or of all of a rep's."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Border, Side
from openpyxl.worksheet.hyperlink import Hyperlink

from salesdash.exports import workbook
from salesdash.exports.brief import said, sheet
from salesdash.exports.brief.page import Page, flat
from salesdash.exports.workbook import font, letter
from salesdash.intake import ours
from salesdash.method.milestones import Milestone
from salesdash.model.dossier import Dossier
from salesdash.words import Words

NAMES = (
    "customer", "name", "amount", "expected_close", "claimed", "verified",
    "confirmed", "score", "hits",
)  # fmt: skip
"""The columns of the list in front."""

_TOP = 3
"""The row of the headings."""

_MARK = len(NAMES) + 2
"""The hidden column of the mark by which a report is known again."""

_LONGEST = 200
_BIG, _BOLD = font(bold=True, size=14), font(bold=True)
_LINK = font(color="0563C1", underline="single")
_LINE = Border(bottom=Side("thin", color="D9D9D9"))


def one(page: Page, t: Words) -> bytes:
    """Write the brief of one opportunity as a workbook."""
    book = Workbook(write_only=True)
    title = workbook.title(_numbered(1, page.tab), [])
    sheet.write(book.create_sheet(title), page, t)
    return workbook.saved(book)


def every(
    rep: str,
    found: Sequence[tuple[Dossier, Page]],
    t: Words,
    milestones: Sequence[Milestone],
) -> bytes:
    """Write the briefs of a rep: a list, then a sheet for each.

    Args:
        rep: The rep.
        found: What is known of each opportunity, and its brief.
        t: The words.
        milestones: As the company has set them.
    """
    book = Workbook(write_only=True)
    first = book.create_sheet(t("brief.list.sheet"))
    titles = [first.title]
    for number, (_, page) in enumerate(found, start=1):
        name = workbook.title(_numbered(number, page.tab), titles)
        titles.append(name)
    rows = [
        (name, _row(dossier, t, milestones))
        for name, (dossier, _) in zip(titles[1:], found, strict=True)
    ]
    _list(first, rep, rows, t)
    for name, (_, page) in zip(titles[1:], found, strict=True):
        sheet.write(book.create_sheet(name), page, t)
    return workbook.saved(book)


def _numbered(number: int, tab: str) -> str:
    """Put a number before a name: some names no sheet may have."""
    return f"{number} {tab}"


def _row(
    dossier: Dossier, t: Words, milestones: Sequence[Milestone]
) -> list[str]:
    deal = dossier.deal
    hits = sum(not hit["dismissed"] for hit in dossier.hits)
    sides = (deal[f"{side}_milestone"] for side in NAMES[4:7])
    return [
        deal["customer"] or t("brief.unnamed"),
        deal["name"] or deal["opportunity"],
        said.amount(deal["amount"], deal["currency"]),
        said.day(deal["expected_close"]),
        *(said.milestone(s, t, milestones) if s else "" for s in sides),
        _score(deal, t),
        str(hits),
    ]


def _score(deal: Mapping[str, Any], t: Words) -> str:
    if deal["score"] is None:
        return ""
    known = deal["score_known"]
    return t("shell.score", score=deal["score"], known=known, of=5)


def _list(
    made: Any, rep: str, rows: Sequence[tuple[str, list[str]]], t: Words
) -> None:
    """Write the list in front, each line with the way to its sheet."""
    texts = [[flat(text)[:_LONGEST] for text in row] for _, row in rows]
    heads = [_heading(name, t) for name in NAMES]
    columns = [*zip(*texts, strict=True)] or [()] * len(heads)
    workbook.widths(
        made,
        [
            workbook.width([head, *column])
            for head, column in zip(heads, columns, strict=True)
        ],
    )
    workbook.printed(made)
    made.page_setup.paperSize = sheet.A4
    made.freeze_panes = f"A{_TOP + 1}"
    made.column_dimensions[letter(_MARK)].hidden = True
    made.print_area = f"A1:{letter(len(NAMES))}{_TOP + len(rows)}"
    for line in _above(made, rep, t):
        made.append(line)
    made.append([*_cells(made, _TOP, heads, _BOLD, _LINE)])
    for row, ((name, _), told) in enumerate(
        zip(rows, texts, strict=True), _TOP + 1
    ):
        cells = [*_cells(made, row, told)]
        _link(cells[0], name)
        made.append(cells)


def _above(made: Any, rep: str, t: Words) -> Iterator[list[Any]]:
    title = workbook.text(made, 1, 1, t("brief.list.title", rep=flat(rep)))
    title.font = _BIG
    mark = workbook.text(made, 1, _MARK, ours.BRIEF)
    yield [title, *[None] * (_MARK - 2), mark]
    yield []


def _heading(name: str, t: Words) -> str:
    own = name in {"score", "hits"}
    return t(f"brief.list.{name}") if own else t(f"brief.label.{name}")


def _cells(
    made: Any,
    row: int,
    texts: Sequence[str],
    style: Any = None,
    border: Any = None,
) -> Iterator[Cell]:
    for place, text in enumerate(texts, start=1):
        cell = workbook.text(made, row, place, text)
        if style:
            cell.font, cell.border = style, border
        yield cell


def _link(cell: Cell, name: str) -> None:
    """Let a cell lead to a sheet of the same workbook."""
    quoted = name.replace("'", "''")
    location = f"'{quoted}'!A1"
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=location)
    cell.font = _LINK
