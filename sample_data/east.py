"""The workbooks of 华东: titles above, 万元, every sheet there is."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sample_data import briefs, criteria
from sample_data.company import Customer
from sample_data.deals import Deal
from sample_data.sheets import Sheet
from sample_data.visits import Visit

STATUS = {"open": "进行中", "won": "赢单", "lost": "丢单"}
FACTORS = ["问题评分", "权力评分", "愿景评分", "价值评分", "控制评分"]
VISITS = [
    "日期",
    "业务员",
    "客户名称",
    "项目名称",
    "活动类型",
    "时长(分钟)",
    "拜访目的",
    "拜访结果",
    "下一步计划",
    "下次日期",
    "主管陪同",
    "购买信号",
    "成交方法",
    "销售步骤",
]
DEALS = [
    "客户名称",
    "项目名称",
    "业务员",
    "产品",
    "金额",
    "里程碑",
    "状态",
    "创建日期",
    "预计成交日期",
    "实际成交日期",
    "丢单原因",
    "竞争对手",
    "下一步",
    "下一步日期",
    "承诺",
]
CUSTOMERS = [
    "客户名称",
    "业务员",
    "行业",
    "关系",
    "吸引力",
    "每月目标拜访次数",
]
CONTACTS = [
    "客户名称",
    "项目名称",
    "姓名",
    "职务",
    "采购角色",
    "需求",
    "态度",
    "接触日期",
]
PEOPLE = (
    ("张建华", "总经理", "决策人", "降低成本", "支持"),
    ("刘敏", "采购经理", "采购人员", "价格合理", "中立"),
    ("孙伟", "生产总监", "支持者", "提高产能", "支持"),
    ("胡斌", "IT工程师", "技术人员", "系统稳定", "中立"),
    ("林芳", "车间主任", "使用者", "操作简单", "反对"),
)


def name(friday: date) -> str:
    """Name the file of a week."""
    return f"华东_周报_{friday:%Y-%m-%d}.xlsx"


def tabs(
    friday: date,
    visits: list[Visit],
    deals: list[Deal],
    customers: list[Customer],
    week: int,
) -> list[Sheet]:
    """Lay out the workbook of a week."""
    title = [
        ["华东区销售周报"],
        [f"截止日期：{friday:%Y-%m-%d}"],
        ["团队：华东"],
    ]
    money = [[*title[2], "币种: 人民币", "单位：万元"]]
    rows = [_deal(deal, friday) for deal in deals]
    known = sum(row[4] for row in rows if not isinstance(row[4], str | None))
    total: list[Any] = ["合计", None, None, None, round(known, 1)]
    return [
        Sheet("拜访记录", [*title, []], VISITS, [_visit(v) for v in visits]),
        Sheet(
            "商机表",
            [*title[:2], *money, []],
            [*DEALS, *FACTORS, *criteria.EAST, *briefs.HEADINGS],
            [*rows, total],
        ),
        Sheet(
            "客户分级",
            [*title, []],
            CUSTOMERS,
            [_customer(entry, week) for entry in customers],
        ),
        Sheet("联系人", [*title, []], CONTACTS, list(_people(deals))),
        _guide(),
    ]


def _yes(answer: bool) -> str:  # noqa: FBT001 - one fact, one word
    """Write a yes or no."""
    return "是" if answer else "否"


def _visit(visit: Visit) -> list[Any]:
    """Write one visit."""
    rep = f"{visit.rep}/{visit.partner}" if visit.partner else visit.rep
    return [
        visit.day_text or visit.day,
        rep,
        visit.customer,
        visit.deal,
        visit.word,
        visit.minutes,
        visit.purpose,
        visit.result,
        visit.next_step,
        visit.next_day,
        _yes(visit.supervisor),
        visit.signal,
        visit.technique,
        visit.step,
    ]


def _deal(deal: Deal, friday: date) -> list[Any]:
    """Write one opportunity, its amount in 万元."""
    amount = deal.amount
    if isinstance(amount, int):
        amount = amount / 10_000
    claim = deal.claim()
    return [
        deal.customer,
        deal.name,
        deal.rep.name,
        deal.product,
        amount,
        criteria.MILESTONES["percent"][claim - 1] if claim else None,
        STATUS[deal.status],
        deal.created,
        deal.expected,
        deal.closed if deal.closed_cell else None,
        deal.lost_reason,
        deal.competitor,
        deal.next_step,
        deal.next_day,
        _yes(deal.commit),
        *deal.scores,
        *(_criterion(deal, place) for place in range(23)),
        *briefs.cells(deal, friday),
    ]


def _criterion(deal: Deal, place: int) -> Any:
    """Write a criterion: a day, 是, 否 or nothing."""
    style = (deal.style + place * 7) % 10
    if place in deal.met:
        return deal.met[place] if style < 4 else "是"
    return "否" if style < 3 else None


def _customer(customer: Customer, week: int) -> list[Any]:
    """Write a customer with the grades of a week."""
    return [
        customer.name,
        customer.rep.name,
        customer.industry,
        *customer.grades[week],
        customer.frequency,
    ]


def _people(deals: list[Deal]) -> Iterator[list[Any]]:
    """Write the people known in each open deal; some lack a role."""
    for deal in deals:
        count = min(5, deal.ticks() // 4 + deal.style % 2)
        for place in range(count):
            person = PEOPLE[(deal.style + place) % len(PEOPLE)]
            met = deal.met.get(min(place * 2, 12))
            yield [deal.customer, deal.name, *person, met]


def _guide() -> Sheet:
    """Write the tab that explains the others; it holds no data."""
    lines = [
        ["使用说明"],
        ["1. 每周五下班前填好本表并发给区域经理。"],
        ["2. 金额单位为万元，日期格式为 2026-01-31。"],
        ["3. 里程碑的每一项标准都要有客户的书面或口头确认。"],
    ]
    return Sheet("使用说明", lines, [], [])
