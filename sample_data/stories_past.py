"""The planted deals of the forty weeks before the last twelve.

Scripts count the weeks from 0, the week to 2025-11-28. All of them have
ended when the last twelve weeks begin.
"""

from datetime import date

from sample_data.company import EAST, OVERSEAS, SOUTH
from sample_data.criteria import SIGNED
from sample_data.stories import Plant
from sample_data.year import EARLIER

LONG_NAME = (
    "长三角一体化示范区第二分公司多式联运枢纽智能仓储与生产执行一体化平台"
    "（含质量追溯、设备预测维护、能耗管理及三年期驻场运维服务）整体升级改造项目"
)


def _until(week: int) -> frozenset[int]:
    """Hide a deal before it begins."""
    return frozenset(range(week))


def _won(week: int, *, days: int = 2) -> dict:
    """Win a deal in a week."""
    closed = EARLIER[week].toordinal() - days
    return {
        "status": "won",
        "closed": date.fromordinal(closed),
        "ticks": SIGNED + 1,
    }


def _lost(week: int, reason: str) -> dict:
    """Lose a deal in a week."""
    closed = date.fromordinal(EARLIER[week].toordinal() - 3)
    return {"status": "lost", "closed": closed, "lost_reason": reason}


def _open(expected: date, ticks: int, **more: object) -> dict:
    """Open a deal again."""
    return {
        "status": "open",
        "closed": None,
        "closed_week": None,
        "lost_reason": "",
        "expected": expected,
        "ticks": ticks,
        **more,
    }


def _slips() -> dict:
    """Put a close off every fourth week, then lose the deal."""
    weeks = range(2, 31, 4)
    days = {
        week: {"expected": date.fromordinal(EARLIER[week].toordinal() + 24)}
        for week in weeks
    }
    return {**days, 32: _lost(32, "预算冻结")}


PLANTS = {
    EAST.name: (
        # Won in January, renewed in April, won again in July.
        Plant(
            1,
            911,
            "WMS仓储系统年度升级",
            520_000,
            15,
            date(2026, 1, 16),
            {
                6: _won(6),
                19: _open(
                    date(2026, 6, 30),
                    6,
                    created=date(2026, 4, 7),
                    amount=640_000,
                ),
                31: _won(31),
            },
        ),
        # Lost, open again nine weeks later, lost for good.
        Plant(
            3,
            912,
            "质量追溯平台产线改造",
            880_000,
            8,
            date(2026, 3, 20),
            {
                10: _lost(10, "价格太高"),
                19: _open(date(2026, 7, 31), 10),
                33: _lost(33, "选择竞争对手"),
            },
        ),
        # An amount above a thousand million, and one of a single yuan.
        Plant(
            0,
            913,
            LONG_NAME,
            1_280_000_000,
            4,
            date(2026, 9, 30),
            {14: {"ticks": 8}, 24: _lost(24, "项目取消")},
            _until(8),
        ),
        Plant(
            2,
            914,
            "能耗管理平台样机",
            1,
            6,
            date(2026, 3, 6),
            {12: _won(12)},
            _until(3),
        ),
    ),
    SOUTH.name: (
        # Amounts as people write them.
        Plant(
            0,
            911,
            "能耗管理平台新厂上线",
            "约300万",
            5,
            date(2026, 5, 29),
            {9: {"amount": "320万"}, 26: _won(26)},
        ),
        Plant(
            0,
            912,
            "MES生产执行系统续约",
            "３５０，０００",
            9,
            date(2026, 2, 27),
            {13: _lost(13, "价格太高")},
        ),
        Plant(
            1,
            913,
            "质量追溯平台试点项目",
            None,
            3,
            date(2026, 6, 30),
            {10: {"amount": "８６．５万"}, 29: _lost(29, "功能不符")},
            _until(4),
        ),
        # Missing in four weeks of winter, back in spring, won in May.
        Plant(
            1,
            914,
            "设备预测维护年度升级",
            760_000,
            10,
            date(2026, 4, 30),
            {16: {"ticks": 15}, 25: _won(25)},
            frozenset(range(12, 16)),
        ),
        # Put off every fourth week until it is lost.
        Plant(
            0,
            915,
            "WMS仓储系统二期扩容",
            1_150_000,
            13,
            date(2025, 12, 12),
            _slips(),
        ),
    ),
    OVERSEAS.name: (
        # Called open again by mistake: it stays won.
        Plant(
            0,
            971,
            "Predictive maintenance line 4",
            64_000,
            17,
            date(2026, 2, 6),
            {11: _won(11), 12: {"status": "open", "ticks": 17}, 13: _won(11)},
        ),
        # Gone without a word in May.
        Plant(
            1,
            972,
            "WMS extension",
            118_000,
            11,
            date(2026, 8, 14),
            hidden=frozenset(range(24, 40)),
        ),
        # Lost in March, open again in May with another amount, won.
        Plant(
            2,
            973,
            "MES new plant",
            410_000,
            9,
            date(2026, 4, 24),
            {
                16: _lost(16, "Budget frozen"),
                24: _open(date(2026, 8, 21), 12, amount=365_000),
                37: _won(37),
            },
        ),
        Plant(
            1,
            974,
            "Energy dashboard pilot",
            None,
            2,
            None,
            {8: {"amount": 21_500}, 21: _lost(21, "Price")},
        ),
    ),
}
