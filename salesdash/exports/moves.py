"""What an import means, in sentences that a manager would say."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from salesdash import identity
from salesdash.exports.moved import Row, heading, value
from salesdash.words import Words

NAMED = 4
"""So many things are named in a sentence; of the rest the number is said."""

DEALS = (
    "won", "lost", "missing", "dropped", "joined", "back", "reopened", "unwon",
    "renewed", "new", "jump", "down", "up", "slip", "pulled", "undated",
    "bigger", "smaller", "unpriced", "handed", "step", "met", "unmet",
    "scored", "dated", "priced", "staged", "unstaged", "other",
)  # fmt: skip
VISITS = ("visits_new", "visits_planned", "visits_changed", "visits_gone")
CUSTOMERS = (
    "customers_regraded", "customers_graded", "customers_new",
    "customers_gone", "customers_changed",
)  # fmt: skip
PEOPLE = ("person", "absent")
REGRADED = "customers_regraded"
_LISTS = ("targets", "team", "contacts", "coaching", "rates")
LISTS = tuple(
    f"{name}_{what}" for name in _LISTS for what in ("new", "changed", "gone")
)
GROUPS: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "deals": DEALS,
        "visits": VISITS,
        "customers": CUSTOMERS,
        "people": PEOPLE,
        "lists": LISTS,
    }
)
"""The kinds of moves, in the order in which they are told."""

_TURNS = frozenset({"jump", "down", "up", "staged", "unstaged", "handed"})
_WORTH = frozenset(
    {
        "won", "lost", "missing", "dropped", "joined", "back", "reopened",
        "unwon", "renewed", "new", "slip", "pulled", "undated", "dated",
        "priced",
    }
)  # fmt: skip

Money = Callable[[int, str], str]
"""Writes minor units of a currency."""


@dataclass(frozen=True)
class Line:
    """One sentence, and what stands behind it.

    Attributes:
        kind: What it tells, one of those in `GROUPS`.
        group: The group that it belongs to.
        count: So many things are meant.
        sentence: The sentence, as plain text.
        rows: The moves, as `store.moves` gives them.
    """

    kind: str
    group: str
    count: int
    sentence: str
    rows: tuple[Row, ...]


def lines(
    moves: Any,
    t: Words,
    money: Money,
    instead: Mapping[str, str] = MappingProxyType({}),
) -> list[Line]:
    """Say what moves mean, one sentence a kind, in order.

    Args:
        moves: What `store.moves` gives, as a narwhals frame.
        t: The words.
        money: Writes an amount, as short as it can be read.
        instead: Kind -> the key of the words that it is said in instead.
    """
    found: dict[str, list[Row]] = {}
    for row in moves.rows(named=True):
        found.setdefault(row["kind"], []).append(row)
    return [
        _line(kind, group, found[kind], (t, money), instead.get(kind, ""))
        for group, kinds in GROUPS.items()
        for kind in kinds
        if kind in found
    ]


def _line(
    kind: str,
    group: str,
    rows: Sequence[Row],
    said: tuple[Words, Money],
    instead: str,
) -> Line:
    t, money = said
    things = {row["key"] or row["rep"]: row for row in rows}
    number = len(things)
    holes = {"n": f"{number:,}", "how": _how(kind, rows, t, money)}
    if kind in _WORTH:
        holes["worth"] = worth(things.values(), money, t)
    key = kind
    if group == "lists":
        table, _, what = kind.rpartition("_")
        key, holes["table"] = f"list_{what}", t(f"model.table.{table}.title")
    many = f"moves.one.{key}" if number == 1 else f"moves.line.{key}"
    return Line(kind, group, number, t(instead or many, **holes), tuple(rows))


def worth(rows: Iterable[Row], money: Money, t: Words) -> str:
    """Say in brackets what deals are worth together, '' for nothing.

    Args:
        rows: The moves, one a deal.
        money: Writes an amount.
        t: The words.
    """
    written = _sums(rows, "amount", money)
    return t("moves.worth", sum=written) if written else ""


def _sums(rows: Iterable[Row], column: str, money: Money) -> str:
    """Add up, one total a currency."""
    sums: Counter[str] = Counter()
    for row in rows:
        if row[column] is not None and row["currency"]:
            sums[row["currency"]] += row[column]
    return " + ".join(
        money(total, currency)
        for currency, total in sums.most_common()
        if total
    )


def _how(kind: str, rows: Sequence[Row], t: Words, money: Money) -> str:
    """Say in short what the moves of a kind are."""
    if kind in _TURNS or kind == REGRADED:
        return _turns(kind, rows, t, money)
    if kind in ("slip", "pulled"):
        return _days([abs(row["delta"]) for row in rows], t)
    if kind in ("bigger", "smaller"):
        told = _sums(rows, "delta", money)
        return t("moves.plus", sum=told) if kind == "bigger" else told
    if kind in VISITS:
        return _by_rep(rows, t)
    if kind in PEOPLE:
        people = dict.fromkeys(row["rep"] for row in rows)
        return few(people, t, "moves.more_people")
    named = (heading(row, t) for row in rows if row["column"])
    return few(dict.fromkeys(named), t)


def _turns(kind: str, rows: Sequence[Row], t: Words, money: Money) -> str:
    """Say from where to where things turn, those that do so most first."""
    told = [r for r in rows if kind != REGRADED or r["column"] == "quadrant"]
    return _counted((_turn(row, t, money) for row in told), t)


def _turn(row: Row, t: Words, money: Money) -> str:
    old, new = (
        value(row, side, t, money, short=True) for side in ("old", "new")
    )
    return t("moves.turn", old=old, new=new)


def _counted(told: Iterable[str], t: Words) -> str:
    counts = Counter(told)
    return few(
        [
            t("moves.times", what=what, n=n) if n > 1 else what
            for what, n in counts.most_common()
        ],
        t,
    )


def _by_rep(rows: Iterable[Row], t: Words) -> str:
    once = {row["key"]: row["rep"] or "" for row in rows}
    counts = Counter(map(identity.key, once.values()))
    common = Counter(once.values()).most_common()
    spelled = {identity.key(rep): rep for rep, _ in reversed(common)}
    told = [
        t("moves.each", who=spelled[key] or t("moves.nobody"), n=n)
        for key, n in counts.most_common()
    ]
    return few(told, t, "moves.more_people")


def _days(numbers: Sequence[int], t: Words) -> str:
    least, most = min(numbers), max(numbers)
    if least == most:
        return t("moves.days", n=f"{most:,}")
    return t("moves.days_range", least=f"{least:,}", most=f"{most:,}")


def few(told: Iterable[str], t: Words, more: str = "moves.more") -> str:
    """Name the first things, and say how many more there are.

    Args:
        told: The things, as text.
        t: The words.
        more: The key of the words for the rest.
    """
    named = list(told)
    rest = len(named) - NAMED
    if rest > 1:
        named = [*named[:NAMED], t(more, n=rest)]
    return t("moves.and").join(named)
