"""The invented company: teams, reps, customers, and what is planted.

What is planted in the last twelve weeks, with a place to look at (rows as
the seed of `make` writes them; W1 is the week to 2026-09-04, W12 the one to
2026-11-20); `year` tells of the forty weeks before:

Reps
    王磊, 周建国 and Priya Nair claim what their ticks support. 陈静 and
    Daniel Okafor claim one or two milestones more, 黄志强 one less. 赵强
    never visits a key customer (宁波海晏新能源 is one of six). Emma Clarke
    is a hunter, 李娜 a farmer, and all of 华南 is on maintenance (the wrong
    mix).
Deals
    Vanish without a word: 杭州云栖食品 质量追溯平台一期项目 (华东, last
    in W6), 东莞宏图 MES生产执行系统二期扩容 (华南, last in W8),
    OPP-991 (Overseas, last in W9).
    Comes back: 深圳前海智联 设备预测维护试点项目 (华南) is missing in
    W6 to W9, before 华南 has ids, and returns in W10 as SN00901.
    Renewal: OPP-987, won in W2, open again from W9 with a later close.
    Reopened: 宁波海晏 能耗管理平台新厂上线, lost in W4, open from W9.
    Slips: OPP-988 puts its close off in W4, W7 and W10, and is overdue
    in between; other closes slip too, stay overdue or have no date.
    Planned: OPP-990 in W12 dates its signature 2026-11-27: not yet met.
    Two deals of 苏州恒润 in 华东 have no name: rows 45 and 46 in W12.
    Amounts: 待定 (宁波海晏 MES生产执行系统咨询), -15000 (OPP-989), and
    a few blank ones. The very long name is the customer of 4,860,000.
Cells
    2026/13/02 in 华东 W5 拜访记录 A9. Activities that nobody knows: "Golf
    day" in Overseas W3 F7 and W10 F10, 参加展会酒会 in 华南 W7 F24; some
    are blank. The headings stand twice in 华南 商机跟踪 from W9 on (row 29
    in W12). Totals: 合计 under the deals of 华东, Total under the visits
    of Overseas. Joint visits: 陈静/王磊 in 华东 W11 拜访记录 B26. The last
    one or two visits in 华东 and Overseas are plans for the next week.
    华南 moves a visit now and then (黄志强 at 厦门明德, 3 November in
    W10, 4 November in W11) or takes one out (梁美玲 at 广州海川, 1
    September, in W2).
    Selling steps are written since May (华南 since July), one in nine left
    blank, some a step ahead of the buyer (`steps`). 华东 adds the key
    opportunity brief to its deals since May: some late, half filled or
    never written (`briefs`).
Customers
    About one in ten is stale and sees nobody; eight lack a grade. 华南 and
    Overseas write a goal for two in three since May, Overseas a potential
    too; 华东 writes none (`goals`).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from sample_data import words

FIRST = date(2026, 9, 4)
WEEKS = tuple(FIRST + timedelta(days=7 * week) for week in range(12))

# Public holidays in China, and those that Overseas keeps: no visits there.
HOLIDAYS = {
    *(date(2026, 10, day) for day in range(1, 8)),
    *(date(2026, 2, day) for day in range(16, 24)),
    *(date(2026, 5, day) for day in range(1, 6)),
    *(date(2026, 1, 1), date(2026, 1, 2)),
    *(date(2026, 4, 6), date(2026, 6, 19)),
}
CHRISTMAS = {
    *(date(2025, 12, day) for day in range(24, 32)),
    *(date(2026, 1, 1), date(2026, 1, 2)),
    *(date(2026, 4, 3), date(2026, 4, 6)),
}


@dataclass(frozen=True)
class Rep:
    """A sales rep.

    Attributes:
        name: As written in the sheets.
        claims: `honest`, `plain`, `over` or `under`: how milestones are
            claimed.
        mix: Weights of development, negotiation, maintenance.
        visits: Usual number of visits a week.
        avoids_key: Whether key customers are never visited.
    """

    name: str
    claims: str = "plain"
    mix: tuple[int, int, int] = (30, 35, 35)
    visits: int = 12
    avoids_key: bool = False


@dataclass(frozen=True)
class Team:
    """A team, its language and the size of its deals."""

    name: str
    language: str
    median: int
    low: int
    high: int
    step: int
    reps: tuple[Rep, ...]


@dataclass(frozen=True)
class Customer:
    """A customer; `grades` holds (relationship, attractiveness) a week."""

    name: str
    rep: Rep
    industry: str
    frequency: int
    stale: bool
    grades: tuple[tuple[int | None, int | None], ...]

    def ever_key(self) -> bool:
        """Say whether it is a key customer in any of the weeks."""
        return any(
            (near or 0) >= 5 and (worth or 0) >= 5
            for near, worth in self.grades
        )


EAST = Team(
    "华东",
    "zh",
    420_000,
    50_000,
    5_000_000,
    1000,
    (
        Rep("王磊", "honest", (28, 40, 32), 13),
        Rep("陈静", "over", (35, 40, 25), 12),
        Rep("李娜", "plain", (3, 7, 90), 15),
        Rep("赵强", "plain", (40, 30, 30), 11, avoids_key=True),
    ),
)
SOUTH = Team(
    "华南",
    "zh",
    300_000,
    50_000,
    5_000_000,
    1000,
    (
        Rep("黄志强", "under", (10, 20, 70), 11),
        Rep("梁美玲", "plain", (14, 14, 72), 12),
        Rep("周建国", "honest", (8, 26, 66), 10),
        Rep("吴晓彤", "plain", (16, 20, 64), 13),
    ),
)
OVERSEAS = Team(
    "Overseas",
    "en",
    75_000,
    10_000,
    600_000,
    500,
    (
        Rep("Emma Clarke", "plain", (92, 5, 3), 14),
        Rep("Daniel Okafor", "over", (30, 45, 25), 11),
        Rep("Priya Nair", "honest", (25, 45, 30), 12),
        Rep("Lucas Meyer", "plain", (30, 30, 40), 10),
    ),
)
TEAMS = (EAST, SOUTH, OVERSEAS)

LONG_NAME = (
    "上海浦江国际供应链管理与综合物流服务（集团）股份有限公司"
    "长三角一体化示范区第二分公司"
)

# Customers of the planted deals: (name, rep, industry).
PLANTED = {
    "华东": (
        (LONG_NAME, 0, "物流"),
        ("杭州云栖食品有限公司", 0, "食品"),
        ("苏州恒润精密机械有限公司", 1, "机械"),
        ("宁波海晏新能源股份有限公司", 3, "新能源"),
    ),
    "华南": (
        ("深圳前海智联电子科技有限公司", 0, "电子"),
        ("东莞宏图汽车零部件有限公司", 1, "汽车"),
    ),
    "Overseas": (
        ("Aldgate Robotics GmbH", 2, "Machinery"),
        ("Brightwater Foods Ltd", 1, "Food"),
        ("Cormorant Energy Inc.", 3, "Energy"),
    ),
}


def workdays(team: Team, friday: date) -> list[date]:
    """List the days of a week on which a team makes visits."""
    days = [friday - timedelta(days=4 - day) for day in range(5)]
    free = CHRISTMAS if team.language == "en" else HOLIDAYS
    return [day for day in days if day not in free]


def customers(team: Team, random: Random) -> list[Customer]:
    """Draw the customers of a team, eleven a rep and the planted ones."""
    drawn = [
        _customer(name, team.reps[rep], industry, random)
        for name, rep, industry in PLANTED[team.name]
    ]
    names = _names(team)
    random.shuffle(names)
    for place, (name, industry) in enumerate(names[: 11 * len(team.reps)]):
        rep = team.reps[place % len(team.reps)]
        drawn.append(_customer(name, rep, industry, random))
    return drawn


def _names(team: Team) -> list[tuple[str, str]]:
    """List every name that may be drawn, with its industry."""
    trades = words.TRADES[team.language].items()
    if team.language == "en":
        return [
            (f"{brand} {trade}", industry)
            for brand in words.ENGLISH_BRANDS
            for trade, industry in trades
        ]
    return [
        (f"{city}{brand}{trade}", industry)
        for city in words.CITIES[team.name]
        for brand in words.BRANDS
        for trade, industry in trades
    ]


def _customer(name: str, rep: Rep, industry: str, random: Random) -> Customer:
    """Draw one customer's grades and how often it should be visited."""
    start = (random.randint(1, 9), random.randint(1, 10))
    stale = random.random() < 0.1
    missing = random.choice((None, "first", "second", "both"))
    if name == "宁波海晏新能源股份有限公司":
        start, stale, missing = (8, 9), False, None
    if random.random() > 0.12:
        missing = None
    return Customer(
        name=name,
        rep=rep,
        industry=industry,
        frequency=random.choice((1, 1, 2, 2, 4)),
        stale=stale,
        grades=_grades(start, missing, random),
    )


def _grades(
    start: tuple[int, int], missing: str | None, random: Random
) -> tuple[tuple[int | None, int | None], ...]:
    """Let the two grades drift over the weeks; some are never given."""
    relationship, attractiveness = start
    weekly: list[tuple[int | None, int | None]] = []
    for _week in WEEKS:
        if random.random() < 0.05:
            step = random.choice((-2, -1, 1, 1, 2))
            relationship = min(10, max(0, relationship + step))
        if random.random() < 0.02:
            step = random.choice((-1, 1))
            attractiveness = min(10, max(0, attractiveness + step))
        weekly.append(
            (
                None if missing in {"first", "both"} else relationship,
                None if missing in {"second", "both"} else attractiveness,
            )
        )
    return tuple(weekly)
