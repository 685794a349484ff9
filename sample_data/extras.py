"""Sheets beside the weekly ones: targets, coaching, rates, corrections."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from sample_data.company import EAST, OVERSEAS, SOUTH, Rep, Team
from sample_data.deals import Deal
from sample_data.sheets import Sheet
from sample_data.visits import Visit
from sample_data.year import ZHOU, joined, roster

Book = tuple[str, date, list[Sheet]]
"""Name of a file, its day, its tabs."""

HALVES = (
    (date(2026, 1, 9), range(1, 7)),
    (date(2026, 7, 3), range(7, 13)),
    (date(2026, 10, 9), range(10, 13)),
)
"""When targets are set, and for which months of 2026; Q4 is revised."""

EAST_TARGETS = {"王磊": 95, "陈静": 110, "李娜": 60, "周建国": 70, "赵强": 70}
REVISED = {"王磊": 105, "陈静": 135, "李娜": 45, "赵强": 60.5}
MEMBERS = (date(2025, 11, 28), date(2026, 5, 8))
CORRECTED = date(2026, 3, 13)
LATE = date(2026, 6, 12)
ALONE = date(2026, 4, 24)

TOPICS = (
    ("决策者接触", "本月内由客户经办人引荐总经理"),
    ("里程碑标准核对", "每项标准附客户确认的依据"),
    ("重点客户拜访", "每月至少拜访重点客户两次"),
    ("谈判与成交方法", "演练“二选一”与“总结利益”"),
)
SESSIONS = (
    date(2026, 1, 28),
    date(2026, 4, 22),
    date(2026, 8, 26),
    date(2026, 10, 28),
)
COACHING = (
    ("Daniel Okafor", "Evidence for milestones", "Tick only what was said"),
    ("Emma Clarke", "Farming won accounts", "Two care visits a month"),
    ("Lucas Meyer", "Meeting the decision maker", "Ask for the introduction"),
)
TALKS = (date(2026, 3, 25), date(2026, 11, 4))

USD = (
    (date(2025, 11, 1), 7.11),
    (date(2026, 1, 1), 7.03),
    (date(2026, 4, 1), 6.95),
    (date(2026, 7, 1), 6.9),
    (date(2026, 10, 1), 6.88),
)
EUR = ((date(2025, 11, 1), 8.21), (date(2026, 7, 1), 8.05))


def books() -> Iterator[Book]:
    """List the workbooks that stand beside those of the weeks."""
    for friday, months in HALVES:
        told = REVISED if friday.month == 10 else EAST_TARGETS
        name = f"华东_目标_{friday:%Y-%m-%d}.xlsx"
        yield name, friday, [_east_targets(friday, months, told)]
        name = f"华南_目标_{friday:%Y-%m-%d}.xlsx"
        yield name, friday, [_south_targets(friday, months)]
    for place, day in enumerate(SESSIONS):
        friday = day + timedelta(days=2)
        name = f"华东_辅导记录_{friday:%Y-%m-%d}.xlsx"
        yield name, friday, [_coaching(day, place)]
    for day in TALKS:
        friday = day + timedelta(days=2)
        name = f"Sales coaching Overseas {friday:%Y-%m-%d}.xlsx"
        yield name, friday, [_talk(day)]
    yield from _rates()


def tabs(team: Team, friday: date) -> list[Sheet]:
    """List the tabs that a weekly workbook has beside the usual ones."""
    if team is OVERSEAS or friday not in MEMBERS:
        return []
    reps = roster(team, friday).reps
    rows = [[rep.name, team.name, joined(team, rep)] for rep in reps]
    return [Sheet("人员名单", [], ["姓名", "团队", "生效日期"], rows)]


def without(visits: Iterable[Visit], rep: Rep) -> list[Visit]:
    """Leave out the visits of a rep, who hands them in alone."""
    return [visit for visit in visits if visit.rep != rep.name]


def alone(visits: Iterable[Visit]) -> Book:
    """Give the last week of 周建国 in 华东: his own file, without a team."""
    rows = [
        [v.day, v.customer, v.word, v.minutes, v.result]
        for v in visits
        if v.rep == ZHOU.name and v.day <= ALONE
    ]
    heads = ["日期", "客户名称", "活动类型", "时长(分钟)", "拜访结果"]
    name = f"{ZHOU.name}_拜访记录_{ALONE:%Y-%m-%d}.xlsx"
    return name, ALONE, [Sheet("拜访记录", [], heads, rows)]


def correction(deals: Iterable[Deal]) -> Book:
    """Give the two amounts of 陈静 that 华东 corrects."""
    wrong = [d for d in deals if d.rep.name == "陈静" and d.status == "open"]
    rows: list[list[Any]] = [
        [d.customer, d.name, d.rep.name, d.amount / 10_000 * factor]
        for d, factor in zip(_priced(wrong), (0.8, 1.25), strict=False)
        if isinstance(d.amount, int)
    ]
    above = [
        ["华东区商机更正"],
        [f"截止日期：{CORRECTED:%Y-%m-%d}"],
        ["团队：华东", "币种: 人民币", "单位：万元"],
    ]
    heads = ["客户名称", "项目名称", "业务员", "金额"]
    name = f"华东_更正_{CORRECTED:%Y-%m-%d}.xlsx"
    return name, CORRECTED, [Sheet("商机更正", above, heads, rows)]


def named(team: Team, friday: date, usual: str) -> str:
    """Name a weekly workbook; one of them came late."""
    if team is OVERSEAS and friday == LATE:
        return f"Overseas late, week of {friday:%Y-%m-%d}.xlsx"
    return usual


def _priced(deals: Iterable[Deal]) -> list[Deal]:
    return [deal for deal in deals if isinstance(deal.amount, int)]


def _above(team: str, friday: date) -> list[list[Any]]:
    return [
        [f"{team}区销售目标"],
        [f"截止日期：{friday:%Y-%m-%d}"],
        [f"团队：{team}", "币种: 人民币", "单位：万元"],
    ]


def _east_targets(
    friday: date, months: Iterable[int], told: Mapping[str, float]
) -> Sheet:
    """Set the targets of each rep and month."""
    reps = roster(EAST, friday).reps
    rows: list[list[Any]] = [
        [rep.name, f"2026-{month:02d}", "销售额", told[rep.name]]
        for rep in reps
        for month in months
    ]
    heads = ["业务员", "月份", "指标", "目标金额"]
    return Sheet("销售目标", _above(EAST.name, friday), heads, rows)


def _south_targets(friday: date, months: Iterable[int]) -> Sheet:
    """Set the targets of the team and month: nobody has one alone."""
    rows: list[list[Any]] = [
        [SOUTH.name, f"2026年{month}月", 180 + 5 * month] for month in months
    ]
    heads = ["团队", "月份", "销售目标"]
    above = _above(SOUTH.name, friday)
    return Sheet("销售目标", [*above[:2], above[2][1:]], heads, rows)


def _coaching(day: date, place: int) -> Sheet:
    """Write down a round of coaching."""
    heads = (
        *("业务员", "辅导日期", "辅导主题", "主管"),
        *("约定事项", "期限", "完成", "角色扮演"),
    )
    rows: list[list[Any]] = []
    for number, rep in enumerate(roster(EAST, day).reps):
        topic, agreed = TOPICS[(place + number) % len(TOPICS)]
        due = day + timedelta(days=14 + 7 * number)
        done = None if day.month == 10 else "是" if number % 2 else "否"
        play = "是" if number == place else "否"
        row = [rep.name, day, topic, "孙丽华", agreed, due, done, play]
        rows.append(row)
    above = [["华东区辅导记录"], ["团队：华东"]]
    return Sheet("辅导记录", above, list(heads), rows)


def _talk(day: date) -> Sheet:
    """Write down a round of coaching of Overseas."""
    heads = ["Rep", "Coaching date", "Topic", "Coach", "Agreed action"]
    rows: list[list[Any]] = [
        [rep, day + timedelta(days=place), topic, "Helen Brandt", agreed]
        for place, (rep, topic, agreed) in enumerate(COACHING)
    ]
    return Sheet("Coaching", [], heads, rows)


def _rates() -> Iterator[Book]:
    """Give the rates of exchange, as three sheets told them."""
    heads = ["币种", "本位币", "汇率", "生效日期"]
    for friday, last in ((date(2026, 1, 9), 2), (date(2026, 7, 3), 4)):
        told = [["USD", "CNY", rate, day] for day, rate in USD[:last]]
        told += [["EUR", "CNY", r, day] for day, r in EUR if day <= friday]
        name = f"汇率_{friday:%Y-%m-%d}.xlsx"
        yield name, friday, [Sheet("汇率", [["公司记账汇率"]], heads, told)]
    heads = ["Currency", "Base currency", "Rate", "From"]
    friday = date(2026, 10, 9)
    rows = [["USD", "CNY", rate, day] for day, rate in USD[-2:]]
    name = f"Exchange rates {friday:%Y-%m-%d}.xlsx"
    yield name, friday, [Sheet("Exchange rates", [], heads, rows)]
