"""Edits of a manager, with the name, the reason and the day they carry."""

from collections.abc import Iterable
from dataclasses import replace

from salesdash.book.view import View
from salesdash.model import Edit


def signed(
    view: View, edits: Iterable[Edit], reason: str, by: str
) -> list[Edit]:
    """Sign edits; they hold from the day of the view.

    Args:
        view: The look in which they are said.
        edits: The edits.
        reason: Why.
        by: Who says so.
    """
    told = reason.strip()
    return [
        replace(edit, reason=told, by=by, start=view.number) for edit in edits
    ]
