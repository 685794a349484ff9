"""The 23 exit criteria in the words of each team, and their order."""

SIGNED = 19
DECISION_MAKER_MET = 7

# How many criteria stand up to and with each milestone, lowest first.
REACHES = (5, 8, 13, 15, 19, 23)

MILESTONES = {
    "percent": ("10%", "25%", "50%", "75%", "90%", "100%"),
    "chinese": (
        "合格潜在客户",
        "合格经办人",
        "合格决策者",
        "决策定案",
        "等候结案",
        "结案",
    ),
    "english": (
        "Qualified suspect",
        "Qualified sponsor",
        "Qualified power sponsor",
        "Decision due",
        "Pending close",
        "Closed",
    ),
}

EAST = (
    "客户现在使用的产品有问题",
    "找到客户潜在的问题和痛苦",
    "经办人承认问题和痛苦",
    "经办人拥有具价值的购买愿景",
    "经办人同意继续探究",
    "经办人同意引荐决策者",
    "共识整理到经办人信函",
    "接触决策者",
    "决策者承认问题和痛苦",
    "决策者拥有具价值的购买愿景",
    "决策者同意继续探究",
    "产品性状陈列",
    "产品性状陈列得到确认",
    "按标准选择供应商和产品",
    "要求交易定案",
    "提议定案",
    "做出决策",
    "获得口头同意",
    "合约内容协商",
    "签约",
    "售后服务",
    "客户使用信息反馈",
    "更新潜在客户资料库",
)

SOUTH = (
    "现用产品有问题",
    "找到潜在问题和痛苦",
    "经办人承认痛苦",
    "经办人有购买愿景",
    "经办人同意继续探究",
    "经办人同意引荐决策者",
    "经办人信函",
    "已接触决策者",
    "决策者承认痛苦",
    "决策者有购买愿景",
    "决策者同意继续探究",
    "性状陈列",
    "性状陈列已确认",
    "按标准选定供应商",
    "已要求定案",
    "已提最终方案",
    "客户已决策",
    "口头同意",
    "合约内容已协商",
    "已签约",
    "售后服务已开始",
    "使用信息反馈",
    "更新客户资料库",
)

OVERSEAS = (
    "Present product has a problem",
    "Latent problem and pain found",
    "Sponsor admits problem and pain",
    "Sponsor has a valued buying vision",
    "Sponsor agrees to explore further",
    "Sponsor agrees to introduce decision maker",
    "Sponsor letter sent",
    "Decision maker met",
    "Decision maker admits problem and pain",
    "Decision maker has a valued buying vision",
    "Decision maker agrees to explore further",
    "Product features laid out",
    "Features confirmed",
    "Supplier and product chosen by criteria",
    "Close asked for",
    "Final proposal made",
    "Decision taken",
    "Verbal agreement",
    "Contract terms negotiated",
    "Contract signed",
    "After-sales service begun",
    "Customer's use fed back",
    "Prospect database updated",
)


def reached(met: set[int]) -> int:
    """Count the milestones whose criteria are all met, in order."""
    milestones = 0
    for needed in REACHES:
        if not set(range(needed)) <= met:
            break
        milestones += 1
    return milestones
