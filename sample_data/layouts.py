"""How the sheets looked before: columns that came later or were renamed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from sample_data import briefs, criteria, east, overseas
from sample_data.company import EAST, OVERSEAS, SOUTH
from sample_data.sheets import Sheet
from sample_data.year import EARLIER, GRADED

REORDERED = date(2026, 2, 6)
EAST_CRITERIA = date(2026, 4, 3)
SOUTH_MONTHS = date(2026, 7, 3)
ENGLISH = date(2026, 1, 9)
NEW_YEAR = date(2026, 1, 2)
CONTACTS = (date(2026, 1, 30), date(2026, 5, 29), date(2026, 8, 28))
MEMBERS = (EARLIER[0], date(2026, 2, 6))
CLOSING = {"购买信号", "成交方法", "成交技巧", "主管陪同"}
STEPS = date(2026, 5, 8)


@dataclass(frozen=True)
class Change:
    """What a tab lacked or called otherwise until a day.

    Attributes:
        until: The first week of the new layout.
        team: The team.
        tab: The tab as it is called now.
        lacked: Columns that were not there.
        called: Heading of today -> heading of that time.
        name: What the tab was called; '' for the same name.
    """

    until: date
    team: str
    tab: str
    lacked: Collection[str] = ()
    called: Mapping[str, str] = field(default_factory=dict)
    name: str = ""


def _chinese(headings: list[str], words: str) -> dict[str, str]:
    """Pair the headings of Overseas with those of the head office."""
    return dict(zip(headings, words.split(), strict=True))


CHANGES = (
    Change(
        SOUTH_MONTHS,
        SOUTH.name,
        "拜访日志",
        {"成交技巧", "购买信号", "销售动作"},
    ),
    Change(SOUTH_MONTHS, SOUTH.name, "拜访日志", called={"销售": "业务代表"}),
    Change(
        SOUTH_MONTHS,
        SOUTH.name,
        "商机跟踪",
        {"承诺"},
        {"负责人": "业务代表"},
    ),
    Change(STEPS, EAST.name, "商机表", briefs.HEADINGS),
    Change(STEPS, EAST.name, "拜访记录", {"销售步骤"}),
    Change(STEPS, OVERSEAS.name, "Visits", {"Selling step"}),
    Change(STEPS, OVERSEAS.name, "Accounts", {*overseas.CUSTOMERS[-2:]}),
    Change(STEPS, SOUTH.name, "客户评估", {"客户目标"}),
    Change(
        EAST_CRITERIA, EAST.name, "商机表", {*east.FACTORS, *criteria.EAST}
    ),
    Change(
        REORDERED,
        EAST.name,
        "商机表",
        called={"业务员": "销售员", "预计成交日期": "预计签约日期"},
    ),
    Change(
        REORDERED,
        EAST.name,
        "拜访记录",
        CLOSING,
        {"业务员": "销售员", "活动类型": "拜访类型"},
    ),
    Change(
        ENGLISH,
        OVERSEAS.name,
        "Opportunities",
        {*overseas.DEALS[17:], *criteria.OVERSEAS},
        _chinese(
            overseas.DEALS[:17],
            "商机编号 商机名称 客户名称 销售代表 团队 产品 金额(美元) 里程碑 "
            "状态 创建日期 预计成交日期 成交日期 丢单原因 竞争对手 下一步 "
            "下一步日期 承诺",
        ),
        "商机表",
    ),
    Change(
        ENGLISH,
        OVERSEAS.name,
        "Visits",
        {},
        _chinese(
            overseas.VISITS[:-1],
            "拜访日期 销售代表 团队 客户名称 商机名称 活动类型 开始时间 "
            "时长(分钟) 拜访目的 拜访结果 下一步 下一步日期 主管陪同 购买信号 "
            "成交方法",
        ),
        "拜访记录",
    ),
    Change(
        ENGLISH,
        OVERSEAS.name,
        "Accounts",
        {},
        _chinese(
            overseas.CUSTOMERS[:-2],
            "客户名称 销售代表 行业 关系 吸引力 拜访频率",
        ),
        "客户分级",
    ),
)

NAMES = {
    "客户分级": GRADED,
    "客户评估": GRADED,
    "Accounts": GRADED,
    "联系人": CONTACTS,
    "Team": MEMBERS,
    "使用说明": (),
}
"""Tabs that were handed in on some Fridays only."""


def of(team: str, friday: date, tabs: list[Sheet]) -> list[Sheet]:
    """Give the tabs of an early week as they looked then."""
    found = [tab for tab in tabs if friday in NAMES.get(tab.name, (friday,))]
    if team == OVERSEAS.name and friday == NEW_YEAR:
        found = [tab for tab in found if tab.name != "Visits"]
    for change in CHANGES:
        if change.team == team and friday < change.until:
            found = [
                _aged(tab, change) if tab.name == change.tab else tab
                for tab in found
            ]
    return found


def _aged(tab: Sheet, change: Change) -> Sheet:
    """Undo a change of a tab's columns."""
    kept = [
        place
        for place, heading in enumerate(tab.headings)
        if heading not in change.lacked
    ]
    headings = [tab.headings[place] for place in kept]
    return replace(
        tab,
        name=change.name or tab.name,
        headings=[change.called.get(word, word) for word in headings],
        rows=[
            [row[place] for place in kept if place < len(row)]
            for row in tab.rows
        ],
    )
