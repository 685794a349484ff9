"""All that is known of one customer, put together for page and file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from salesdash import identity
from salesdash.book import client_rows
from salesdash.book.client_grades import corrections, grades
from salesdash.book.client_people import people
from salesdash.book.sources import Row, source
from salesdash.errors import UnknownCustomer
from salesdash.metrics import triangle
from salesdash.model.client import Client, Fact, Step

if TYPE_CHECKING:
    from salesdash.book.view import View

_STATUS = ("open", "won", "lost")
_LATE = 10**9


def client(view: View, key: str) -> Client:
    """Put together what is known of one customer.

    Everybody's visits and deals count: a customer is one customer,
    whoever visits.

    Args:
        view: A look at the log; customers out of its scope are unknown.
        key: The text key of the customer.

    Raises:
        UnknownCustomer: Nothing is known of it in scope.
    """
    row = next(_rows(view.clients, key), None)
    if row is None:
        message = "This customer is not in the log as of that day."
        raise UnknownCustomer(message)
    day = view.number
    logged = sorted(
        _rows(client_rows.logged(view), key), key=_date, reverse=True
    )
    done = [visit for visit in logged if visit["date"] <= day]
    deals = _deals(view, key)
    contacts = client_rows.people(view).filter(nw.col("customer_key") == key)
    return Client(
        day=day,
        row=row,
        facts=tuple(_facts(view, key)),
        people=people(contacts, deals, done, day),
        visits=tuple(done),
        planned=tuple(v for v in reversed(logged) if v["date"] > day),
        deals=tuple(deals),
        amounts=tuple(_rows(view.client_amounts, key)),
        grades=tuple(grades(view, key)),
        steps=tuple(_steps(done, deals)),
        corrections=tuple(corrections(view, key)),
        names=_names(view, key),
    )


def find(view: View, handle: str) -> str | None:
    """Give the key of the customer that an address means, or None."""
    keys = view.clients["customer_key"].to_list()
    return next((k for k in keys if identity.handle(k) == handle), None)


def _rows(frame: nw.DataFrame, key: str) -> Iterator[Row]:
    own = frame.filter(nw.col("customer_key") == key)
    return own.iter_rows(named=True)


def _date(visit: Row) -> int:
    return visit["date"]


def _deals(view: View, key: str) -> list[Row]:
    """Give the deals: open, won, lost, each the largest first."""

    def place(deal: Row) -> tuple[bool, int, int]:
        status = _STATUS.index(deal["status"])
        gone = deal["vanished_on"] is not None
        return gone, status, -(deal["amount"] or 0)

    return sorted(_rows(client_rows.deals(view), key), key=place)


def _facts(view: View, key: str) -> Iterator[Fact]:
    """Give every part that one should know, known or not."""
    oldest = view.number - view.settings.information_days
    told = {r["part"]: r["known_on"] for r in _rows(view.client_parts, key)}
    for part in triangle.PARTS:
        day = told.get(part)
        yield Fact(part, day, stale=day is not None and day < oldest)


def _steps(visits: Sequence[Row], deals: Iterable[Row]) -> list[Step]:
    """Give what is to be done next: of the last visit, of open deals."""
    told = [
        Step(
            deal["next_step"],
            deal["next_date"],
            deal["rep"],
            name,
            source(deal),
        )
        for deal in deals
        if deal["status"] == "open" and deal["vanished_on"] is None
        if deal["next_step"] or deal["next_date"] is not None
        if (name := deal["name"] or deal["opportunity"] or "–")
    ]
    for visit in visits[:1]:
        if visit["next_step"] or visit["next_date"] is not None:
            due = visit["next_date"]
            own = Step(visit["next_step"], due, visit["rep"])
            told.append(_placed(own, visit))
    return sorted(told, key=_due)


def _placed(step: Step, row: Row) -> Step:
    return Step(step.text, step.due, step.by, step.deal, source(row))


def _due(step: Step) -> int:
    return _LATE if step.due is None else step.due


def _names(view: View, key: str) -> tuple[str, ...]:
    """Give the spellings that sheets have, the most frequent first."""
    counts: dict[str, int] = {}
    for name in client_rows.spellings(view, key):
        counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))
