"""What is known of each open deal, and what a rule says of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.method.evidence import PARAMETERS
from salesdash.metrics.pipeline import pipeline
from salesdash.metrics.visited import contacts, pairs

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Known:
    """Everything that the rules look at, as of a day.

    Attributes:
        day: The as-of day, in days since 1970-01-01.
        deals: The deals, as `verified` and `buying` give them.
        visits: The visits done until the day.
        contacts: The contacts.
        claims: One row a statement of a milestone: `key`, `as_of`, `rank`.
        closes: One row a close expected: `key`, `as_of`, `expected_close`.
        ticked: One row a deal and criterion: `key`, `criterion`,
            `first_seen`.
        headed: One row a rep and day of an opportunity sheet: `rep_key`,
            `as_of`, `columns` (those of all its sheets of that day).
        limits: Parameter -> what the company has set.
    """

    day: int
    deals: nw.DataFrame
    visits: nw.DataFrame
    contacts: nw.DataFrame
    claims: nw.DataFrame
    closes: nw.DataFrame
    ticked: nw.DataFrame
    headed: nw.DataFrame
    limits: Mapping[str, int] = field(default_factory=lambda: PARAMETERS)


@dataclass(frozen=True)
class Facts:
    """What is known of one open deal.

    Attributes:
        deal: Its row.
        day: The as-of day.
        limits: Parameter -> what the company has set.
        columns: The columns of the newest sheets that name it.
        visits: Its visits, oldest first.
        since: From which day on visits of its rep are known, None for never.
        people: Its contacts.
        listed: Whether contacts of its customer or team are listed at all.
        claims: What was claimed, (as-of day, rank), oldest first.
        closes: The closes expected, (as-of day, day), oldest first.
        first_seen: Criterion -> the day of the sheet that first said yes.
    """

    deal: Row
    day: int
    limits: Mapping[str, int] = field(default_factory=lambda: PARAMETERS)
    columns: frozenset[str] = frozenset()
    visits: tuple[Row, ...] = ()
    since: int | None = None
    people: tuple[Row, ...] = ()
    listed: bool = False
    claims: tuple[tuple[int, int], ...] = ()
    closes: tuple[tuple[int, int], ...] = ()
    first_seen: Mapping[str, int | None] = field(default_factory=dict)

    @property
    def rank(self) -> int:
        """The claimed milestone, 0 for none."""
        return self.deal["claimed_rank"]

    def met(self, criteria: Iterable[str]) -> bool:
        """Tell whether any of some criteria is met."""
        return any(self.meets(self.deal[name]) for name in criteria)

    def meets(self, value: int | None) -> bool:
        """Tell whether a criterion of that value is met."""
        return value is not None and 0 <= value <= self.day

    def headed(self, names: Iterable[str]) -> bool:
        """Tell whether its sheets have any of some columns."""
        return not self.columns.isdisjoint(names)

    def watched(self, day: int) -> bool:
        """Tell whether visits of its rep are known from a day on."""
        return self.since is not None and self.since <= day

    def between(self, first: int, last: int) -> list[Row]:
        """Give its visits from one day to another."""
        return [v for v in self.visits if first <= v["date"] <= last]

    @property
    def last_visit(self) -> int | None:
        """The day of its last visit."""
        return self.visits[-1]["date"] if self.visits else None


@dataclass(frozen=True)
class Broken:
    """What a rule misses.

    Attributes:
        seen: The facts that it rests on, in one word: a dismissal holds
            while they stand.
        day: The day that it speaks of, or None.
        days: Days that are told of it, or None.
        count: How many times, how many are missing, or None.
        more: Codes that are told of it: buyer roles.
    """

    seen: str
    day: int | None = None
    days: int | None = None
    count: int | None = None
    more: tuple[str, ...] = ()


def facts(known: Known) -> list[Facts]:
    """Gather what is known of each open deal, by key."""
    deals = pipeline(known.deals).sort("key")
    chosen = deals.select("key")
    # All deals take part, or the visits of a won one would go to an open.
    visits = _grouped(pairs(known.deals, known.visits).join(chosen, on="key"))
    people = _grouped(
        contacts(known.deals, known.contacts).join(chosen, on="key")
    )
    claims = _grouped(known.claims.join(chosen, on="key"))
    closes = _grouped(known.closes.join(chosen, on="key"))
    ticked = _grouped(known.ticked.join(chosen, on="key"))
    since, listed = _since(known.visits), _Listed(known.contacts)
    headed = {
        (row["rep_key"], row["as_of"]): row["columns"]
        for row in known.headed.iter_rows(named=True)
    }
    return [
        Facts(
            deal,
            known.day,
            known.limits,
            _columns(headed.get((deal["rep_key"], deal["as_of"]), "")),
            tuple(visits[deal["key"]]),
            since.get(deal["rep_key"]),
            tuple(people[deal["key"]]),
            listed.has(deal),
            tuple((r["as_of"], r["rank"]) for r in claims[deal["key"]]),
            tuple(
                (r["as_of"], r["expected_close"]) for r in closes[deal["key"]]
            ),
            {r["criterion"]: r["first_seen"] for r in ticked[deal["key"]]},
        )
        for deal in deals.iter_rows(named=True)
    ]


def _grouped(rows: nw.DataFrame) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows.iter_rows(named=True):
        found[row["key"]].append(row)
    return found


def _since(visits: nw.DataFrame) -> dict[str, int]:
    first = visits.group_by("rep_key").agg(nw.col("date").min())
    return dict(first.select("rep_key", "date").iter_rows())


def _columns(told: str) -> frozenset[str]:
    return frozenset(told.split())


class _Listed:
    """Knows of which customers and teams contacts are listed."""

    def __init__(self, people: nw.DataFrame) -> None:
        self._kept = {
            name: set(people[name].to_list()) - {"", None}
            for name in ("customer_key", "team_key", "rep_key")
        }

    def has(self, deal: Row) -> bool:
        return any(deal[name] in kept for name, kept in self._kept.items())
