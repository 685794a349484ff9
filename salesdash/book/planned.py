"""The 5 W of the next visit (deck, page 11)."""

from collections.abc import Iterator, Sequence

from salesdash.book.sources import Row
from salesdash.model.dossier import Person, Plan, Reached, Tick

_DECISION_MAKER = "decision_maker"
_MET = "decision_maker_met"


def plan(
    deal: Row,
    ticks: Sequence[Tick],
    factors: Sequence[Reached],
    people: Sequence[Person],
    visits: Sequence[Row],
) -> Plan:
    """Say why, what, who, when and where of the next visit.

    A lost deal has none.

    Args:
        deal: The row of the deal.
        ticks: Its exit criteria.
        factors: What its factors have reached.
        people: Who takes part.
        visits: Its visits, newest first.
    """
    if deal["status"] == "lost":
        return Plan()
    what, when = _next(deal, visits)
    return Plan(
        _why(deal, ticks, factors),
        what,
        _who(ticks, people, visits),
        when,
        next((v["place"] for v in visits if v["place"]), ""),
    )


def _why(deal: Row, ticks: Sequence[Tick], factors: Sequence[Reached]) -> str:
    """Give the first criterion that is missing, else a statement.

    Where sheets have no criteria, what the weakest factor reaches next.
    """
    if deal["evidence_columns"]:
        for tick in ticks:
            if tick.milestone and tick.state != "met":
                return tick.criterion
    by_code = {factor.factor: factor for factor in factors}
    weakest = by_code.get(deal["weakest_factor"] or "")
    return weakest.following if weakest else ""


def _next(deal: Row, visits: Sequence[Row]) -> tuple[str, int | None]:
    """Give next step and day of the newest of sheet and visits."""
    told = sorted(_told(deal, visits), key=lambda t: t[0], reverse=True)
    return next(((w, d) for _, w, d in told), ("", None))


def _told(
    deal: Row, visits: Sequence[Row]
) -> Iterator[tuple[int, str, int | None]]:
    for day, row in ((deal["as_of"], deal), *((v["date"], v) for v in visits)):
        if row["next_step"] or row["next_date"] is not None:
            yield day, row["next_step"], row["next_date"]


def _who(
    ticks: Sequence[Tick], people: Sequence[Person], visits: Sequence[Row]
) -> str:
    """Give a decision maker who was not met yet, else the last person."""
    met = any(t.criterion == _MET and t.state == "met" for t in ticks)
    for person in () if met else people:
        unmet = person.met_on is None and person.last_visit is None
        if person.role == _DECISION_MAKER and person.name and unmet:
            return person.name
    return next((v["person"] for v in visits if v["person"]), "")
