"""What a field of a brief says, as plain text in a cell."""

from collections.abc import Sequence

from salesdash import money
from salesdash.exports import cells
from salesdash.exports.brief.page import Cell, Line, flat
from salesdash.method.milestones import FULL, MILESTONES, Milestone
from salesdash.words import Words

NOTHING = "–"


def head(text: str) -> Line:
    """Give the line above a part of the page."""
    return (Cell(text, look="head"),)


def label(text: str, span: int) -> Cell:
    """Give the cell that names what stands beside or below it."""
    return Cell(flat(text), span, "label", 2)


def value(
    text: str, span: int, t: Words, lines: int = 1, *, roomy: bool = False
) -> Cell:
    """Give what the sheets say, or a box to write in where they do not.

    Args:
        text: What they say.
        span: So many narrow columns it takes.
        t: The words.
        lines: So many lines it may take.
        roomy: Whether the box is higher than a line.
    """
    told = flat(text)
    if not told:
        look = "box" if roomy else "blank"
        return Cell(t("brief.blank"), span, look, lines)
    return Cell(told, span, "text", lines)


def day(number: int | None) -> str:
    """Write a day, '' for none."""
    return "" if number is None else cells.day(number)


def amount(value: int | None, currency: str) -> str:
    """Write an amount with its currency, '' for none.

    Example:
        >>> amount(128_600_050, "CNY"), amount(-5, "JPY"), amount(None, "CNY")
        ('CNY 1,286,000.50', 'JPY -5', '')
    """
    if value is None:
        return ""
    whole, dot, part = money.decimal(abs(value), currency).partition(".")
    sign = "-" if value < 0 else ""
    return f"{currency} {sign}{int(whole):,}{dot}{part}"


def milestone(
    code: str | None, t: Words, milestones: Sequence[Milestone] = MILESTONES
) -> str:
    """Name a milestone with its yield.

    Example:
        >>> milestone("decision_due", Words("en"))
        'Decision due · 75 %'
    """
    name = t.name("milestone", code)
    for known in milestones:
        if known.code == code:
            return f"{name} · {known.share * 100 / FULL:g} %"
    return name
