"""The workbooks of 华南: other words, mixed spellings, no ids at first."""

from datetime import date
from typing import Any

from sample_data import criteria, goals
from sample_data.company import FIRST, Customer
from sample_data.deals import Deal
from sample_data.sheets import Sheet
from sample_data.visits import Visit
from sample_data.year import GRADED

FIRST_CRITERIA = 4
FIRST_IDS = 6
STATUS = {"open": "跟进中", "won": "已成交", "lost": "输单"}
VISITS = [
    "序号",
    "拜访日期",
    "销售",
    "客户",
    "商机名称",
    "业务活动",
    "用时(小时)",
    "目的",
    "结果",
    "下一步行动",
    "下次时间",
    "主管是否参加",
    "购买信号",
    "成交技巧",
    "销售动作",
]
DEALS = [
    "客户",
    "商机名称",
    "负责人",
    "产品",
    "金额(元)",
    "里程碑",
    "当前状态",
    "立项日期",
    "预计结案日期",
    "结案日期",
    "输单原因",
    "竞品",
    "下一步行动",
    "下次时间",
    "承诺",
]
CUSTOMERS = [
    "序号",
    "客户",
    "负责人",
    "行业",
    "关系得分",
    "吸引力得分",
    "拜访频率(次/月)",
    "客户目标",
]


def name(friday: date) -> str:
    """Name the file of a week."""
    number = friday.isocalendar().week
    return f"华南区销售日志 第{number}周 {friday:%Y.%m.%d}.xlsx"


def tabs(
    friday: date,
    visits: list[Visit],
    deals: list[Deal],
    customers: list[Customer],
    week: int,
) -> list[Sheet]:
    """Lay out the workbook of a week."""
    number = friday.isocalendar().week
    above = [["华南区销售日志"], ["团队：华南", f"周次：第{number}周"]]
    diary = [
        [place, *_visit(visit, friday)]
        for place, visit in enumerate(visits, 1)
    ]
    sheets = [
        Sheet("拜访日志", above, VISITS, diary),
        _pipeline(above, friday, deals, week),
    ]
    if friday.day <= 7 or friday in GRADED:
        # Grades come once a month, with the month's first sheet.
        rows = [
            [place, *_customer(entry, week)]
            for place, entry in enumerate(customers, 1)
        ]
        sheets.append(Sheet("客户评估", above, CUSTOMERS, rows))
    return sheets


def _pipeline(
    above: list[list[Any]], friday: date, deals: list[Deal], week: int
) -> Sheet:
    """Lay out the opportunities; columns are added as weeks pass."""
    headings = ["序号", *(["商机编号"] if week >= FIRST_IDS else []), *DEALS]
    if week >= FIRST_CRITERIA:
        headings += criteria.SOUTH
    rows: list[list[Any]] = []
    for place, deal in enumerate(deals, 1):
        number = [f"SN{deal.number:05d}"] if week >= FIRST_IDS else []
        ticks = [_criterion(deal, place, friday) for place in range(23)]
        row = [place, *number, *_deal(deal, friday)]
        rows.append(row + (ticks if week >= FIRST_CRITERIA else []))
    if week >= 8:
        # Two printed pages: the headings stand once more half-way.
        rows.insert(len(rows) // 2, list(headings))
    return Sheet("商机跟踪", above, headings, rows)


def _day(day: date | None, friday: date, style: int) -> str | None:
    """Write a day in one of the three ways that the team mixes."""
    if day is None:
        return None
    # Until autumn the turn of the year stops nobody from leaving it out.
    same = day.year == friday.year or friday < FIRST
    near = same and abs((friday - day).days) < 45
    if style % 3 == 0 and near:
        return f"{day.month}月{day.day}日"
    if style % 3 == 1:
        return f"{day.year}.{day.month:02d}.{day.day:02d}"
    return f"{day.year}/{day.month}/{day.day}"


def _hours(minutes: int | None, style: int) -> Any:
    """Write a duration in hours, at times with the unit."""
    if minutes is None:
        return None
    hours = minutes / 60
    return f"{hours:g}小时" if style % 9 == 0 else hours


def _visit(visit: Visit, friday: date) -> list[Any]:
    """Write one visit."""
    rep = f"{visit.rep}/{visit.partner}" if visit.partner else visit.rep
    return [
        _day(visit.day, friday, visit.style),
        rep,
        visit.customer,
        visit.deal,
        visit.word,
        _hours(visit.minutes, visit.style),
        visit.purpose,
        visit.result,
        visit.next_step,
        _day(visit.next_day, friday, visit.style),
        ("√" if visit.supervisor else "×"),
        visit.signal,
        visit.technique,
        visit.step,
    ]


def _amount(amount: int | str | None, style: int) -> Any:
    """Write an amount as a number, with a sign or in 万."""
    if not isinstance(amount, int):
        return amount
    if style % 3 == 0:
        return f"¥{amount:,}"
    if style % 3 == 1:
        return f"{amount / 10_000:g}万"
    return amount


def _deal(deal: Deal, friday: date) -> list[Any]:
    """Write one opportunity up to the criteria."""
    claim = deal.claim()
    status = STATUS[deal.status]
    if deal.status == "open" and deal.style % 8 == 0:
        status = ""
    return [
        deal.customer,
        deal.name,
        deal.rep.name,
        deal.product,
        _amount(deal.amount, deal.style),
        criteria.MILESTONES["chinese"][claim - 1] if claim else None,
        status,
        _day(deal.created, friday, deal.style),
        _day(deal.expected, friday, deal.style + 1),
        _day(deal.closed, friday, deal.style) if deal.closed_cell else None,
        deal.lost_reason,
        deal.competitor,
        deal.next_step,
        _day(deal.next_day, friday, deal.style),
        "是" if deal.commit else "否",
    ]


def _criterion(deal: Deal, place: int, friday: date) -> str | None:
    """Write a criterion: √, 是, a day, ×, 否 or nothing."""
    style = (deal.style + place * 7) % 10
    if place in deal.met:
        if style < 3:
            return _day(deal.met[place], friday, style)
        return "√" if style < 7 else "是"
    return {0: "×", 1: "×", 2: "否"}.get(style)


def _customer(customer: Customer, week: int) -> list[Any]:
    """Write a customer with the grades of a week."""
    return [
        customer.name,
        customer.rep.name,
        customer.industry,
        *customer.grades[week],
        customer.frequency,
        goals.goal(customer, "zh"),
    ]
