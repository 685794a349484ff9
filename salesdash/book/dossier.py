"""All that is known of one opportunity, put together for page and file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from salesdash import identity
from salesdash.book import hits
from salesdash.book.happened import events, logged
from salesdash.book.involved import people
from salesdash.book.planned import plan
from salesdash.book.sources import Row, source
from salesdash.book.unread import unread
from salesdash.errors import UnknownDeal
from salesdash.metrics.reached import reached
from salesdash.model import CRITERIA
from salesdash.model.dossier import Dossier, Tick

if TYPE_CHECKING:
    from salesdash.book.view import View
    from salesdash.settings import Settings

_AGAIN = f"{identity.BETWEEN}#"
"""Stands before the number of a renewal, at the end of a key."""


def dossier(view: View, key: str) -> Dossier:
    """Put together what is known of one opportunity.

    Args:
        view: A look at the log; deals out of its scope are unknown. `deal`
            is the row of `View.judged`.
        key: The key of the deal.

    Raises:
        UnknownDeal: No deal in scope has that key.
    """
    deals = view.judged.filter(nw.col("key") == key)
    if deals.is_empty():
        message = "This opportunity is not in the log as of that day."
        raise UnknownDeal(message)
    (deal,) = deals.iter_rows(named=True)
    visits = _visits(view, key)
    ticks = tuple(_ticks(view, deal))
    factors = tuple(reached(deal))
    involved = people(_contacts(view), deal, visits, view.number)
    corrections = tuple(_of(view.corrections, key))
    dismissals = tuple(_of(view.dismissals, key))
    told = [
        source(deal),
        *(tick.source for tick in ticks),
        *(person.source for person in involved),
        *map(source, visits),
    ]
    return Dossier(
        day=view.number,
        deal=deal,
        ticks=ticks,
        factors=factors,
        people=involved,
        events=events(
            view.state.timeline(key), visits, corrections, dismissals
        ),
        logged=logged(visits),
        plan=plan(deal, ticks, factors, involved, visits),
        hits=tuple(_of(view.hits, key)),
        unchecked=_unchecked(view, deal),
        corrections=corrections,
        findings=unread(view.state.scene, told),
    )


def find(view: View, handle: str) -> str | None:
    """Give the key of the deal that an address means.

    A deal that had no number when the address was written goes by its
    customer and name in it.

    Args:
        view: A look at the log.
        handle: What `identity.handle` gave.

    Returns:
        The key, None if no deal in scope is meant.
    """
    names = ("key", "customer_key", "name")
    deals = [*view.opportunities.select(*names).iter_rows()]
    for key, *_ in deals:
        if identity.handle(key) == handle:
            return key
    for key, customer, name in deals:
        if identity.handle(unnumbered(key, customer, name)) == handle:
            return key
    return None


def unnumbered(key: str, customer: str, name: str) -> str:
    """Give the key that a deal had before it had a number."""
    again = _AGAIN + key.split(_AGAIN)[1] if _AGAIN in key else ""
    parts = ("", customer, identity.key(name), "0")
    return identity.BETWEEN.join(parts) + again


def _unchecked(view: View, deal: Row) -> tuple[str, ...] | None:
    """Name the rules that could not be checked; None if none looks."""
    if deal["status"] != "open" or deal["vanished_on"] is not None:
        return None
    return tuple(hits.unknown(view, deal["key"]))


def _visits(view: View, key: str) -> list[Row]:
    """Give every visit of a deal until the day, newest first."""
    found = view.pairs.filter(nw.col("key") == key)
    known = nw.from_native(view.state.visits, eager_only=True)
    # One row of a matrix may be several visits, so the row is not enough.
    place = ["import_id", "file", "sheet", "row", "date", "rep", "customer"]
    more = known.select(*place, *_MORE).unique(place, keep="first")
    whole = found.join(more, on=place, how="left")
    return [*whole.sort("date", descending=True).iter_rows(named=True)]


_MORE = ("place", "buying_signal", "closing_technique", "sheet_as_of")
"""What is told of a visit beside what `pairs` gives."""


def _contacts(view: View) -> nw.DataFrame:
    return nw.from_native(view.state.table("contacts"), eager_only=True)


def _of(frame: nw.DataFrame, key: str) -> Iterator[Row]:
    return frame.filter(nw.col("key") == key).iter_rows(named=True)


def _ticks(view: View, deal: Row) -> Iterator[Tick]:
    """Give the exit criteria, in the order of the milestones."""
    told = {row["criterion"]: row for row in _of(view.ticked, deal["key"])}
    for milestone, criterion in _criteria(view.settings):
        row, value = told.get(criterion), deal[criterion]
        met = value is not None and value >= 0
        yield Tick(
            criterion,
            milestone,
            _stated(value, view.number, named=row is not None),
            day=value or None if met else None,
            first_seen=row["first_seen"] if row and met else None,
            source=source(row) if row else None,
        )


def _criteria(settings: Settings) -> Iterator[tuple[str, str]]:
    """Give milestone and criterion; those of no milestone last."""
    used = set()
    for milestone in settings.milestones:
        for criterion in milestone.criteria:
            used.add(criterion)
            yield milestone.code, criterion
    for column in CRITERIA:
        if column.name not in used:
            yield "", column.name


def _stated(value: int | None, day: int, *, named: bool) -> str:
    if value is None:
        return "blank" if named else "absent"
    if value < 0:
        return "denied"
    return "met" if value <= day else "planned"
