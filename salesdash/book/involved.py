"""Who takes part in the buying decision of a deal."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import narwhals.stable.v2 as nw

from salesdash import identity
from salesdash.book.sources import Row, source
from salesdash.method.buying import ROLES
from salesdash.model.dossier import Person

_MET = "decision_maker_met"
_STANDS_FOR = {"decision_maker": "decision_maker", "sponsor": "supporter"}
"""Whom the columns of an opportunity sheet name -> the buyer role."""

_TITLES = (
    "总", "经理", "总监", "主任", "主管", "部长", "处长", "科长", "厂长",
    "董事长", "工", "工程师", "先生", "女士", "老师", "助理",
)  # fmt: skip
"""What may follow a Chinese name without a space."""

_BETWEEN = re.compile(r"[/／、，,;；&＆+＋\n]|\band\b|和")


def people(
    contacts: nw.DataFrame, deal: Row, visits: Sequence[Row], day: int
) -> tuple[Person, ...]:
    """Give the five buyer roles, then people without a role.

    Contacts count that name the deal, by its number or its name, and
    those of its customer that name no deal. A role that they leave open
    goes to the person whom the opportunity sheet names: the decision
    maker as such, the sponsor as a supporter (method, 4).

    Args:
        contacts: The contacts as of the day.
        deal: The row of the deal.
        visits: Its visits, newest first.
        day: The as-of day.
    """
    seen = _seen(visits)
    known = [*_listed(contacts, deal)]
    for side in _STANDS_FOR:
        known = _with(known, _of_sheet(deal, side, day))
    dated = [replace(p, last_visit=_last(seen, p.name)) for p in known]
    return tuple(_ordered(dated))


def names(text: str) -> list[str]:
    """Give the persons whom a cell of a visit names.

    Example:
        >>> names("刘敏、孙伟"), names("Ann Lee and Bob")
        (['刘敏', '孙伟'], ['Ann Lee', 'Bob'])
    """
    return [n.strip() for n in _BETWEEN.split(text) if n.strip()]


def same(written: str, name: str) -> bool:
    """Tell whether a visit means a person: by name, with or without title.

    Example:
        >>> same("刘敏（采购经理）", "刘敏"), same("刘敏经理", "刘敏")
        (True, True)
        >>> same("刘敏华", "刘敏"), same("Anna", "Ann")
        (False, False)
        >>> same("ann LEE, buyer", "Ann Lee")
        True
    """
    told, meant = written.strip().casefold(), name.strip().casefold()
    if not meant or identity.key(told) == identity.key(meant):
        return bool(meant)
    rest = told.removeprefix(meant)
    return rest != told and (not rest[0].isalnum() or rest.endswith(_TITLES))


def _listed(contacts: nw.DataFrame, deal: Row) -> Iterator[Person]:
    """Give the contacts of a deal, each once, those that name it first."""
    customer = deal["customer_key"]
    titles = {identity.key(deal[c]) for c in ("opportunity", "name")} - {""}
    told = nw.col("opportunity_key")
    number = identity.key(deal["opportunity"])
    own = (nw.col("customer_key") == customer) & told.is_in([*titles, ""])
    if not customer:
        own = nw.lit(value=False) & own
    numbered = (told == number) & (nw.lit(number) != "")
    found = contacts.filter(own | numbered).sort(
        "opportunity_key", "order", "row", descending=[True, False, False]
    )
    taken = set[str]()
    for row in found.iter_rows(named=True):
        if row["person_key"] not in taken:
            taken.add(row["person_key"])
            yield _person(row)


def _person(row: Row) -> Person:
    return Person(
        row["role"] or "",
        row["person"],
        row["title"],
        row["need"],
        row["stance"] or "",
        row["met_on"],
        source=source(row),
    )


def _of_sheet(deal: Row, side: str, day: int) -> Person:
    """Give the person whom the opportunity sheet names for a side."""
    met = deal[_MET] if side == "decision_maker" else None
    return Person(
        _STANDS_FOR[side],
        deal[f"{side}_name"],
        deal[f"{side}_title"],
        met_on=met if met and 0 < met <= day else None,
        source=source(deal),
    )


def _with(known: list[Person], named: Person) -> list[Person]:
    """Let a person of the opportunity sheet fill a role that is open."""
    if not named.name:
        return known
    own = identity.key(named.name)
    for place, person in enumerate(known):
        if identity.key(person.name) == own:
            return [*known[:place], _more(person, named), *known[place + 1 :]]
    if any(person.role == named.role for person in known):
        return known
    return [*known, named]


def _more(person: Person, named: Person) -> Person:
    """Fill what a contact leaves blank from the opportunity sheet."""
    met = person.met_on is None and person.role in {"", named.role}
    return replace(
        person,
        role=person.role or named.role,
        title=person.title or named.title,
        met_on=named.met_on if met else person.met_on,
    )


def _seen(visits: Iterable[Row]) -> list[tuple[str, int]]:
    """Give whom visits name, with the day, newest first."""
    return [
        (name, visit["date"])
        for visit in visits
        for name in names(visit["person"])
    ]


def _last(seen: Iterable[tuple[str, int]], name: str) -> int | None:
    return next((day for text, day in seen if same(text, name)), None)


def _ordered(known: Sequence[Person]) -> Iterator[Person]:
    """Put people in the method's order, an open role as a blank."""
    for role in ROLES:
        own = [person for person in known if person.role == role]
        yield from own or [Person(role)]
    yield from (person for person in known if person.role not in ROLES)
