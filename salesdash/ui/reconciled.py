"""The totals that a sheet writes itself, beside what was read of it."""

from collections.abc import Sequence

import streamlit as st

from salesdash import money
from salesdash.book import SheetPreview, Total
from salesdash.charts import numbers
from salesdash.ui import text
from salesdash.words import Words

AGREEING, DIFFERING = 2, 5
"""So many totals of a sheet are written out."""


def draw(sheet: SheetPreview, t: Words) -> None:
    """Say small and quietly what the sheet's totals say; what differs first.

    Nothing is drawn where the sheet has no totals.
    """
    told = sheet.read.totals
    wrong = [total for total in told if not total.agrees]
    # The total of the whole sheet is mostly the last.
    right = [total for total in told if total.agrees][::-1]
    if wrong:
        lines = _lines(wrong, DIFFERING, "differing", t)
        st.warning("  \n".join(text.plain(each, 400) for each in lines))
    text.caption(*_lines(right, AGREEING, "others", t))


def _lines(
    totals: Sequence[Total], most: int, more: str, t: Words
) -> list[str]:
    lines = [line(total, t) for total in totals[:most]]
    rest = len(totals) - most
    return lines + ([t(f"totals.{more}", count=rest)] if rest > 0 else [])


def line(total: Total, t: Words) -> str:
    """Write one total beside what was read."""
    return t(
        "totals.agrees" if total.agrees else "totals.differs",
        label=total.label.strip(" :：") or t("totals.unnamed"),
        row=total.row,
        column=total.heading,
        said=_written(total, total.said, t),
        read=_written(total, total.read, t),
        difference=_written(total, abs(total.read - total.said), t),
    )


def _written(total: Total, figure: int, t: Words) -> str:
    if total.column in {"minutes", "count"}:
        return text.number(figure)
    if total.currency:
        return numbers.full(figure, total.currency, t)
    whole, dot, part = money.decimal(figure, "").partition(".")
    return f"{text.number(int(whole))}{dot}{part}"
