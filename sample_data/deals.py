"""The life of the opportunities, week by week."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from sample_data import words
from sample_data.company import WEEKS, Customer, Rep, Team
from sample_data.criteria import DECISION_MAKER_MET, SIGNED, reached
from sample_data.scores import scores

# Criteria met at the first sheet, and how many of 100 deals stand there.
STARTS = ((0, 12), (3, 12), (5, 24), (8, 20), (11, 10), (13, 12), (17, 10))


@dataclass
class Deal:
    """One opportunity as it stands in a week.

    Attributes:
        met: Index of each criterion that is met, with its day.
        skipped: Criteria that the rep passed over.
        outcome: `win`, `lose` or `open`: where the deal is heading.
        boost: Milestones that are claimed above the ticked ones.
        style: A number that picks how cells are written.
        hidden: Weeks in which the sheet leaves the deal out.
        script: Changes of a planted deal by week; None = drawn freely.
    """

    number: int
    name: str
    customer: str
    rep: Rep
    product: str
    amount: int | str | None
    created: date
    expected: date | None
    competitor: str
    outcome: str
    pace: float
    boost: int
    style: int
    met: dict[int, date] = field(default_factory=dict)
    skipped: set[int] = field(default_factory=set)
    status: str = "open"
    closed: date | None = None
    closed_week: int | None = None
    closed_cell: bool = True
    lost_reason: str = ""
    next_step: str = ""
    next_day: date | None = None
    commit: bool = False
    scores: tuple[int | None, ...] = (None,) * 5
    hidden: frozenset[int] = frozenset()
    script: dict[int, dict[str, Any]] | None = None

    def ticks(self) -> int:
        """Count the criteria passed, met or skipped."""
        return len(set(self.met) | self.skipped)

    def claim(self) -> int:
        """Return the claimed milestone, 1 to 6; 0 = left blank."""
        if self.status == "won":
            return 6
        if self.rep.claims in {"plain", "under"}:
            steps = reached(set(self.met) | self.skipped)
        else:
            steps = reached(set(self.met))
        if self.rep.claims == "under":
            steps = max(0, steps - 1)
        if steps + self.boost == 0 and self.style % 3 == 0:
            return 0
        return min(5, max(1, steps + self.boost))


def snapshot(deal: Deal) -> Deal:
    """Copy a deal, so that later weeks do not change it."""
    return replace(deal, met=dict(deal.met), skipped=set(deal.skipped))


def listed(deal: Deal, week: int) -> bool:
    """Say whether the sheet of a week lists the deal.

    Won and lost deals stay for three sheets, then drop off.
    """
    if week in deal.hidden:
        return False
    if deal.status == "open":
        return True
    return deal.closed_week is not None and week - deal.closed_week < 3


class Pipeline:
    """The deals of one team, and how they move on from week to week."""

    def __init__(
        self,
        team: Team,
        customers: list[Customer],
        planted: list[Deal],
        random: Random,
    ) -> None:
        """Start with the planted deals."""
        self.team = team
        self.random = random
        self.customers = customers
        self.taken = {(deal.customer, deal.name) for deal in planted}
        self.deals = list(planted)
        self.number = 1001

    def begin(self, friday: date) -> None:
        """Add the deals of earlier months."""
        for rep in self.team.reps:
            for _ in range(self.random.randint(8, 11)):
                self._add(rep, friday, fresh=False)

    def weeks(self) -> Iterator[list[Deal]]:
        """Yield what each week's sheet lists."""
        for week, friday in enumerate(WEEKS):
            for deal in self.deals:
                if deal.script is None:
                    self._advance(deal, friday)
                else:
                    follow(deal, week, friday)
                if deal.status != "open" and deal.closed_week is None:
                    deal.closed_week = week
                deal.scores = points(deal)
            if week:
                self._refill(friday)
            yield [snapshot(deal) for deal in self.deals if listed(deal, week)]

    def _refill(self, friday: date) -> None:
        """Open new deals where a rep has room for them."""
        for rep in self.team.reps:
            mine = [deal for deal in self.deals if deal.rep is rep]
            count = sum(deal.status == "open" for deal in mine)
            for _ in range(max(1, 11 - count)):
                if count < 13 and self.random.random() < 0.6:
                    self._add(rep, friday, fresh=True)

    def _add(self, rep: Rep, friday: date, *, fresh: bool) -> None:
        """Open a deal with one of the rep's customers."""
        random = self.random
        customer, product, name = self._title(rep)
        start = 0
        age = random.randint(0, 4)
        if not fresh:
            levels, weights = zip(*STARTS, strict=True)
            start = random.choices(levels, weights)[0]
            age = 15 + start * 9 + random.randint(0, 60)
        fates = (30 + 2 * start, 38, 24)
        outcomes = random.choices(("win", "lose", "open"), fates)
        deal = Deal(
            number=self.number,
            name=name,
            customer=customer,
            rep=rep,
            product=product,
            amount=self._amount(),
            created=friday - timedelta(days=age),
            expected=self._expected(friday, start),
            competitor=random.choice(words.COMPETITORS[self.team.language]),
            outcome=outcomes[0],
            pace=random.uniform(0.8, 2.6),
            boost=random.choice((1, 1, 2)) if rep.claims == "over" else 0,
            style=random.randrange(1000),
            closed_cell=random.random() < 0.75,
        )
        deal.scores = points(deal)
        self.number += random.randint(1, 3)
        self._tick(deal, start, friday - timedelta(days=7))
        _spread(deal, friday)
        self.deals.append(deal)

    def _title(self, rep: Rep) -> tuple[str, str, str]:
        """Choose a customer, a product and a name that is still free."""
        random = self.random
        mine = [entry.name for entry in self.customers if entry.rep is rep]
        while True:
            product = random.choice(words.PRODUCTS[self.team.language])
            project = random.choice(words.PROJECTS[self.team.language])
            space = " " if self.team.language == "en" else ""
            title = random.choice(mine), f"{product}{space}{project}"
            if title not in self.taken:
                self.taken.add(title)
                return title[0], product, title[1]

    def _amount(self) -> int | None:
        """Draw an amount; a few cells stay blank."""
        if self.random.random() < 0.03:
            return None
        drawn = self.random.lognormvariate(0, 0.85) * self.team.median
        drawn = min(self.team.high, max(self.team.low, drawn))
        return round(drawn / self.team.step) * self.team.step

    def _expected(self, friday: date, start: int) -> date | None:
        """Draw an expected close, sooner for riper deals."""
        if self.random.random() < 0.05:
            return None
        days = self.random.randint(-12, 40) + (18 - start) * 5
        return friday + timedelta(days=days)

    def _tick(self, deal: Deal, count: int, latest: date) -> None:
        """Meet the next criteria; now and then one is passed over."""
        # Deals that go nowhere stall somewhere in the middle.
        ends = {"win": SIGNED, "lose": SIGNED - 1, "open": deal.style % 16}
        last = ends[deal.outcome]
        for _ in range(count):
            place = deal.ticks()
            if place > last:
                return
            if place != SIGNED and self.random.random() < 0.03:
                deal.skipped.add(place)
                continue
            day = latest - timedelta(days=self.random.randint(0, 4))
            deal.met[place] = max(day, deal.created)

    def _advance(self, deal: Deal, friday: date) -> None:
        """Move a freely drawn deal on by a week."""
        random = self.random
        if deal.status == "won" and random.random() < 0.5:
            after = SIGNED + 1 + sum(place > SIGNED for place in deal.met)
            deal.met.update({after: friday} if after < 23 else {})
        if deal.status != "open":
            return
        self._tick(deal, int(random.expovariate(1 / deal.pace)), friday)
        if deal.skipped and random.random() < 0.2:
            deal.met[deal.skipped.pop()] = friday - timedelta(days=1)
        if SIGNED in deal.met:
            deal.status, deal.closed = "won", deal.met[SIGNED]
        elif deal.outcome == "lose" and random.random() < 0.09:
            deal.status = "lost"
            deal.closed = friday - timedelta(days=random.randint(0, 4))
            reasons = words.LOST[self.team.language]
            deal.lost_reason = random.choice(reasons)
        self._plan(deal, friday)

    def _plan(self, deal: Deal, friday: date) -> None:
        """Set the next step, and put off a close that is due."""
        random = self.random
        patience = {"honest": 0.85, "over": 0.6}
        due = deal.expected is not None and deal.expected <= friday
        if due and random.random() < patience.get(deal.rep.claims, 0.4):
            days = random.choice((14, 30, 30, 45, 60))
            deal.expected = friday + timedelta(days=days)
        deal.next_step = random.choice(words.NEXT[self.team.language])
        ahead = timedelta(days=random.randint(3, 14))
        deal.next_day = friday + ahead if deal.next_step else None
        deal.commit = deal.ticks() >= 13 and deal.style % 4 != 0


def _spread(deal: Deal, friday: date) -> None:
    """Spread what was met before the first sheet over the deal's age."""
    age = (friday - deal.created).days - 7
    steps = len(deal.met) + 1
    for step, place in enumerate(sorted(deal.met), 1):
        deal.met[place] = deal.created + timedelta(days=age * step // steps)


def follow(deal: Deal, week: int, friday: date) -> None:
    """Apply what the script of a planted deal says for a week."""
    changes = dict((deal.script or {}).get(week, {}))
    ticks = changes.pop("ticks", None)
    if "created" in changes:
        # A renewal starts over: nothing of the first deal is met.
        deal.met = {}
    if ticks is not None:
        kept = {place: day for place, day in deal.met.items() if place < ticks}
        deal.met = dict.fromkeys(range(ticks), friday) | kept
    planned = changes.pop("planned", {})
    deal.met |= planned
    for attribute, value in changes.items():
        setattr(deal, attribute, value)


def points(deal: Deal) -> tuple[int | None, ...]:
    """Give the points of the five factors that fit the progress."""
    engaged = DECISION_MAKER_MET in deal.met
    return scores(deal.style, min(deal.ticks(), SIGNED), engaged=engaged)
