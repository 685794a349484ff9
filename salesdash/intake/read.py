"""Grids in, rows of the model's tables and findings out."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from salesdash import model
from salesdash.findings import Finding
from salesdash.intake import (
    above,
    examples,
    facts,
    fill,
    layout,
    measures,
    merges,
    numbering,
    ours,
    paired,
    reconcile,
    remarks,
    rows,
    skips,
    split,
    ticks,
    turn,
)
from salesdash.intake.decided import Choice
from salesdash.intake.examples import Heading
from salesdash.intake.grid import Grid
from salesdash.intake.memory import NOTHING, Memories, even
from salesdash.intake.page import Page, named
from salesdash.intake.sheet import Sheet, made
from salesdash.intake.turn import Ask

__all__ = ["Choice", "Reader", "Sheet", "sheets"]

ORDINAL = "ordinal"
_OWNED = (model.VISITS, model.OPPORTUNITIES)
"""Tables whose rows need a rep to count for anybody."""


def sheets(
    grids: Sequence[Grid],
    today: date,
    choices: Mapping[tuple[str, str], Choice] = NOTHING,
    as_of: date | None = None,
    reps: Collection[str] = (),
    memories: Memories = NOTHING,
) -> list[Sheet]:
    """Read the sheets of a batch of files.

    Args:
        grids: The cells, as the guarded reader gives them.
        today: The day of the upload, assumed where nothing else is said.
        choices: What a person changed, by file and sheet.
        as_of: The day that all sheets speak of, unless a choice differs.
        reps: Names of reps already known.
        memories: What people decided for sheets of the same headings.

    Returns:
        One `Sheet` for each grid, in the same order.
    """
    return Reader(grids).read(today, choices, as_of, reps, memories)


class Reader:
    """Reads the same grids again and again, as a person decides.

    What no decision changed is not read again.
    """

    def __init__(self, grids: Sequence[Grid]) -> None:
        """Hold the grids of a batch of files."""
        self._grids = tuple(split.every(grids))
        self._noted = ours.noted(grids)
        self._names: dict[int, tuple[tuple, frozenset[str]]] = {}
        self._sheets: dict[int, tuple[tuple, Sheet]] = {}

    def read(
        self,
        today: date,
        choices: Mapping[tuple[str, str], Choice] = NOTHING,
        as_of: date | None = None,
        reps: Collection[str] = (),
        memories: Memories = NOTHING,
        progress: Callable[[float], None] | None = None,
    ) -> list[Sheet]:
        """Read the sheets, as `sheets` says.

        `progress` is called with the share that is done, 0 to 1.
        """
        tell = progress or _silent
        steps = 2 * len(self._grids)
        asked = [
            (day, choices.get((g.file, g.sheet)), given, memories)
            for g in self._grids
            for day, given in [ours.days(self._noted, g, today, as_of)]
        ]
        pages: dict[int, Page] = {}
        for number, ask in enumerate(asked):
            known = self._names.get(number)
            if known is None or known[0] != ask:
                page = turn.opened(self._grids[number], Ask(*ask), reps)
                self._names[number] = ask, named(page)
                pages[number] = page
            tell((number + 1) / steps)
        told = (names for _, names in self._names.values())
        every = frozenset(reps).union(*told)
        read = []
        for number, ask in enumerate(asked):
            page = pages.pop(number, None)
            read.append(self._sheet(number, (*ask, every), page))
            tell((len(asked) + number + 1) / steps)
        return read

    def _sheet(self, number: int, ask: tuple, page: Page | None) -> Sheet:
        known = self._sheets.get(number)
        if known and known[0] == ask:
            return known[1]
        *asked, every = ask
        page = turn.opened(self._grids[number], Ask(*asked), every, page)
        sheet = turn.added(page, _sheet(page, every))
        note = ours.of(self._noted, self._grids[number])
        if note and note.covers:
            sheet = replace(sheet, covers=note.covers)
        self._sheets[number] = ask, sheet
        return sheet


def _silent(_share: float) -> None:
    """Tell nobody."""


def _sheet(page: Page, reps: frozenset[str]) -> Sheet:
    if page.reason or page.table is None or page.block is None:
        return _not_ours(page, page.reason)
    merges.fill(page.matrix, page.grid, page.block, page.table.name)
    ordinals, data = _data(page, page.block, page.table)
    if not len(data):
        return _not_ours(page, "not_ours_no_rows")
    skipped = list(skips.skipped(page.matrix, page.block, data, page.table))
    kept = data[~np.isin(data, [s.row for s in skipped])]
    of = page.block.columns[page.table.name].of
    known = {p: name for p, name in of.items() if p not in ordinals}
    meant, prose = _meant(page, kept, known)
    whole = paired.pair(page, kept, meant)
    places, shown = whole.places, layout.shown(page.block.texts)
    heads = {name: shown[p] for p, name in places.items()}
    draft = rows.Draft(page.grid, page.table, kept, heads, page.as_of)
    whole.tell(draft)
    _begin(draft, page, places, shown, (ordinals, prose))
    told = _told(page, reps, places)
    rows.read(draft, page.matrix, places, told.words.get("unit", ""))
    used = fill.fill(draft, told, page.matrix, places)
    _end(draft)
    kept_rows, findings = rows.finish(draft)
    sums = reconcile.totals(draft, page.matrix, places, skipped, kept_rows)
    extra = [remarks.skip(page.grid, s) for s in skipped] + [*sums.findings]
    return made(
        page,
        table=page.table.name,
        columns={t: whole.every.get(p) for p, t in enumerate(shown) if t},
        present=tuple(n for n in page.table.names if n in draft.present),
        facts=used,
        rows=kept_rows,
        rows_read=len(data),
        rows_skipped=len(data) - kept_rows.num_rows,
        findings=tuple(sorted((*extra, *findings), key=_place)),
        headings=_looked(page, kept, whole.every, ordinals, prose),
        words=tuple(draft.words),
        questions=tuple(draft.questions),
        totals=sums.totals,
    )


def _begin(
    draft: rows.Draft,
    page: Page,
    places: Mapping[int, str],
    shown: tuple[str, ...],
    left: tuple[Collection[int], Collection[int]],
) -> None:
    """Take over what a person decided, and look at the whole sheet.

    What is `left` out are columns that number the rows, or are prose.
    """
    ordinals, prose = left
    for place in prose:
        draft.note("prose_for_points", None, shown[place])
    draft.said, draft.told = page.decided.words, page.decided.answers
    above.settle(draft, page.matrix, places, shown)
    measures.take(draft, page.matrix, places)
    remarks.headings(draft, page, shown, ordinals)


def _data(
    page: Page, block: layout.Block, table: model.Table
) -> tuple[set[int], np.ndarray]:
    """Give the columns that only number the rows, and the rows."""
    ordinals = numbering.ordinals(page.matrix, block, table.name)
    ordinals -= {p for p, name in page.decided.given.items() if name}
    return ordinals, skips.rows(page.matrix, block, ordinals)


def _end(draft: rows.Draft) -> None:
    """Say what the rows as a whole lack."""
    measures.beside(draft)
    if draft.table in _OWNED and "rep" not in draft.present:
        draft.note("rep_missing")


def _meant(
    page: Page, kept: np.ndarray, places: Mapping[int, str]
) -> tuple[dict[int, str], dict[int, str]]:
    """Let cells say what a heading means on which nobody decided.

    Ticks make it a criterion, and words are no score: these are left out,
    with what they may be instead.
    """
    given = page.decided.given
    found = ticks.ticked(page.matrix, kept, places, page.as_of)
    ticked = {p: n for p, n in found.items() if p not in given}
    taken = {**places, **ticked}
    words = ticks.prose(page.matrix, kept, taken)
    prose = {p: name for p, name in words.items() if p not in given}
    return {p: n for p, n in taken.items() if p not in prose}, prose


def _looked(
    page: Page,
    data: np.ndarray,
    places: Mapping[int, str],
    ordinals: Collection[int],
    prose: Mapping[int, str] = NOTHING,
) -> tuple[Heading, ...]:
    """Look at the headings: what each is taken as, with examples."""
    if page.block is None or page.table is None:
        return ()
    return examples.headings(
        page.matrix,
        page.grid,
        page.block.texts,
        data,
        places,
        {**dict.fromkeys(ordinals, ORDINAL), **page.decided.sources},
        page.table.name,
        {
            **{even(page.block.texts[p]): name for p, name in prose.items()},
            **page.decided.hints,
        },
    )


def _place(finding: Finding) -> int:
    """Put what is said of the whole sheet before its rows."""
    return finding.row or 0


def _told(
    page: Page, reps: frozenset[str], places: Mapping[int, str]
) -> facts.Facts:
    """Add the rep, whom the other sheets help to recognise."""
    if page.table is None or "rep" not in page.table.names:
        return page.facts
    rep, source = facts.rep(page.title, page.grid, page.facts.words, reps)
    if not rep or (source and "rep" in places.values()):
        return page.facts
    assumed = {**page.facts.assumed, **({"rep": source} if source else {})}
    words = {**page.facts.words, "rep": rep}
    return replace(page.facts, words=words, assumed=assumed)


def _not_ours(page: Page, reason: str) -> Sheet:
    finding = Finding(reason, "note", page.grid.file, page.grid.sheet)
    block, table = page.block, page.table
    texts = layout.shown(block.texts) if block else ()
    looked: tuple[Heading, ...] = ()
    if block and table:
        ordinals, data = _data(page, block, table)
        of = block.columns[table.name].of
        places = {p: name for p, name in of.items() if p not in ordinals}
        looked = _looked(page, data, places, ordinals)
    return made(
        page,
        table=None,
        reason=reason,
        columns=dict.fromkeys(filter(None, texts)),
        findings=(finding,),
        headings=looked,
    )
