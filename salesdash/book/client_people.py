"""The people of one customer, of all its deals."""

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

import narwhals.stable.v2 as nw

from salesdash import identity
from salesdash.book import involved
from salesdash.book.sources import Row
from salesdash.method.buying import ROLES
from salesdash.model.dossier import Person

_NOBODY = MappingProxyType(
    {
        **dict.fromkeys(
            ("opportunity", "name", "sponsor_name", "sponsor_title"), ""
        ),
        **dict.fromkeys(("decision_maker_name", "decision_maker_title"), ""),
        **dict.fromkeys(("file", "sheet", "import_id"), ""),
        "decision_maker_met": None,
        "row": 0,
        "as_of": 0,
    }
)
"""A deal that names nobody: all contacts of its customer are its own."""


def people(
    contacts: nw.DataFrame,
    deals: Sequence[Row],
    visits: Sequence[Row],
    day: int,
) -> tuple[Person, ...]:
    """Give the five buyer roles, then people without a role.

    Contacts of the customer and of each deal count, a person once; whom
    only the opportunity sheets name comes after them.

    Args:
        contacts: The contacts of the customer, all with `customer_key`.
        deals: Its deals, those that matter most first.
        visits: Its visits, newest first.
        day: The as-of day.
    """
    keys = contacts["customer_key"].to_list()
    free = contacts.with_columns(nw.lit("").alias("opportunity_key"))
    whole = {**_NOBODY, "customer_key": next(iter(keys), "")}
    found = [
        person
        for person in involved.people(free, whole, visits, day)
        if person.name
    ]
    for deal in deals:
        named = involved.people(free.head(0), deal, visits, day)
        for person in filter(_named, named):
            found = _with(found, person)
    return tuple(_ordered(found))


def _named(person: Person) -> bool:
    return bool(person.name)


def _with(known: list[Person], named: Person) -> list[Person]:
    """Add whom a deal names; fill in what is blank of somebody known."""
    own = identity.key(named.name)
    for place, person in enumerate(known):
        if identity.key(person.name) == own:
            more = replace(
                person,
                role=person.role or named.role,
                title=person.title or named.title,
                met_on=person.met_on or named.met_on,
            )
            return [*known[:place], more, *known[place + 1 :]]
    return [*known, named]


def _ordered(known: Sequence[Person]) -> list[Person]:
    """Put people in the method's order, an open role as a blank."""
    told = []
    for role in ROLES:
        own = [person for person in known if person.role == role]
        told += own or [Person(role)]
    return told + [p for p in known if p.role not in ROLES]
