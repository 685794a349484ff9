"""A sheet opened: its headings found, its facts and its day read."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from salesdash import model
from salesdash.findings import Finding
from salesdash.intake import (
    asof,
    decided,
    echoes,
    facts,
    foreign,
    headings,
    joins,
    layout,
    ours,
    tables,
    vocabulary,
)
from salesdash.intake.cells import times
from salesdash.intake.decided import Choice, Decided
from salesdash.intake.grid import Grid
from salesdash.intake.memory import (
    NOTHING,
    Memories,
    Memory,
    fingerprint,
    recall,
)
from salesdash.intake.questions import Question


@dataclass(frozen=True)
class Page:
    """A sheet, its headings found and its facts read.

    Attributes:
        grid: The cells.
        matrix: The cells, evened out.
        block: Its header.
        table: The table that it is.
        reason: Why it is left alone, else "".
        title: What stands above the header.
        facts: What is said once.
        as_of: The day that it speaks of.
        source: Where that day was said.
        decided: What a person decided for it.
        lacks: What its table needs and it has not: alternatives of columns.
        notes: What was found before its rows were read.
        questions: What it leaves open before its rows are read.
    """

    grid: Grid
    matrix: layout.Matrix
    block: layout.Block | None
    table: model.Table | None
    reason: str
    title: facts.Title
    facts: facts.Facts
    as_of: date
    source: str
    decided: Decided = field(default_factory=Decided)
    lacks: tuple[tuple[str, ...], ...] = ()
    notes: tuple[Finding, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def fingerprint(self) -> str:
        """What tells the headings of the sheet from others, or ''."""
        if self.grid.turned is not None:
            return fingerprint(self.grid.turned.texts)
        return fingerprint(self.block.texts) if self.block else ""


def opened(
    grid: Grid,
    today: date,
    choice: Choice | None,
    as_of: date | None,
    memories: Memories = NOTHING,
) -> Page:
    """Open a sheet as far as it can be without the other sheets.

    Args:
        grid: The cells.
        today: The day of the upload.
        choice: What a person changed.
        as_of: The day given for all sheets.
        memories: What people decided for headings.
    """
    asked = choice or Choice()
    matrix = layout.Matrix(grid)
    reason = _refused(grid, matrix, choice)
    block = None if reason else _located(grid, matrix, asked, memories)
    block = block and _settled(matrix, echoes.echoed(matrix, block), ())
    title = facts.title(matrix, grid, block) if block else facts.Title()
    told = list(facts.when(title, grid, today))
    gathered = facts.gather(title, grid, told, today)
    day, source = asof.choose(told, today)
    given = asked.as_of or as_of
    day, source = (given, "given") if given else (day, source)
    page = Page(
        grid, matrix, block, None, reason, title, gathered, day, source
    )
    page = replace(page, notes=tuple(_echoed(page)))
    return _named(page, asked, memories)


def _echoed(page: Page) -> Iterator[Finding]:
    """Say which rows of the header only say it again."""
    for row in page.block.echoes if page.block else ():
        grid, shown = page.grid, next(filter(None, page.matrix.text[row]), "")
        place = grid.place(row)
        yield Finding(
            "header_echo", "note", grid.file, grid.sheet, place, "", shown
        )


def _located(
    grid: Grid, matrix: layout.Matrix, choice: Choice, memories: Memories
) -> layout.Block | None:
    """Find the header: where a person says, else where it was, else ours."""
    if grid.turned is not None:
        return layout.single(matrix, grid.turned.head)
    if choice.header is not None:
        return layout.at(matrix, choice.header - 1)
    block = layout.find(matrix)
    known = _recalled(grid, block, memories)
    if not known.placed and memories:
        for other in layout.blocks(matrix):
            recalled = _recalled(grid, other, memories)
            if recalled.placed or (block is None and recalled.table):
                return other
    if block is None and choice.table:
        return layout.likely(matrix)
    return block


def _recalled(
    grid: Grid, block: layout.Block | None, memories: Memories
) -> Memory:
    if grid.turned is not None:
        return recall(grid.turned.texts, memories)
    return recall(block.texts, memories) if block else Memory()


def _named(page: Page, choice: Choice, memories: Memories) -> Page:
    """Say which table it is, and which heading means which column."""
    block = page.block
    if block is None:
        likely = None if page.reason else layout.likely(page.matrix)
        strange = foreign.reason(page.grid, likely.texts if likely else ())
        reason = page.reason or strange or "not_ours_no_headings"
        return replace(page, reason=reason)
    memory = _recalled(page.grid, block, memories)
    table, named = decided.table(choice, memory)
    if page.grid.turned and not table:
        table = model.table(page.grid.turned.table)
    table = table or tables.choose(block, page.grid, page.facts.words)
    if table is model.TARGETS and not (named or page.grid.turned):
        # Whoever spent how much in which month is no target.
        spent = foreign.reason(page.grid, block.texts)
        table = None if spent in foreign.SURE else table
    if table is None:
        table, named = decided.last(memory)
    if table is None:
        few = block.hits < layout.FIELDS
        reason = "not_ours_no_headings" if few else "not_ours_columns"
        strange = foreign.reason(page.grid, block.texts)
        return replace(page, reason=strange or reason)
    said = decided.decided(block, table, named, choice, memory)
    if said.given:
        found = headings.resolve(block.texts, table.name, said.given)
        block = replace(block, columns={**block.columns, table.name: found})
        block = _settled(page.matrix, block, said.given)
    asked = bool(named or said.given)
    lacks = tables.lacking(block, table, page.facts.words) if asked else ()
    reason = "not_ours_lacks" if lacks else ""
    return replace(
        page,
        block=block,
        table=table,
        reason=reason,
        decided=said,
        lacks=lacks,
    )


def _settled(
    matrix: layout.Matrix, block: layout.Block, given: Collection[int]
) -> layout.Block:
    """Let the cells say whether 时间 is the day or the time of day."""
    known = block.columns["visits"]
    free = "start" not in known.of.values()
    loose = vocabulary.others("visits")
    of = dict(known.of)
    for place, name in known.of.items():
        forms = headings.forms(block.texts[place])
        if name != "date" or not free or place in given:
            continue
        if any(form in loose for form in forms):
            below = slice(block.bottom + 1, None)
            kinds, texts = matrix.kind[below, place], matrix.text[below, place]
            if times.look(kinds, texts):
                of[place] = "start"
    columns = {**block.columns, "visits": replace(known, of=of)}
    return replace(block, columns=columns)


def _refused(grid: Grid, matrix: layout.Matrix, choice: Choice | None) -> str:
    if choice and choice.skip:
        return "not_ours_skipped"
    if ours.brief(grid):
        return "not_ours_brief"
    if ours.written(grid):
        return "not_ours_list"
    if not grid.visible and choice is None:
        return "sheet_hidden"
    return "" if matrix.filled().any() else "not_ours_blank"


def named(page: Page) -> frozenset[str]:
    """Give the reps that a sheet names in a column or a label."""
    labelled = {page.facts.words.get("rep", "")}
    if page.block is None or page.table is None:
        return frozenset(labelled - {""})
    places = page.block.columns[page.table.name].of
    column = [p for p, name in places.items() if name == "rep"]
    below = page.matrix.text[page.block.bottom + 1 :, column]
    split = {n for text in set(below.ravel()) for n in joins.people(text)}
    return frozenset((labelled | split) - {""})
