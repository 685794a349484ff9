"""What is told of one opportunity: the shapes that page and file share."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

STATES = ("met", "planned", "denied", "blank", "absent")
"""What sheets say of a criterion: met; dated later than the as-of day; no;
an empty cell; no such column in any sheet that names the deal."""


@dataclass(frozen=True)
class Source:
    """Where a statement stands.

    Attributes:
        file: The file, as it was named.
        sheet: The sheet in it.
        row: The row in the sheet, from 1.
        import_id: The import that brought it.
        as_of: The day of which the sheet speaks, since 1970-01-01.
    """

    file: str
    sheet: str
    row: int
    import_id: str
    as_of: int


@dataclass(frozen=True)
class Tick:
    """What the sheets say of one exit criterion.

    Attributes:
        criterion: Its code.
        milestone: The code of its milestone; '' where the company has none.
        state: One of `STATES`.
        day: The day on which it was met or is planned for, None for a bare
            yes.
        first_seen: The as-of day of the sheet that first said yes; None
            where none does.
        source: The newest row that speaks of it, None if there is none.
    """

    criterion: str
    milestone: str
    state: str
    day: int | None = None
    first_seen: int | None = None
    source: Source | None = None


@dataclass(frozen=True)
class Reached:
    """What one factor of the score has reached.

    Attributes:
        factor: Its code.
        points: Its points, None where nothing is known.
        level: Its level, 0 for the lowest; None where nothing is known.
        side: "sponsor" or "decision_maker", by whose points they are; ''
            for a factor with one column, or unknown.
        statement: The code of the statement that is reached, or ''.
        following: The code of the next statement to reach; '' at the top.
        gain: The points that it would add, 0 at the top.
    """

    factor: str
    points: int | None = None
    level: int | None = None
    side: str = ""
    statement: str = ""
    following: str = ""
    gain: int = 0


@dataclass(frozen=True)
class Person:
    """Somebody who takes part in the buying decision.

    Attributes:
        role: The buyer role; '' where the sheets name none.
        name: The name, '' where the role is not filled.
        title: The title, or ''.
        need: What they need, or ''.
        stance: The code of their stance, or ''.
        met_on: The day they were met, or None.
        last_visit: The day of the last visit that names them, or None.
        source: The row that names them, None if there is none.
    """

    role: str
    name: str = ""
    title: str = ""
    need: str = ""
    stance: str = ""
    met_on: int | None = None
    last_visit: int | None = None
    source: Source | None = None


@dataclass(frozen=True)
class Event:
    """Something that happened to a deal.

    Attributes:
        day: The day, since 1970-01-01: of a visit its own, of a change the
            as-of day of the sheet that first tells it.
        kind: "named" (first named), "visit", "changed", "ticked",
            "unticked", "vanished", "back", "corrected", "overruled",
            "confirmed", "dismissed".
        column: The column that changed, or the criterion, or the rule.
        before: Its value before, as the model holds it.
        after: Its value since.
        by: Who, of a visit the rep, of an edit the manager.
        note: The reason of an edit, the result of a visit.
        source: Where it stands, None for an edit.
    """

    day: int
    kind: str
    column: str = ""
    before: Any = None
    after: Any = None
    by: str = ""
    note: str = ""
    source: Source | None = None


@dataclass(frozen=True)
class Logged:
    """A buying signal or a closing technique, as a visit logged it.

    Attributes:
        day: The day of the visit.
        kind: "signal" or "technique".
        text: The words as written.
        code: The code of the signal, '' where it is none of the method's.
        source: The row of the visit.
    """

    day: int
    kind: str
    text: str
    code: str = ""
    source: Source | None = None


@dataclass(frozen=True)
class Plan:
    """The 5 W of the next visit (deck, page 11); '' or None where blank.

    Attributes:
        why: The weakest point that the visit should mend, a code of a
            criterion or a statement, or ''.
        what: The next step as the sheets have it.
        who: The person to see.
        when: The next date.
        where: The place of the last visit.
    """

    why: str = ""
    what: str = ""
    who: str = ""
    when: int | None = None
    where: str = ""


@dataclass(frozen=True)
class Dossier:
    """All that is known of one opportunity as of a day.

    Attributes:
        day: The as-of day.
        deal: The row of the opportunity: column -> value.
        ticks: Its exit criteria, in the order of the milestones.
        factors: The five factors, in the order of the formula.
        people: The five buyer roles in the method's order, each at least
            once, then people without a role.
        events: What happened, newest first.
        logged: Signals and techniques, newest first.
        plan: The next visit.
        hits: The rules of the cross-check that it breaks: rows of
            `View.hits` as mappings.
        unchecked: Rules that its sheets leave nothing to check by; None for
            a deal that no rule looks at, as it is closed or missing.
        corrections: Its corrections in force or overruled: rows of
            `State.corrections` as mappings.
        findings: What could not be read in the rows that name it.
    """

    day: int
    deal: Mapping[str, Any]
    ticks: tuple[Tick, ...] = ()
    factors: tuple[Reached, ...] = ()
    people: tuple[Person, ...] = ()
    events: tuple[Event, ...] = ()
    logged: tuple[Logged, ...] = ()
    plan: Plan = Plan()
    hits: tuple[Mapping[str, Any], ...] = ()
    unchecked: tuple[str, ...] | None = ()
    corrections: tuple[Mapping[str, Any], ...] = ()
    findings: tuple[Any, ...] = ()
