"""The visits of a team, week by week, and how sheets restate them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from sample_data import steps, words
from sample_data.company import WEEKS, Customer, Rep, Team, workdays
from sample_data.deals import Deal

ACTIVITIES = ("development", "negotiation", "maintenance")
STARTS = ("09:00", "09:30", "10:15", "11:00", "13:30", "14:00", "15:30")


@dataclass(frozen=True)
class Visit:
    """One visit; `partner` is a second rep of a joint visit.

    Attributes:
        day_text: Written instead of the day, when the rep mistyped it.
        word: The activity in the rep's own words, '' when left blank.
        style: A number that picks how cells are written.
        step: The selling step in the rep's own words, '' when left blank.
    """

    day: date
    rep: str
    customer: str
    deal: str
    word: str
    minutes: int | None
    start: str
    purpose: str
    result: str
    next_step: str
    next_day: date | None
    supervisor: bool
    signal: str
    technique: str
    style: int
    step: str = ""
    partner: str = ""
    day_text: str = ""


def weeks(
    team: Team,
    customers: list[Customer],
    pipeline: list[list[Deal]],
    random: Random,
) -> list[list[Visit]]:
    """Draw the visits of each week, and of one week beyond the last."""
    fridays = (*WEEKS, WEEKS[-1] + timedelta(days=7))
    return [
        drawn(
            team,
            customers,
            Week(friday, min(week, len(WEEKS) - 1)),
            pipeline[min(week, len(pipeline) - 1)],
            random,
        )
        for week, friday in enumerate(fridays)
    ]


@dataclass(frozen=True)
class Week:
    """A week: its Friday, and the place of its grades in the lists."""

    friday: date
    place: int = 0


def drawn(
    team: Team,
    customers: list[Customer],
    week: Week,
    deals: list[Deal],
    random: Random,
) -> list[Visit]:
    """Draw the visits of a week."""
    visits: list[Visit] = []
    for rep in team.reps:
        mine = [entry for entry in customers if entry.rep is rep]
        hand = _Diary(team, rep, mine, week.place)
        visits += hand.week(workdays(team, week.friday), deals, random)
    return sorted(visits, key=_order)


def _order(visit: Visit) -> tuple[date, str, str, str]:
    """Sort by day, then rep, as a team's office would."""
    return visit.day, visit.rep, visit.start, visit.customer


@dataclass(frozen=True)
class _Diary:
    """Whom a rep visits in a week, and to what end."""

    team: Team
    rep: Rep
    customers: list[Customer]
    week_number: int

    def week(
        self, days: list[date], deals: list[Deal], random: Random
    ) -> list[Visit]:
        """Draw the rep's visits of one week."""
        full = min(20, max(8, round(random.gauss(self.rep.visits, 2))))
        count = round(full * len(days) / 5)
        weights = [self._weight(customer) for customer in self.customers]
        chosen = random.choices(self.customers, weights, k=count)
        return [
            self._visit(random.choice(days), customer, deals, random)
            for customer in chosen
        ]

    def _weight(self, customer: Customer) -> float:
        """Say how readily the rep goes to a customer."""
        if customer.stale or (self.rep.avoids_key and customer.ever_key()):
            return 0
        relationship, attractiveness = customer.grades[self.week_number]
        near = (relationship or 0) >= 5
        worth = (attractiveness or 0) >= 5
        if near and worth:
            return 3
        return 1.5 if near or worth else 0.7

    def _visit(
        self,
        day: date,
        customer: Customer,
        deals: list[Deal],
        random: Random,
    ) -> Visit:
        """Draw one visit to a customer."""
        language = self.team.language
        open_deals = _open(customer, deals)
        about = random.random() < 0.6 and bool(open_deals)
        activity = self._activity(random, about=about)
        known = words.ACTIVITY[self.team.name][activity]
        step = random.choice(words.NEXT[language])
        ahead = timedelta(days=random.randint(2, 12))
        signal = random.choice(words.SIGNAL[language])
        technique = random.choice(words.TECHNIQUE[language])
        closing = activity == "negotiation" and random.random() < 0.4
        name = random.choice(open_deals) if about else ""
        visit = Visit(
            day=day,
            rep=self.rep.name,
            customer=customer.name,
            deal=name,
            word=random.choice(known) if random.random() > 0.02 else "",
            minutes=_minutes(activity, random),
            start=random.choice(STARTS),
            purpose=random.choice(words.PURPOSE[activity][language]),
            result=random.choice(words.RESULT[language]),
            next_step=step,
            next_day=day + ahead if step else None,
            supervisor=random.random() < 0.1,
            signal=signal if random.random() < 0.15 else "",
            technique=technique if closing else "",
            style=random.randrange(1000),
            partner=self._partner(random),
        )
        deal = _named(customer, name, deals)
        done = steps.step(language, activity, deal, visit.style)
        return replace(visit, step=done)

    def _partner(self, random: Random) -> str:
        """Draw the second rep of a joint visit, '' for most visits."""
        mates = [rep.name for rep in self.team.reps if rep is not self.rep]
        return random.choice(mates) if random.random() < 0.02 else ""

    def _activity(self, random: Random, *, about: bool) -> str:
        """Draw the activity; talks need a deal to talk about."""
        development, negotiation, maintenance = self.rep.mix
        weights = (
            development,
            negotiation * (1.3 if about else 0.35),
            maintenance,
        )
        return random.choices(ACTIVITIES, weights)[0]


def _open(customer: Customer, deals: list[Deal]) -> list[str]:
    """Name the open deals of a customer."""
    return [
        deal.name
        for deal in deals
        if deal.customer == customer.name and deal.status == "open"
    ]


def _named(customer: Customer, name: str, deals: list[Deal]) -> Deal | None:
    """Find the open deal of a customer that goes by a name."""
    for deal in deals:
        if (deal.customer, deal.name) == (customer.name, name):
            return deal
    return None


def _minutes(activity: str, random: Random) -> int | None:
    """Draw how long a visit took; one in fourteen is not written."""
    if random.random() < 0.07:
        return None
    usual = {"development": 3, "negotiation": 6, "maintenance": 3}[activity]
    return 15 * max(1, usual + random.randint(-2, 3))


def planned(visits: list[Visit], count: int) -> list[Visit]:
    """Show next week's first visits as plans: no time, no result."""
    return [
        replace(
            visit, minutes=None, result="", signal="", technique="", step=""
        )
        for visit in visits[:count]
    ]


def restated(
    drawn: list[list[Visit]],
    random: Random,
    fridays: Sequence[date] = WEEKS,
) -> list[list[Visit]]:
    """Give each week's sheet all visits of its month so far.

    Now and then the rep has moved an earlier visit to another day, or
    taken it out.
    """
    sheets: list[list[Visit]] = []
    known: list[Visit] = []
    for friday, new in zip(fridays, drawn, strict=False):
        first = min(friday.replace(day=1), friday - timedelta(days=4))
        known = [visit for visit in known if visit.day >= first]
        known = _amended(known, random)
        known = sorted([*known, *new], key=_order)
        sheets.append(known)
    return sheets


def _amended(known: list[Visit], random: Random) -> list[Visit]:
    """Move one earlier visit by a day, or drop it, in some weeks."""
    if not known or random.random() < 0.3:
        return known
    kept = list(known)
    visit = kept.pop(random.randrange(len(kept)))
    if random.random() < 0.7:
        step = 1 if visit.day.weekday() < 4 else -1
        kept.append(replace(visit, day=visit.day + timedelta(days=step)))
    return kept
