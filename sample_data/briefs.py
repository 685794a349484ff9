"""The key opportunity briefs of 华东, as columns of its opportunity sheet.

A brief is due once the decision maker was met. Some are late, some are
half filled, some were never written.
"""

from datetime import date, timedelta
from typing import Any

from sample_data.criteria import DECISION_MAKER_MET
from sample_data.deals import Deal

HEADINGS = (
    "汇报日期",
    "经办人姓名",
    "经办人职务",
    "经办人痛苦",
    "经办人原因",
    "经办人愿景",
    "经办人价值",
    "决策者姓名",
    "决策者职务",
    "决策者痛苦",
    "决策者原因",
    "决策者愿景",
    "决策者价值",
)
SPONSORS = (
    ("刘敏", "采购经理", "交期不稳定，每月停线两次", "供应商响应慢"),
    ("孙伟", "生产总监", "设备综合效率低于六成", "停机原因没有记录"),
    ("周洁", "质量经理", "客户投诉无法追溯到批次", "记录还靠纸张"),
)
DECIDERS = (
    ("张建华", "总经理", "毛利连续三个季度下降", "返工与库存成本高"),
    ("何志远", "副总裁", "新工厂投产时间紧", "缺少统一的计划系统"),
)
VISIONS = (
    ("一张看板看到所有在制品", "每年节约 60 万元"),
    ("停机十分钟内知道原因", "产能提高 8%"),
    ("扫码即可追溯到批次和班组", "投诉处理由 5 天降到 1 天"),
)


def cells(deal: Deal, friday: date) -> list[Any]:
    """Write the brief of a deal, all blank where there is none yet."""
    met = deal.met.get(DECISION_MAKER_MET)
    if met is None or deal.style % 3 == 0:
        return [None] * len(HEADINGS)
    briefed = met + timedelta(days=2 + deal.style % 17)
    if briefed > friday:
        return [None] * len(HEADINGS)
    sponsor = _side(deal.style, SPONSORS)
    decider = _side(deal.style // 3, DECIDERS)
    if deal.style % 5 == 0:
        decider = [*decider[:2], None, None, None, None]
    return [briefed, *sponsor, *decider]


def _side(
    style: int, people: tuple[tuple[str, str, str, str], ...]
) -> list[Any]:
    person = people[style % len(people)]
    return [*person, *VISIONS[style // 2 % len(VISIONS)]]
