"""What an undo would do, in three buckets and in sentences."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from salesdash.exports.moved import Row
from salesdash.exports.moves import Line, Money, few, lines, worth
from salesdash.words import Words

BUCKETS = ("away", "older", "stays")
"""What goes or comes as a whole; what is said otherwise; what stays."""

COMING = frozenset({"new", "renewed", "visits_new", "visits_planned"})
GOING = frozenset({"dropped", "visits_gone"})
INSTEAD = MappingProxyType(
    {
        "missing": "history.undoing.missing",
        "visits_changed": "history.undoing.visits_changed",
    }
)
"""What no sheet says and nobody corrects: kind -> its words in an undo."""

REASONS = ("newer", "same", "lacking")

When = Callable[[datetime], str]


@dataclass(frozen=True)
class Bucket:
    """One bucket.

    Attributes:
        name: One of `BUCKETS`.
        count: So many things are in it.
        lines: What they are, one sentence each, with their rows.
    """

    name: str
    count: int
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Voice:
    """How sentences are said.

    Attributes:
        t: The words.
        money: Writes minor units of a currency.
        when: Writes a moment.
    """

    t: Words
    money: Money
    when: When


def buckets(
    undone: Any, stays: Any, entries: Mapping[str, Any], voice: Voice
) -> list[Bucket]:
    """Say what an undo or redo would do.

    Args:
        undone: Its `moves`, with `redo`: whether rows come back.
        stays: The things that stay, as `store.undoing` gives them.
        entries: Every import by its id.
        voice: How it is said.
    """
    moves, redo = undone
    kinds = set(moves["kind"].to_list())
    whole = {kind for kind in kinds if _whole(kind, redo=redo)}
    away = moves.filter(moves["kind"].is_in(sorted(whole)))
    rest = moves.filter(moves["kind"].is_in(sorted(kinds - whole)))
    found = [
        ("away", _tables(away.rows(named=True), redo=redo, voice=voice)),
        ("older", lines(rest, voice.t, voice.money, INSTEAD)),
        ("stays", _stays(stays.rows(named=True), entries, voice)),
    ]
    return [
        Bucket(name, sum(line.count for line in told), tuple(told))
        for name, told in found
    ]


def _whole(kind: str, *, redo: bool) -> bool:
    """Tell whether a kind is of things that come or go as a whole."""
    if redo:
        return kind in COMING or kind.endswith("_new")
    return kind in GOING or kind.endswith("_gone")


def _tables(rows: Iterable[Row], *, redo: bool, voice: Voice) -> list[Line]:
    key = "history.undoing.comes" if redo else "history.undoing.away"
    t = voice.t
    result = []
    for table, group in _grouped(rows, "table").items():
        things = {row["key"]: row for row in group}
        sentence = t(
            key,
            table=t(f"model.table.{table}.title"),
            n=f"{len(things):,}",
            worth=worth(things.values(), voice.money, t),
        )
        told = Line("away", "away", len(things), sentence, tuple(group))
        result.append(told)
    return result


def _stays(
    rows: Sequence[Row], entries: Mapping[str, Any], voice: Voice
) -> list[Line]:
    result = []
    for reason in REASONS:
        own = [row for row in rows if row["kind"] == reason]
        for name, group in _grouped(own, "by").items():
            told = _reason(reason, group, entries.get(name), voice)
            result.append(told)
    return result


def _reason(
    reason: str, rows: Sequence[Row], entry: Any, voice: Voice
) -> Line:
    t = voice.t
    counts = Counter(t(f"model.table.{r['table']}.title") for r in rows)
    named = few(
        (t("moves.each", who=who, n=n) for who, n in counts.most_common()), t
    )
    sentence = t(
        f"history.undoing.{reason}",
        what=named,
        seq=entry.seq if entry else "",
        when=voice.when(entry.imported_at) if entry else "",
    )
    return Line(reason, "stays", len(rows), sentence, tuple(rows))


def _grouped(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row[column] or "", []).append(row)
    return found
