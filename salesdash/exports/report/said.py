"""What the reports say of days, counts and files."""

import narwhals.stable.v2 as nw

from salesdash.days import day
from salesdash.words import Words


def span(days: tuple[int, int], t: Words) -> str:
    """Write the days of a report.

    Example:
        >>> span((20_773, 20_777), Words("en")), span((7, 7), Words("zh"))
        ('2026-11-16 – 2026-11-20', '1970-01-08')
    """
    first, last = (day(d).isoformat() for d in days)
    return first if first == last else t("visits.span", first=first, last=last)


def name(title: str, days: tuple[int, int], rep: str = "") -> str:
    """Name the file of a report: what it is, whose, and of when.

    Example:
        >>> name("Visits", (20_773, 20_777), "Ann")
        'Visits Ann 2026-11-16_2026-11-20'
    """
    first, last = (day(d).isoformat() for d in days)
    when = first if first == last else f"{first}_{last}"
    return " ".join(filter(None, [title, rep, when]))


def summed(visits: nw.DataFrame, t: Words) -> str:
    """Say how many visits somebody made, and how many are planned."""
    plans = int(visits["planned"].sum())
    done = len(visits) - plans
    if not plans:
        return t("visits.of_rep", visits=done)
    return t("visits.of_rep_plans", visits=done, plans=plans)


def counted(visits: nw.DataFrame, today: int, t: Words) -> str:
    """Say how many visits a report holds, and of which day it is."""
    plans = visits["planned"].sum()
    return t(
        "visits.counted",
        visits=len(visits) - plans,
        plans=plans,
        day=day(today).isoformat(),
    )
