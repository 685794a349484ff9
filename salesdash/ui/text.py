"""Text of strangers, shown as text and never as markup; times; counts."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from salesdash.words import Words

_MARKS = re.compile(r"([!-/:-@\[-`{-~])")
_SPACE = re.compile(r"[^\S\xa0]+")
"""A blank that no line breaks at stays one."""


def plain(text: str, longest: int = 80) -> str:
    r"""Make text safe to stand in Markdown, and short.

    Example:
        >>> plain("a*b* <i>"), plain("1\n2")
        ('a\\*b\\* \\<i\\>', '1 2')
    """
    flat = _SPACE.sub(" ", text).strip()
    cut = flat if len(flat) <= longest else flat[: longest - 1] + "…"
    return _MARKS.sub(r"\\\1", cut)


def caption(*sentences: str) -> None:
    """Show quiet sentences, one a line, as text and never as markup."""
    lines = [plain(sentence, 500) for sentence in sentences if sentence]
    if lines:
        # Two blanks at the end of a line keep the next one below it.
        st.caption("  \n".join(lines))


def when(moment: datetime) -> str:
    """Write a moment in the time zone of the browser."""
    return moment.astimezone(_zone()).strftime("%Y-%m-%d %H:%M")


def number(count: float) -> str:
    """Write a number with thousands set apart.

    Example:
        >>> number(12500)
        '12,500'
    """
    return f"{count:,}"


def _zone() -> ZoneInfo:
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def cut(n: int, shown: int, t: Words) -> None:
    """Say it where a page shows fewer rows than there are."""
    if n > shown:
        st.caption(t("shell.table.cut", shown=shown, n=number(n)))
