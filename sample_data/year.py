"""The forty weeks before the last twelve: who was there, and what changed.

The year begins with the week to 2025-11-28. Its first forty weeks tell
stories of their own; the last twelve are those of `company`.

Reps
    周建国 moves from 华东 to 华南 on 4 May 2026. 何志远 leaves 华南 and
    赵强 joins 华东 that day. Sofia Rossi leaves Overseas at the end of
    January, Lucas Meyer takes over on 2 February. 李娜 is on leave from 2
    March to 10 April. 黄志强 claims one milestone too few all year, 陈静
    and Daniel Okafor one or two too many.
Weeks
    Chinese New Year (week to 2026-02-20): no visits in 华东, no workbook of
    华南. New Year (2026-01-02): Overseas hands in its deals alone. The week
    to 2026-06-12 of Overseas came late, in a file of another name. 周建国
    hands in his last week in 华东 by himself (`周建国_拜访记录`), without
    a team. 华东 corrects two amounts of 2026-03-13 in a second file.
Layouts
    Overseas writes Chinese headings until the end of 2025, 华东 has other
    headings until January. Criteria come in January (Overseas), April
    (华东) and October (华南). 华南 shows the month so far from July on; its
    reps are headed 业务代表 before. Customers are graded once a quarter.
Deals
    `stories_past` plants them: a renewal, two that come back from the
    dead, closes that are put off, an amount above a thousand million and
    one of a single yuan. By September all of them are won, lost or gone.
Sheets apart
    Targets of 华东 by rep, of 华南 by team, of Overseas by rep in USD;
    coaching, and rates of exchange: see `extras`.
"""

from dataclasses import replace
from datetime import date, timedelta

from sample_data.company import (
    EAST,
    FIRST,
    OVERSEAS,
    SOUTH,
    WEEKS,
    Rep,
    Team,
)

EARLIER = tuple(FIRST - timedelta(days=7 * week) for week in range(40, 0, -1))
YEAR = (*EARLIER, *WEEKS)

MOVE = date(2026, 5, 4)
TAKEOVER = date(2026, 2, 2)
LEAVE = {"李娜": (date(2026, 3, 2), date(2026, 4, 10))}

HE = Rep("何志远", "plain", (20, 20, 60), 10)
SOFIA = Rep("Sofia Rossi", "plain", (35, 30, 35), 11)
ZHOU = SOUTH.reps[2]

# (team, rep of today) -> since when, and who was there before.
BEFORE = {
    (EAST.name, "赵强"): (MOVE, ZHOU),
    (SOUTH.name, "周建国"): (MOVE, HE),
    (OVERSEAS.name, "Lucas Meyer"): (TAKEOVER, SOFIA),
}

JOINED = {
    "王磊": date(2022, 3, 1),
    "陈静": date(2023, 7, 3),
    "李娜": date(2021, 1, 4),
    "周建国": date(2020, 6, 1),
    "赵强": MOVE,
    "黄志强": date(2019, 9, 2),
    "梁美玲": date(2022, 10, 10),
    "吴晓彤": date(2025, 3, 3),
    "何志远": date(2018, 4, 2),
    "Emma Clarke": date(2024, 3, 1),
    "Daniel Okafor": date(2025, 1, 6),
    "Priya Nair": date(2023, 9, 4),
    "Lucas Meyer": TAKEOVER,
    "Sofia Rossi": date(2022, 5, 9),
}

# On these Fridays the early customer lists are handed in, newly graded.
GRADED = (
    EARLIER[0],
    date(2026, 1, 9),
    date(2026, 4, 3),
    date(2026, 7, 3),
)


def holder(team: Team, rep: Rep, day: date) -> Rep:
    """Tell who did on a day what a rep of today does."""
    since, before = BEFORE.get((team.name, rep.name), (day, rep))
    return before if day < since else rep


def roster(team: Team, day: date) -> Team:
    """Give a team with the reps that it had on a day."""
    return replace(
        team, reps=tuple(holder(team, rep, day) for rep in team.reps)
    )


def joined(team: Team, rep: Rep) -> date:
    """Tell since when a rep is in a team."""
    moved = (team, rep) == (SOUTH, ZHOU)
    return MOVE if moved else JOINED[rep.name]


def away(rep: Rep, day: date) -> bool:
    """Say whether a rep is on leave."""
    first, last = LEAVE.get(rep.name, (date.max, date.max))
    return first <= day <= last
