"""What is told of one customer: the shapes that page and file share."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from salesdash.model.dossier import Person, Source


@dataclass(frozen=True)
class Fact:
    """One part of what one should know of a customer.

    Attributes:
        part: Its code, one of `metrics.triangle.PARTS`.
        known_on: The day of which the knowledge is, None where it is
            missing.
        stale: Whether that is too long ago.
    """

    part: str
    known_on: int | None = None
    stale: bool = False

    @property
    def known(self) -> bool:
        """Whether anything is known at all."""
        return self.known_on is not None


@dataclass(frozen=True)
class Grade:
    """The grades of a customer from one day on.

    Attributes:
        day: The day on which they were given, else the as-of day of the
            sheet that first says so.
        relationship: 0 to 10, or None.
        attractiveness: 0 to 10, or None.
        quadrant: The quadrant by the thresholds of the as-of day.
        by: Who gave them in the app, '' where a sheet says so.
        reason: Why, or ''.
        source: The row that says so, None for a change in the app.
    """

    day: int
    relationship: float | None
    attractiveness: float | None
    quadrant: str
    by: str = ""
    reason: str = ""
    source: Source | None = None


@dataclass(frozen=True)
class Step:
    """Something that is to be done next with a customer.

    Attributes:
        text: What; '' where only a day is known.
        due: The day, or None.
        by: The rep.
        deal: The name of the deal that says so; '' for a visit.
        source: Where it stands.
    """

    text: str
    due: int | None
    by: str
    deal: str = ""
    source: Source | None = None


@dataclass(frozen=True)
class Client:
    """All that is known of one customer as of a day.

    Attributes:
        day: The as-of day.
        row: The row of `View.clients`: column -> value.
        facts: The parts that one should know, in their order.
        people: The five buyer roles in the method's order, each at least
            once, then people without a role.
        visits: Visits until the day, newest first: rows of `View.logged`
            as mappings.
        planned: Visits that are planned, the next one first.
        deals: Rows of deals, open ones first, the largest first.
        amounts: Rows of `View.client_amounts`, one a currency.
        grades: Movement through time, newest first.
        steps: What is to be done next, overdue first, undated last.
        corrections: What was changed in the app: rows as mappings.
        names: The spellings that sheets have for the customer.
    """

    day: int
    row: Mapping[str, Any]
    facts: tuple[Fact, ...] = ()
    people: tuple[Person, ...] = ()
    visits: tuple[Mapping[str, Any], ...] = ()
    planned: tuple[Mapping[str, Any], ...] = ()
    deals: tuple[Mapping[str, Any], ...] = ()
    amounts: tuple[Mapping[str, Any], ...] = ()
    grades: tuple[Grade, ...] = ()
    steps: tuple[Step, ...] = ()
    corrections: tuple[Mapping[str, Any], ...] = ()
    names: tuple[str, ...] = ()
