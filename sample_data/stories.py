"""The planted deals: each follows a script instead of the dice."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sample_data import words
from sample_data.company import (
    EAST,
    OVERSEAS,
    PLANTED,
    SOUTH,
    Team,
)
from sample_data.criteria import SIGNED
from sample_data.deals import Deal

CREATED = date(2026, 6, 15)


@dataclass(frozen=True)
class Plant:
    """A planted deal; `place` is its customer's in company.PLANTED."""

    place: int
    number: int
    name: str
    amount: int | str | None
    ticks: int
    expected: date | None
    script: dict[int, dict[str, Any]] = field(default_factory=dict)
    hidden: frozenset[int] = frozenset()


def _slips() -> dict[int, dict[str, Any]]:
    """Put a close off month by month while nothing moves."""
    days = (date(2026, 10, 15), date(2026, 11, 13), date(2026, 12, 18))
    return {
        week: {"expected": day}
        for week, day in zip((3, 6, 9), days, strict=True)
    }


PLANTS = {
    EAST.name: (
        Plant(
            0, 901, "WMS仓储系统集团项目", 4_860_000, 14, date(2026, 12, 25)
        ),
        Plant(
            1,
            902,
            "质量追溯平台一期项目",
            680_000,
            9,
            date(2026, 11, 30),
            hidden=frozenset(range(6, 12)),
        ),
        # Two deals without a name: only their order tells them apart.
        Plant(2, 903, "", 350_000, 5, date(2026, 12, 10)),
        Plant(2, 904, "", 1_200_000, 8, date(2027, 1, 20)),
        Plant(
            3,
            905,
            "能耗管理平台新厂上线",
            960_000,
            10,
            date(2026, 11, 20),
            {
                3: {
                    "status": "lost",
                    "closed": date(2026, 9, 23),
                    "lost_reason": "预算冻结",
                },
                8: {
                    "status": "open",
                    "closed": None,
                    "closed_week": None,
                    "lost_reason": "",
                    "expected": date(2026, 12, 31),
                    "ticks": 11,
                },
            },
        ),
        Plant(3, 906, "MES生产执行系统咨询", "待定", 2, None),
    ),
    SOUTH.name: (
        Plant(
            0,
            901,
            "设备预测维护试点项目",
            415_000,
            8,
            date(2026, 12, 15),
            {9: {"ticks": 13, "expected": date(2027, 1, 15)}},
            frozenset(range(5, 9)),
        ),
        Plant(
            1,
            902,
            "MES生产执行系统二期扩容",
            1_350_000,
            13,
            date(2026, 11, 10),
            hidden=frozenset(range(8, 12)),
        ),
    ),
    OVERSEAS.name: (
        Plant(
            0,
            987,
            "MES subscription",
            96_000,
            18,
            date(2026, 9, 15),
            {
                1: {
                    "status": "won",
                    "closed": date(2026, 9, 10),
                    "ticks": SIGNED + 1,
                },
                8: {
                    "status": "open",
                    "closed": None,
                    "closed_week": None,
                    "ticks": 6,
                    "created": date(2026, 10, 26),
                    "amount": 108_000,
                    "expected": date(2027, 1, 29),
                },
            },
        ),
        Plant(
            1,
            988,
            "Quality tracing rollout",
            240_000,
            13,
            date(2026, 9, 18),
            _slips(),
        ),
        Plant(2, 989, "Credit for pilot", -15_000, 3, date(2026, 12, 4)),
        Plant(
            2,
            990,
            "Energy dashboard phase 2",
            185_000,
            15,
            date(2026, 11, 27),
            {
                5: {"ticks": 19},
                11: {"planned": {SIGNED: date(2026, 11, 27)}},
            },
        ),
        Plant(
            0,
            991,
            "Predictive maintenance pilot",
            52_000,
            5,
            date(2026, 12, 18),
            hidden=frozenset(range(9, 12)),
        ),
    ),
}


def planted(
    team: Team, plants: Iterable[Plant], created: date = CREATED
) -> list[Deal]:
    """Build the planted deals of a team."""
    return [_deal(team, plant, created) for plant in plants]


def _product(team: Team, name: str) -> str:
    """Name the product that a deal's name speaks of, '' for none."""
    products = words.PRODUCTS[team.language]
    return next((entry for entry in products if entry in name), "")


def _deal(team: Team, plant: Plant, created: date) -> Deal:
    """Turn one planted deal into a deal of the pipeline."""
    customer, rep, _industry = PLANTED[team.name][plant.place]
    script = {0: {"ticks": plant.ticks}}
    for week, changes in plant.script.items():
        script[week] = script.get(week, {}) | changes
    return Deal(
        number=plant.number,
        name=plant.name,
        customer=customer,
        rep=team.reps[rep],
        product=_product(team, plant.name),
        amount=plant.amount,
        created=created,
        expected=plant.expected,
        competitor="",
        outcome="open",
        pace=1.0,
        boost=1 if team.reps[rep].claims == "over" else 0,
        style=plant.number,
        hidden=plant.hidden,
        script=script,
    )
