"""The workbooks of Overseas: English, USD, headings in the first row."""

from datetime import date
from typing import Any

from sample_data import criteria, goals
from sample_data.company import OVERSEAS, Customer, Team
from sample_data.deals import Deal
from sample_data.sheets import Sheet
from sample_data.visits import Visit
from sample_data.year import joined, roster

MONTHS = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
]
STATUS = {
    "open": ("In progress", "Open"),
    "won": ("Won", "Closed won"),
    "lost": ("Lost", "Closed lost"),
}
VISITS = [
    "Date",
    "Rep",
    "Team",
    "Account",
    "Opportunity",
    "Activity",
    "Start",
    "Minutes",
    "Purpose",
    "Outcome",
    "Next step",
    "Next step date",
    "Supervisor present",
    "Buying signal",
    "Closing technique",
    "Selling step",
]
DEALS = [
    "Opportunity ID",
    "Opportunity",
    "Account",
    "Rep",
    "Team",
    "Product",
    "Amount (USD)",
    "Milestone",
    "Status",
    "Created on",
    "Expected close",
    "Closed on",
    "Lost reason",
    "Competitor",
    "Next step",
    "Next step date",
    "Commit",
    "Pain",
    "Power",
    "Vision",
    "Value",
    "Control",
]
CUSTOMERS = [
    "Account",
    "Rep",
    "Industry",
    "Relationship (0-10)",
    "Attractiveness (0-10)",
    "Target visits per month",
    "Account goal",
    "Annual potential (USD)",
]
TARGETS = ["Rep", "Measure", "Month", "Amount (USD)", "Count"]


def name(friday: date) -> str:
    """Name the file of a week."""
    return f"Overseas weekly {friday:%Y-%m-%d}.xlsx"


def tabs(
    friday: date,
    visits: list[Visit],
    deals: list[Deal],
    customers: list[Customer],
    week: int,
) -> list[Sheet]:
    """Lay out the workbook of a week."""
    team = roster(OVERSEAS, friday)
    diary = [_visit(visit) for visit in visits]
    timed = [visit.minutes for visit in visits if visit.minutes is not None]
    total = ["Total", *[None] * 6, sum(timed)]
    accounts = [_customer(entry, week) for entry in customers]
    sheets = [
        Sheet("Visits", [], VISITS, [*diary, total]),
        Sheet(
            "Opportunities",
            [],
            [*DEALS, *criteria.OVERSEAS],
            [_deal(deal) for deal in deals],
        ),
        Sheet("Accounts", [], CUSTOMERS, accounts),
    ]
    if friday.day <= 7:
        sheets.append(_targets(friday, team))
    people = [
        [rep.name, OVERSEAS.name, joined(OVERSEAS, rep)] for rep in team.reps
    ]
    return [*sheets, Sheet("Team", [], ["Rep", "Team", "From"], people)]


def _targets(friday: date, team: Team) -> Sheet:
    """Lay out the month's targets of each rep."""
    rows: list[list[Any]] = []
    for place, rep in enumerate(team.reps):
        month = f"{friday:%Y-%m}"
        amount = 90_000 + 15_000 * place
        rows.append([rep.name, "Revenue", month, amount, None])
        rows.append([rep.name, "Visits", month, None, rep.visits * 4])
    return Sheet("Targets", [], TARGETS, rows)


def _day(day: date | None, style: int) -> date | str | None:
    """Write a day as a date, or like 05 Mar 2026."""
    if day is None or style % 2:
        return day
    return f"{day.day:02d} {MONTHS[day.month - 1]} {day.year}"


def _minutes(minutes: int | None, style: int) -> Any:
    """Write the minutes, at times with the unit."""
    if minutes is None:
        return None
    return f"{minutes} min" if style % 9 == 0 else minutes


def _visit(visit: Visit) -> list[Any]:
    """Write one visit."""
    rep = f"{visit.rep}/{visit.partner}" if visit.partner else visit.rep
    return [
        _day(visit.day, visit.style),
        rep,
        OVERSEAS.name,
        visit.customer,
        visit.deal,
        visit.word,
        visit.start,
        _minutes(visit.minutes, visit.style),
        visit.purpose,
        visit.result,
        visit.next_step,
        _day(visit.next_day, visit.style),
        "Y" if visit.supervisor else "N",
        visit.signal,
        visit.technique,
        visit.step,
    ]


def _amount(amount: int | str | None, style: int) -> Any:
    """Write an amount as $12,000.00, as USD 12k or as a number."""
    if not isinstance(amount, int):
        return amount
    if style % 3 == 0:
        sign = "-" if amount < 0 else ""
        return f"{sign}${abs(amount):,}.00"
    return f"USD {amount / 1000:g}k" if style % 3 == 1 else amount


def _milestone(claim: int, style: int) -> Any:
    """Write a milestone as 25%, 0.25 or by its name."""
    if claim == 0:
        return None
    percent = criteria.MILESTONES["percent"][claim - 1]
    if style % 3 == 0:
        return percent
    if style % 3 == 1:
        return int(percent[:-1]) / 100
    return criteria.MILESTONES["english"][claim - 1]


def _deal(deal: Deal) -> list[Any]:
    """Write one opportunity."""
    return [
        f"OPP-{deal.number}",
        deal.name,
        deal.customer,
        deal.rep.name,
        OVERSEAS.name,
        deal.product,
        _amount(deal.amount, deal.style),
        _milestone(deal.claim(), deal.style),
        STATUS[deal.status][deal.style % 2],
        _day(deal.created, deal.style),
        _day(deal.expected, deal.style + 1),
        _day(deal.closed, deal.style) if deal.closed_cell else None,
        deal.lost_reason,
        deal.competitor,
        deal.next_step,
        _day(deal.next_day, deal.style),
        "Yes" if deal.commit else "No",
        *deal.scores,
        *(_criterion(deal, place) for place in range(23)),
    ]


def _criterion(deal: Deal, place: int) -> Any:
    """Write a criterion: a day, Y, N or nothing."""
    style = (deal.style + place * 7) % 10
    if place in deal.met:
        planned = deal.status == "open" and place >= 19
        return deal.met[place] if style < 4 or planned else "Y"
    return "N" if style < 3 else None


def _customer(customer: Customer, week: int) -> list[Any]:
    """Write an account with the grades of a week."""
    return [
        customer.name,
        customer.rep.name,
        customer.industry,
        *customer.grades[week],
        customer.frequency,
        goals.goal(customer, "en"),
        goals.potential(customer),
    ]
