"""Who and which sheets name, with what was said of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from salesdash import days, identity, store
from salesdash.book.preview import Preview
from salesdash.store import Scene
from salesdash.store.scene import once

DEALS = "opportunities"
VISITS = "visits"


@dataclass(frozen=True)
class Side:
    """Somebody whom sheets name, or a deal.

    Attributes:
        key: The text key; of a deal see `identity.deal`.
        name: As written; of a deal its customer, name and number.
        rows: So many rows of sheets name it.
        visits: So many visits that count.
        opportunities: So many deals.
        since: The first as-of at which it was named.
        file: Where it was named last; likewise `sheet` and `row`.
        known: Whether the log names it, and not just a coming import.
        also: Other names that go by this one.
    """

    key: str
    name: str
    rows: int
    visits: int
    opportunities: int
    since: date
    file: str
    sheet: str
    row: int
    known: bool = True
    also: tuple[str, ...] = ()

    @property
    def weight(self) -> tuple[bool, int, int, int]:
        """What makes a name the one that others should go by."""
        return self.known, self.rows, -days.number(self.since), -self.row


@dataclass(frozen=True)
class Deal(Side):
    """A deal that sheets name.

    Attributes:
        deal: Its key in the fold.
        group: The keys of its customer and name.
        apart: It fell together with another by an alias, and is kept apart.
        numbered: Whether it has a number of its own.
        customer: As written last; likewise `rep`.
        amount: In hundredths of `currency`, or None.
        status: As written last, or ''.
        keys: Every key by which sheets name it.
    """

    deal: str = ""
    group: tuple[str, str] = ("", "")
    apart: bool = False
    numbered: bool = False
    customer: str = ""
    rep: str = ""
    amount: int | None = None
    currency: str = ""
    status: str = ""
    keys: tuple[str, ...] = ()


@once
def sides(scene: Scene) -> dict[str, dict[str, Side]]:
    """Give who is named as written: table -> text key -> side."""
    return {
        table: {row["key"]: _side(row) for row in found.to_dicts()}
        for table, found in store.written(scene).items()
    }


@once
def deals(scene: Scene) -> list[Deal]:
    """Give the deals that sheets name, each once."""
    found: dict[str, Deal] = {}
    for deal in named_deals(scene):
        known = found.get(deal.deal)
        found[deal.deal] = _one(known, deal) if known else deal
    return list(found.values())


def named_deals(scene: Scene) -> Iterator[Deal]:
    """Give the deals as sheets name them: one may be named in many ways."""
    return (_deal(row) for row in store.deals(scene).iter_rows(named=True))


def joined(sides: Iterable[Side], key: str, name: str) -> Side:
    """Give several names that go by one as one side.

    Args:
        sides: They, one at least.
        key: The key that they go by.
        name: The name that they go by, '' to take that of the key itself.
    """
    every = sorted(sides, key=lambda side: (side.key != key, side.since))
    first = every[0]
    shown = name or first.name
    return replace(
        first,
        key=key,
        name=shown,
        rows=sum(side.rows for side in every),
        visits=sum(side.visits for side in every),
        opportunities=sum(side.opportunities for side in every),
        since=min(side.since for side in every),
        known=any(side.known for side in every),
        also=tuple(side.name for side in every if side.name != shown),
    )


def coming(preview: Preview, table: str) -> dict[str, Side]:
    """Give who is named in the sheets of a coming import."""
    found: dict[str, Side] = {}
    for sheet in preview.fresh:
        read = sheet.read
        if table not in read.rows.column_names:
            continue
        names = read.rows[table].to_pylist()
        rows = read.rows["row"].to_pylist()
        for name, row in zip(names, rows, strict=True):
            key = identity.key(name or "")
            visit, deal = read.table == VISITS, read.table == DEALS
            own = Side(
                key, name or "", 1, visit, deal, read.as_of,
                read.file, read.sheet, row, known=False,
            )  # fmt: skip
            if key:
                known = found.get(key)
                found[key] = _more(known, own) if known else own
    return found


def _more(known: Side, own: Side) -> Side:
    return replace(
        known,
        rows=known.rows + 1,
        visits=known.visits + own.visits,
        opportunities=known.opportunities + own.opportunities,
    )


def _side(row: Mapping[str, Any]) -> Side:
    names = Side.__dataclass_fields__
    told = {name: row[name] for name in names if name in row}
    return Side(**{**told, "since": days.day(row["since"])})


def _deal(row: Mapping[str, Any]) -> Deal:
    customer, name = row["customer"] or "", row["name"] or ""
    number = row["opportunity"] or ""
    return Deal(
        key=row["deal"],
        name=" · ".join(filter(None, (customer, name, number))),
        rows=row["rows"],
        visits=0,
        opportunities=1,
        since=days.day(row["since"]),
        file=row["file"],
        sheet=row["sheet"],
        row=row["row"],
        deal=row["key"],
        group=(row["customer_key"], row["name_key"]),
        apart=row["apart"],
        numbered=not row["deal"].startswith(identity.BETWEEN),
        customer=customer,
        rep=row["rep"] or "",
        amount=row["amount"],
        currency=row["currency"] or "",
        status=row["status"] or "",
        keys=(row["deal"],),
    )


def _one(known: Deal, other: Deal) -> Deal:
    """Give two namings of one deal as one: with its number, else newest."""
    newer = other.numbered >= known.numbered
    first, second = (other, known) if newer else (known, other)
    return replace(
        first,
        rows=first.rows + second.rows,
        since=min(first.since, second.since),
        keys=(*first.keys, *second.keys),
    )
