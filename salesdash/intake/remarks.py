"""What is said of a whole sheet, and of its rows that are no data."""

from collections.abc import Collection, Sequence

from salesdash.findings import Finding
from salesdash.intake import numbering, skips
from salesdash.intake.grid import Grid
from salesdash.intake.page import Page
from salesdash.intake.rows import Draft


def headings(
    draft: Draft,
    page: Page,
    shown: Sequence[str],
    ordinals: Collection[int],
) -> None:
    """Say which headings were not taken, and the day that was assumed."""
    if page.block is None:
        return
    columns = page.block.columns[draft.table.name]
    if page.source == "assumed":
        draft.note("as_of_assumed", value=page.as_of.isoformat())
    if page.decided.near:
        draft.note("decided_like", value=page.decided.near)
    if (doubt := page.facts.doubt) and page.source != "given":
        day = doubt.day.isoformat()
        draft.note(doubt.doubt, value=doubt.words, day=day)
    denied = numbering.denied(page.block, draft.table.name, ordinals)
    for place in (p for p in sorted(denied) if _asked(page, p)):
        draft.note("ordinal_not_id", None, shown[place])
    for place in (p for p in columns.twice if p not in draft.taken):
        draft.note("heading_twice", None, shown[place])
    unknown = [
        text
        for place, text in enumerate(shown)
        if text
        and place not in columns.of
        and place not in columns.twice
        and place not in denied
        and place not in page.decided.given
    ]
    if unknown:
        draft.note("headings_unknown", value=", ".join(unknown))
    over = skips.above(page.matrix, page.block, draft.table)
    if over:
        draft.note("table_above", value=str(over))
    bare = skips.unnamed(page.matrix, page.block, ordinals)
    if bare:
        draft.note("column_without_heading", value=", ".join(bare))


def _asked(page: Page, place: int) -> bool:
    """Tell whether a column has a heading that nobody decided on."""
    block = page.block
    return bool(block and block.texts[place]) and (
        place not in page.decided.given
    )


def skip(grid: Grid, skipped: skips.Skipped) -> Finding:
    """Say why a row is left out."""
    return Finding(
        skipped.code,
        "skip",
        grid.file,
        grid.sheet,
        grid.place(skipped.row),
        value=skipped.value,
    )
