"""Key opportunity briefs as files: their names and their bytes."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import narwhals.stable.v2 as nw

from salesdash import identity
from salesdash.book.view import View
from salesdash.errors import UnknownDeal
from salesdash.exports import brief, names
from salesdash.exports.workbook import safe
from salesdash.metrics.pipeline import pipeline
from salesdash.model.dossier import Dossier
from salesdash.words import Words

FORMATS = ("xlsx", "html")

File = tuple[str, Callable[[], bytes]]
"""The name of a file, and what makes its bytes."""

_WRITE: Mapping[str, Callable[[brief.Page, Words], bytes]] = {
    "xlsx": brief.one,
    "html": lambda page, _: brief.web(page),
}


def keys(view: View, rep: str = "") -> list[str]:
    """Give the key opportunities in scope that are open, largest first.

    Args:
        view: A look at the log.
        rep: Only of this rep; '' for all in scope.
    """
    chosen = ~nw.col("key_reason").is_null()
    found = pipeline(view.judged).filter(chosen)
    if rep:
        found = found.filter(nw.col("rep") == rep)
    ranked = found.sort(
        "amount", "key", descending=[True, False], nulls_last=True
    )
    return ranked["key"].to_list()


def one(
    view: View, dossier: Dossier, t: Words, ending: str = FORMATS[0]
) -> File:
    """Give the brief of one opportunity.

    Args:
        view: The view that the dossier is of.
        dossier: What is known of the deal.
        t: The words.
        ending: One of `FORMATS`.
    """

    def make() -> bytes:
        page = brief.content(dossier, t, view.settings.milestones)
        return _WRITE[ending](page, t)

    return named(_called(dossier.deal), view.number, ending), make


def every(view: View, rep: str, t: Words) -> File:
    """Give the workbook of all key opportunities of a rep.

    Args:
        view: A look at the log.
        rep: The rep.
        t: The words.
    """

    def make() -> bytes:
        own = view.settings.milestones
        found = [view.dossier(key) for key in keys(view, rep)]
        pages = [(d, brief.content(d, t, own)) for d in found]
        return brief.every(rep, pages, t, own)

    return named(rep, view.number, FORMATS[0], "briefs"), make


def files(
    view: View, wanted: Sequence[str], t: Words, ending: str
) -> dict[str, bytes]:
    """Make the briefs of several opportunities: name -> bytes.

    Args:
        view: A look at the log.
        wanted: Their keys.
        t: The words.
        ending: One of `FORMATS`.
    """
    return names.apart(
        one(view, view.dossier(key), t, ending) for key in wanted
    )


def meant(view: View, written: str) -> str:
    """Give the key of the deal that a person means.

    Args:
        view: A look at the log.
        written: A handle as in an address, or the number of the deal.

    Raises:
        UnknownDeal: None in scope is meant, or several are.
    """
    key = view.find(written)
    if key is not None:
        return key
    number = identity.key(written)
    names = ("key", "opportunity", "name", "status")
    rows = view.opportunities.select(*names).iter_rows(named=True)
    found = [
        r for r in rows if number and identity.key(r["opportunity"]) == number
    ]
    if len(found) == 1:
        return found[0]["key"]
    raise UnknownDeal(_unmeant(written, found, view))


def _unmeant(written: str, found: Sequence[Any], view: View) -> str:
    """Say that no deal is meant, or which of several may be."""
    if not found:
        return f'There is no opportunity "{written}" as of {view.day}.'
    told = ", ".join(
        f"{identity.handle(row['key'])} ({row['name']}, {row['status']})"
        for row in found
    )
    return (
        f'There is more than one opportunity "{written}" as of {view.day}. '
        f"Say which: {told}."
    )


def named(what: str, day: int, ending: str, kind: str = "brief") -> str:
    """Name the file of a brief, or of the briefs of a rep.

    Example:
        >>> named("华辰/电子", 20_777, "xlsx")
        'salesdash-brief-华辰 电子-2026-11-20.xlsx'
        >>> named("..", 20_777, "html")
        'salesdash-brief-2026-11-20.html'
    """
    bare = safe(what)[:_LONGEST].strip(" .")
    return names.name(f"{kind}-{bare}" if bare else kind, day, ending)


_LONGEST = 60
"""Letters of a name in the name of a file."""


def _called(deal: Mapping[str, Any]) -> str:
    return deal["customer"] or deal["name"] or deal["opportunity"]
