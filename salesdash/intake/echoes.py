"""Rows beside the header that say it again: another language, or codes."""

from collections.abc import Sequence
from dataclasses import replace

from salesdash import model
from salesdash.intake import headings, labels, layout
from salesdash.intake.layout import FIELDS, Block, Matrix

_SAME = 0.6


def echoed(cells: Matrix, block: Block) -> Block:
    """Take in rows above and below that say the same headings again."""
    below, above = block.bottom + 1, block.top - 1
    texts = layout.line(cells, below) if below < len(cells.kind) else []
    if block.top == block.bottom and _echo(cells, block, below, texts):
        codes = all(labels.is_code(t) for t in block.texts if t)
        if not all(labels.is_code(t) for t in texts if t):
            found = layout.single(cells, below) if codes else block
            echo = block.top if codes else below
            return replace(found, top=block.top, bottom=below, echoes=(echo,))
    texts = layout.line(cells, above) if above >= 0 else []
    known = sum(map(labels.is_code, texts))
    if known >= max(FIELDS, _SAME * sum(map(bool, block.texts))):
        return replace(block, top=above, echoes=(above,))
    return block


def _echo(cells: Matrix, block: Block, row: int, texts: Sequence[str]) -> bool:
    """Tell whether a row means the same columns in other words."""
    if not texts or not layout.texts_only(cells, row):
        return False
    pairs = [p for p in zip(texts, block.texts, strict=True) if all(p)]
    other = sum(a != b for a, b in pairs)
    most = max(_agree(pairs, table.name) for table in model.TYPED)
    said = sum(map(bool, texts))
    return other * 2 > len(pairs) and most >= max(FIELDS, _SAME * said)


def _agree(pairs: Sequence[tuple[str, str]], table: str) -> int:
    hits = (
        (headings.match(one, table), headings.match(other, table))
        for one, other in pairs
    )
    return sum(bool(a and b and a[0] == b[0]) for a, b in hits)
