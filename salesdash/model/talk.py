"""What the weekly talk with a rep is about: one shape for page and file."""

from dataclasses import dataclass, field

from salesdash.model.asked import Asked
from salesdash.model.dossier import Source


@dataclass(frozen=True)
class Sum:
    """An amount of one currency.

    Attributes:
        currency: Its code.
        amount: Minor units.
        count: So many deals it is of.
    """

    currency: str
    amount: int
    count: int


@dataclass(frozen=True)
class Aim:
    """The month of the day in one currency, in minor units.

    Attributes:
        currency: Its code.
        target: The revenue target, 0 where there is none.
        won: What was won in the month.
        verified: What was won, and open deals due in the month by what
            their evidence weighs.
    """

    currency: str
    target: int
    won: int
    verified: int


@dataclass(frozen=True)
class Head:
    """The figures at the top.

    Attributes:
        pipeline: The open deals.
        aims: The month beside its target.
        gaps: What is claimed beyond the evidence, by weight.
        visits: Visits of the seven days up to the day.
        visits_before: Those of the seven days before, None if not on record.
        kept: Promises kept in time or late, of the last weeks.
        promised: Promises that were due in them.
    """

    pipeline: tuple[Sum, ...] = ()
    aims: tuple[Aim, ...] = ()
    gaps: tuple[Sum, ...] = ()
    visits: int = 0
    visits_before: int | None = None
    kept: int = 0
    promised: int = 0


@dataclass(frozen=True)
class Strength:
    """Something that went well.

    Attributes:
        code: "won", "proven", "kept", "visits", "mended" or "clean".
        n: How many.
        of: Of how many, 0 where that says nothing.
        sums: The amounts.
    """

    code: str
    n: int
    of: int = 0
    sums: tuple[Sum, ...] = ()


@dataclass(frozen=True)
class Change:
    """One thing that happened to a deal since the earlier day.

    Attributes:
        change: One of `metrics.changed.CHANGES`.
        key: The deal.
        customer: Its customer.
        name: Its name, else its number.
        before: A milestone's code, a day or minor units; None for none.
        after: The same of the later day.
        text_before: A rep or a currency, or ''.
        text_after: The same of the later day, or the reason of a loss.
        amount: The amount of the deal, as its sheet has it, or None.
        currency: Its currency.
        proven: Whether the evidence reaches as far as the claim.
        source: The row that says so.
        earlier: The row that said otherwise, as file, sheet and row; None
            for a deal that was not there.
    """

    change: str
    key: str
    customer: str
    name: str
    before: str | int | None
    after: str | int | None
    text_before: str
    text_after: str
    amount: int | None
    currency: str
    proven: bool
    source: Source
    earlier: tuple[str, str, int] | None = None


@dataclass(frozen=True)
class Promise:
    """A next step that a visit promised.

    Attributes:
        promise: "kept", "late", "missed" or "open".
        customer: With whom.
        customer_key: The customer's key.
        next_step: The step, as written.
        said_on: The day of the visit.
        due: The day that was named, or None.
        kept_on: The day of the visit that kept it, or None.
        fresh: Whether it fell due after the earlier day.
        source: The row of the visit.
    """

    promise: str
    customer: str
    customer_key: str
    next_step: str
    said_on: int
    due: int | None
    kept_on: int | None
    fresh: bool
    source: Source


@dataclass(frozen=True)
class Session:
    """A talk that was held or planned.

    Attributes:
        date: Its day.
        topic: What it was about.
        supervisor: Who led it.
        agreed: What was agreed.
        due: By when, or None.
        done: Whether it is done.
        role_play: Whether it was a role-play.
        note: What else was noted.
        state: "planned", "done", "overdue" or "open".
        source: Its row.
    """

    date: int
    topic: str
    supervisor: str
    agreed: str
    due: int | None
    done: bool
    role_play: bool
    note: str
    state: str
    source: Source


@dataclass(frozen=True)
class Share:
    """One activity in two spans of four weeks.

    Attributes:
        segment: Its code.
        visits: Visits of the last four weeks.
        before: Visits of the four weeks before.
        target: The share that it should have, in per cent, or None.
    """

    segment: str
    visits: int
    before: int
    target: float | None


@dataclass(frozen=True)
class Work:
    """What a rep did in the last four weeks.

    Attributes:
        shares: By activity.
        visits: All visits.
        before: Those of the four weeks before.
        customers: Customers reached.
        new_customers: Of these, those visited for the first time.
        weekly: Visits a week that the target asks for, or None.
        known: Weeks on record, from that of the first visit on.
    """

    shares: tuple[Share, ...] = ()
    visits: int = 0
    before: int = 0
    customers: int = 0
    new_customers: int = 0
    weekly: float | None = None
    known: int = 8


@dataclass(frozen=True)
class Missed:
    """A customer who sees too little of the rep.

    Attributes:
        customer: The customer.
        customer_key: The customer's key.
        kind: "neglected" (a key customer without a visit) or "under".
        last_visit: The day of the last visit, or None.
        days: Days since then, or None.
        due: Visits that were due, 0 for "neglected".
        done: Visits that were made, 0 for "neglected".
        sums: The open deals.
    """

    customer: str
    customer_key: str
    kind: str
    last_visit: int | None
    days: int | None
    due: float = 0
    done: int = 0
    sums: tuple[Sum, ...] = ()


@dataclass(frozen=True)
class Practice:
    """What to play through, and when that was and will be done.

    Attributes:
        factor: The factor that is weakest most often, or ''.
        factor_n: In so many deals.
        factor_of: Of so many open deals with a score.
        criterion: The criterion that is missing most often, or ''.
        criterion_n: In so many deals.
        criterion_of: Of so many open deals with evidence columns.
        last: The day of the last role-play, or None.
        next: The day of the next one, or None.
    """

    factor: str = ""
    factor_n: int = 0
    factor_of: int = 0
    criterion: str = ""
    criterion_n: int = 0
    criterion_of: int = 0
    last: int | None = None
    next: int | None = None


@dataclass(frozen=True)
class Talk:
    """All that the weekly talk with a rep is about.

    Attributes:
        rep: The rep.
        team: The rep's team, or ''.
        day: The as-of day.
        since: The earlier day that it is compared with, or None.
        head: The figures.
        strengths: What went well, to begin with.
        changes: What changed since the earlier day.
        promises: Promises of the last weeks, missed ones first.
        agreed: What earlier talks agreed and is not done.
        deals: The deals to ask about.
        work: Activity.
        missed: Customers to go and see.
        practice: The role-play.
        last: The last talk held, None where none is known.
        planned: The day of the next talk that is planned, or None.
    """

    rep: str
    team: str
    day: int
    since: int | None
    head: Head = field(default_factory=Head)
    strengths: tuple[Strength, ...] = ()
    changes: tuple[Change, ...] = ()
    promises: tuple[Promise, ...] = ()
    agreed: tuple[Session, ...] = ()
    deals: tuple[Asked, ...] = ()
    work: Work = field(default_factory=Work)
    missed: tuple[Missed, ...] = ()
    practice: Practice = field(default_factory=Practice)
    last: Session | None = None
    planned: int | None = None
