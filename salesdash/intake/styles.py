"""What the styles of a workbook make of its numbers."""

from collections.abc import Mapping
from dataclasses import dataclass

from salesdash.intake.formats.currencies import currency
from salesdash.intake.formats.looks import FORMAT, percent
from salesdash.intake.tags import section, tags

PERCENT = (9, 10)
"""The built-in number formats 0% and 0.00%."""

LOCAL = frozenset(map(str, (*range(5, 9), *range(37, 45))))
"""Built-in formats that show the currency of whoever opens the file."""


@dataclass(frozen=True)
class Styles:
    """What cells of a style show; a style is its number as bytes.

    Attributes:
        percents: The styles that show a number as a percentage.
        currencies: Style -> the currency that it shows.
    """

    percents: frozenset[bytes]
    currencies: Mapping[bytes, str]


def shown(xml: bytes) -> Styles:
    """Read the part of a workbook that holds its styles."""
    formats = {str(code): "0%" for code in PERCENT} | {
        form.get("numFmtId", ""): form.get("formatCode", "")[:FORMAT]
        for form in tags(section(xml, "numFmts"), "numFmt")
    }
    rates = {code for code, form in formats.items() if percent(form)}
    coined = {
        code: sign
        for code, form in formats.items()
        if code not in LOCAL | rates and (sign := currency(form))
    }
    cells = tags(section(xml, "cellXfs"), "xf")
    used = [style.get("numFmtId", "") for style in cells]
    return Styles(
        frozenset(b"%d" % n for n, code in enumerate(used) if code in rates),
        {b"%d" % n: coined[c] for n, c in enumerate(used) if c in coined},
    )
