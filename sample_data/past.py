"""The deals of the forty weeks before the last twelve."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from sample_data import words
from sample_data.company import FIRST, Customer, Team
from sample_data.criteria import SIGNED
from sample_data.deals import (
    Deal,
    Pipeline,
    follow,
    listed,
    points,
    snapshot,
)
from sample_data.year import BEFORE, EARLIER, GRADED, away, holder, roster

# After this Friday no deal begins that does not last until autumn.
LAST_NEW = date(2026, 6, 26)
WIND_DOWN = date(2026, 7, 3)
STALE_SINCE = date(2026, 6, 1)

Grades = tuple[int | None, int | None]


def graded(
    customers: Iterable[Customer], random: Random
) -> dict[str, list[Grades]]:
    """Draw the grades of the early lists, back from the first late one."""
    found: dict[str, list[Grades]] = {}
    for customer in customers:
        near, worth = customer.grades[0]
        back: list[Grades] = []
        for _quarter in GRADED:
            if near is not None and random.random() < 0.4:
                near = min(10, max(0, near + random.choice((-3, -1, 1, 2))))
            if worth is not None and random.random() < 0.25:
                worth = min(10, max(1, worth + random.choice((-2, -1, 1))))
            back.append((near, worth))
        found[customer.name] = back[::-1]
    return found


def held(
    team: Team,
    customers: Iterable[Customer],
    grades: dict[str, list[Grades]],
    day: date,
) -> list[Customer]:
    """Give the customers as they stood on a day: rep and grades of then."""
    quarter = max(0, sum(first <= day for first in GRADED) - 1)
    return [
        replace(
            customer,
            rep=holder(team, customer.rep, day),
            stale=customer.stale and day >= STALE_SINCE,
            grades=(grades[customer.name][quarter],),
        )
        for customer in customers
    ]


class Past(Pipeline):
    """The deals of one team until the last twelve weeks begin."""

    def __init__(
        self,
        line: Pipeline,
        present: list[Deal],
        planted: list[Deal],
        random: Random,
    ) -> None:
        """Take over from the pipeline of the last twelve weeks.

        Args:
            line: That pipeline, with the titles that it takes.
            present: The deals that it began with.
            planted: Deals that follow a script of these forty weeks.
            random: Where chance comes from.
        """
        super().__init__(line.team, line.customers, planted, random)
        self.taken |= line.taken
        self.present = present
        self.everybody = line.customers
        self.number = 201

    def weeks(self) -> Iterator[list[Deal]]:
        """Yield what each week's sheet lists."""
        for week, friday in enumerate(EARLIER):
            self._staff(friday)
            if week == 0:
                self.begin(friday)
            for deal in self.deals:
                self._live(deal, week, friday)
            if week > 0 and friday <= LAST_NEW:
                self._fill(friday)
            mine = [snapshot(d) for d in self.deals if listed(d, week)]
            yield mine + [
                self._earlier(deal, friday)
                for deal in self.present
                if deal.created <= friday
            ]

    def _staff(self, friday: date) -> None:
        """Hand customers and open deals of who left to who came."""
        known = self.everybody
        now = [holder(self.team, entry.rep, friday) for entry in known]
        self.customers = [
            replace(entry, rep=rep)
            for entry, rep in zip(known, now, strict=True)
        ]
        for (team, _name), (since, before) in BEFORE.items():
            if team != self.team.name or friday < since:
                continue
            heir = next(r for r in self.team.reps if r.name == _name)
            for deal in self.deals:
                if deal.rep is before and deal.status == "open":
                    deal.rep = heir

    def begin(self, friday: date) -> None:
        """Add the deals of earlier months, of the reps of that time."""
        today = self.team
        self.team = roster(today, friday)
        super().begin(friday)
        self.team = today

    def _live(self, deal: Deal, week: int, friday: date) -> None:
        """Let a deal live through a week."""
        if deal.script is not None:
            follow(deal, week, friday)
        elif deal.status != "open" or not away(deal.rep, friday):
            self._advance(deal, friday)
            self._wind_down(deal, friday)
        if deal.status == "open":
            deal.closed_week = None
        elif deal.closed_week is None:
            deal.closed_week = week
        deal.scores = points(deal)

    def _wind_down(self, deal: Deal, friday: date) -> None:
        """Close what has stood still for long, and all by September."""
        if deal.status != "open":
            return
        old = (friday - deal.created).days > 120
        still = deal.outcome == "open" and self.random.random() < 0.12
        end = WIND_DOWN + timedelta(days=7 * (deal.style % 9))
        if friday < end and not (old and still):
            return
        deal.closed = friday - timedelta(days=self.random.randint(0, 4))
        if deal.outcome == "win" or deal.ticks() >= 13:
            gaps = set(range(SIGNED + 1)) - deal.met.keys()
            deal.met |= dict.fromkeys(gaps, deal.closed)
            deal.skipped.clear()
            deal.status, deal.closed = "won", deal.met[SIGNED]
        else:
            deal.status = "lost"
            reasons = words.LOST[self.team.language]
            deal.lost_reason = self.random.choice(reasons)

    def _fill(self, friday: date) -> None:
        """Open new deals where a rep has room for them."""
        for rep in roster(self.team, friday).reps:
            count = sum(
                deal.rep is rep and deal.status == "open"
                for deal in self.deals
            ) + sum(
                holder(self.team, deal.rep, friday) is rep
                and deal.created <= friday
                for deal in self.present
            )
            for _ in range(max(1, 11 - count)):
                if count < 13 and self.random.random() < 0.6:
                    self._add(rep, friday, fresh=True)

    def _earlier(self, deal: Deal, friday: date) -> Deal:
        """Show a deal of the last twelve weeks as it stood before."""
        known = _paced(deal) if deal.script else deal.met
        met = {place: day for place, day in known.items() if day <= friday}
        top = max(met, default=-1)
        step = self.random.choice(words.NEXT[self.team.language])
        back = replace(
            deal,
            rep=holder(self.team, deal.rep, friday),
            met=met,
            skipped={place for place in deal.skipped if place < top},
            expected=_promised(deal, friday),
            next_step=step,
            next_day=friday + timedelta(days=7) if step else None,
            commit=top >= 13 and deal.style % 4 != 0,
        )
        back.scores = points(back)
        return back


def _paced(deal: Deal) -> dict[int, date]:
    """Spread what a planted deal begins with over its days until then."""
    ticks = (deal.script or {}).get(0, {}).get("ticks", 0)
    days = (FIRST - deal.created).days
    return {
        place: deal.created + timedelta(days=days * (place + 1) // (ticks + 1))
        for place in range(ticks)
    }


def _promised(deal: Deal, friday: date) -> date | None:
    """Give the close that was expected: some are put off every month."""
    if deal.expected is None or deal.style % 3:
        return deal.expected
    months = min(4, (FIRST - friday).days // 30)
    return deal.expected - timedelta(days=30 * months)
