"""Which sheets are cross tables, and are read as lists instead."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from salesdash import model
from salesdash.findings import Finding
from salesdash.intake import (
    calendars,
    cross,
    crosses,
    foreign,
    layout,
    melt,
    monthly,
    ours,
    reports,
    sections,
    visiting,
)
from salesdash.intake import page as pages
from salesdash.intake.cross import Cross
from salesdash.intake.decided import Choice
from salesdash.intake.grid import Grid
from salesdash.intake.memory import Memories, Memory, recall
from salesdash.intake.page import Page
from salesdash.intake.questions import Question
from salesdash.intake.sheet import Sheet
from salesdash.intake.tally import Tally, noted

NO = "no"
_FEW, _SHOWN = 3, 12
_UNTOUCHED = frozenset(
    {
        "not_ours_skipped",
        "sheet_hidden",
        "not_ours_blank",
        "not_ours_list",
        "not_ours_brief",
    }
    | foreign.SURE
)
_ASKS = {"visits": "matrix", "targets": "months"}
_OPEN = {"matrix": "not_ours_ask_matrix", "months": "not_ours_ask_months"}


class Ask(NamedTuple):
    """What a sheet is opened with.

    Attributes:
        today: The day of the upload.
        choice: What a person changed.
        as_of: The day given for all sheets.
        memories: What people decided for headings.
    """

    today: date
    choice: Choice | None
    as_of: date | None
    memories: Memories


def opened(
    grid: Grid, ask: Ask, reps: Collection[str], page: Page | None = None
) -> Page:
    """Open a sheet, a cross table as the list that it stands for.

    Args:
        grid: The cells.
        ask: What it is opened with.
        reps: Names of reps that are known.
        page: The sheet, opened already with fewer names.
    """
    if page is None or (page.grid is not grid and not page.grid.turned):
        page = pages.opened(grid, *ask)
    page = turned(page, ask, reps)
    found = sections.held(page, reps, lambda g: pages.opened(g, *ask))
    return replace(found, reason=reports.why(found.reason, found.matrix, grid))


def turned(page: Page, ask: Ask, reps: Collection[str]) -> Page:
    """Turn a cross table into a list; leave any other sheet as it is.

    Args:
        page: The sheet, opened.
        ask: What it was opened with.
        reps: Names of reps that are known.
    """
    done = page.reason in _UNTOUCHED or page.grid.turned
    found = None if done or not _may(page) else _found(page, ask, reps)
    if found is None:
        return page
    choice = ask.choice or Choice()
    deals = page.table is model.OPPORTUNITIES
    if deals and found.table == "targets" and choice.table is None:
        heads = _heads(page, found)
        left = noted(page, "months_left", value=heads)
        return replace(
            page, notes=(*(n for n in page.notes if n != left), left)
        )
    if not _stronger(page, found):
        return page
    head = layout.single(page.matrix, found.bottom)
    memory = recall(head.texts, ask.memories)
    named = choice.table or memory.table
    if named and named != found.table:
        return page
    page = replace(page, block=head)
    if found.ours:
        return _melted(page, found, ask, reps)
    if page.title.texts == () and found.top:
        page = _retitled(page, found, ask)
    return _decided(page, found, ask, memory, reps)


def _found(page: Page, ask: Ask, reps: Collection[str]) -> Cross | None:
    choice = ask.choice or Choice()
    row = None if choice.header is None else choice.header - 1
    if row is not None and not 0 <= row < page.grid.height:
        return None
    return crosses.find(page.matrix, page.grid, page.as_of, reps, row)


def _may(page: Page) -> bool:
    """Tell quickly whether a sheet can be a cross table at all."""
    block = page.block
    if page.table is None or block is None or ours.matrix(page.grid):
        return True
    known = block.columns[page.table.name]
    strange = [
        p
        for p, text in enumerate(block.texts)
        if p not in known.of and page.matrix.kind[block.bottom, p]
    ]
    return len(strange) >= calendars.FEW


def _stronger(page: Page, found: Cross) -> bool:
    """Tell whether a sheet is rather a cross table than a list."""
    if page.table is None or page.block is None or found.ours:
        return True
    own = page.block.columns[page.table.name].of
    return found.sure and len(found.gives) > len({*own} - {*found.gives})


def _retitled(page: Page, found: Cross, ask: Ask) -> Page:
    again = pages.opened(
        page.grid,
        ask.today,
        replace(ask.choice or Choice(), header=found.top + 1, table=None),
        ask.as_of,
        ask.memories,
    )
    return replace(
        page,
        title=again.title,
        facts=again.facts,
        as_of=again.as_of,
        source=again.source,
    )


def _decided(
    page: Page,
    found: Cross,
    ask: Ask,
    memory: Memory,
    reps: Collection[str],
) -> Page:
    kind = _ASKS[found.table]
    choice = ask.choice or Choice()
    told = {
        "choice": choice.answers.get((kind, "")),
        "memory": memory.answers.get((kind, "")),
    }
    source = next((s for s, option in told.items() if option), "")
    answer = told.get(source) or ""
    if reason := _report(page, found, answer):
        return _left(page, reason)
    sure = _sure(page, found)
    asked = (
        []
        if sure and not answer
        else [_question(page, found, kind, answer, source)]
    )
    page = replace(page, questions=tuple(asked))
    if answer == NO or (not sure and not answer):
        code = "not_ours_no_list" if answer else _OPEN[kind]
        return _left(page, code)
    return _melted(page, found, ask, reps)


def _left(page: Page, reason: str) -> Page:
    return replace(page, table=None, reason=reason)


def _report(page: Page, found: Cross, answer: str) -> str:
    """Say why a cross table is no data, '' where it may be."""
    if found.table == "visits":
        return "not_ours_counts" if visiting.counts(page, found) else ""
    if cross.deals(found):
        return "not_ours_months"
    if "month" not in found.kinds:
        return "not_ours_quarters"
    told = monthly.known(page, found)
    actual = told["actual"] and not told["targets"]
    return "not_ours_actual" if actual and not answer else ""


def _sure(page: Page, found: Cross) -> bool:
    if found.table == "targets":
        said = monthly.known(page, found)["targets"]
        return said or "measure" in found.roles | found.kinds
    return found.sure


def _question(
    page: Page, found: Cross, kind: str, answer: str, source: str
) -> Question:
    tally = Tally(page, found)
    heads = [
        found.gives[place].get("rep") or tally.heading(place)
        for place in sorted(found.gives)
    ]
    heads = list(dict.fromkeys(heads))
    count = sum(len(n.cells) for n in melt.lines(page.matrix, found))
    return Question(
        kind,
        "",
        (found.table, NO),
        answer,
        source,
        found.table,
        tuple(heads[:_FEW]),
        count,
    )


def _melted(page: Page, found: Cross, ask: Ask, reps: Collection[str]) -> Page:
    """Read the cells, and open the list that they make."""
    monthlies = found.table == "targets"
    rows, notes = (
        monthly.rows(page, found)
        if monthlies
        else visiting.rows(page, found, reps)
    )
    texts = [*found.heads.values(), page.grid.tab, *page.title.texts]
    unit = monthly.unit(page, found) if monthlies else ""

    def called(name: str) -> str:
        told = melt.named(texts, name)
        return f"{told}({unit})" if unit and name == "amount" else told

    head = page.block.texts if page.block else ()
    grid = melt.melted(page.matrix, page.grid, found, rows, head, called)
    choice = replace(ask.choice or Choice(), header=None)
    list_ = pages.opened(grid, ask.today, choice, ask.as_of, ask.memories)
    notes = [*_said(page, found, len(rows)), *notes]
    return replace(
        list_,
        notes=(*list_.notes, *notes),
        questions=(*page.questions, *list_.questions),
    )


def _said(page: Page, found: Cross, count: int) -> list[Finding]:
    """Say what was understood, and what was left out."""
    code = "months_read" if found.table == "targets" else "matrix_read"
    said = [noted(page, code, value=_heads(page, found), count=count)]
    if found.left:
        left = ", ".join(map(Tally(page, found).heading, found.left))
        said.append(noted(page, "columns_left", value=left))
    return said


def _heads(page: Page, found: Cross) -> str:
    """Write the headings that stand for something, the first of them."""
    places = sorted(found.gives)
    told = list(map(Tally(page, found).heading, places[:_SHOWN]))
    return ", ".join([*told, "…"] if len(places) > _SHOWN else told)


def added(page: Page, sheet: Sheet) -> Sheet:
    """Add to a sheet what its cross table said."""
    if not page.notes and not page.questions:
        return sheet
    notes = [n for n in page.notes if sheet.table or n.level != "skip"]
    skipped = sum(note.level == "skip" for note in notes)
    both = sorted((*notes, *sheet.findings), key=lambda f: f.row or 0)
    return replace(
        sheet,
        findings=tuple(both),
        questions=(*page.questions, *sheet.questions),
        rows_read=sheet.rows_read + skipped,
        rows_skipped=sheet.rows_skipped + skipped,
    )
