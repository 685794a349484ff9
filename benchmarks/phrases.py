"""Words for invented sheets, in Chinese and English."""

from itertools import product

FAMILIES = tuple("王李张刘陈杨赵黄周吴")
GIVEN = tuple("伟芳娜敏静丽强磊军洋艳勇")
ENGLISH = ("Ann", "Ben", "Cai", "Dan", "Eva", "Finn", "Gina", "Hugo", "Ida")
PLACES = ("上海", "苏州", "杭州", "深圳", "成都", "武汉", "北京", "Osaka")
BRANDS = ("华辰", "精锐", "恒通", "博远", "明达", "宏图", "金瑞", "Novatek")
TRADES = ("电子", "精密机械", "医疗器械", "包装", "化工", "物流", "Foods")
PRODUCTS = (
    "视觉检测系统",
    "自动包装线",
    "MES 软件",
    "Leak tester",
    "激光打标机",
    "Service contract",
)
COMPETITORS = ("", "", "Keyence", "海康", "康耐视", "Local integrator", "")
ACTIONS = (
    "准备报价",
    "安排产线试样",
    "Send the reference list",
    "约见总经理",
    "Clarify the delivery date with purchasing",
    "整理客户的验收标准",
    "Demo at the plant",
    "跟进付款条件",
)
REMARKS = (
    "客户认可检测精度，担心停线时间，要求先做两周试用",
    "Purchasing wants three offers before the board meets",
    "决策人下周出差，方案改到月底讨论",
    "They showed the scrap figures: about 3 % on line 2",
    "价格比竞争对手高 12%，但交期短四周",
    "",
    "工程部已确认功能清单，等财务审批预算",
    "New plant manager; we start again with the pain",
    "样品测试通过，客户准备内部立项",
    "Contract terms are with their lawyer",
    "",
)


def reps(count: int) -> list[str]:
    """Give names of reps; a number tells the later ones apart."""
    names = [f + g for g, f in product(GIVEN, FAMILIES)]
    mixed = [
        f"{ENGLISH[n // 6 % len(ENGLISH)]} {name}" if n % 6 == 0 else name
        for n, name in enumerate(names)
    ]
    return [
        mixed[n % len(mixed)] + (str(n) if n >= len(mixed) else "")
        for n in range(count)
    ]


def customers(count: int) -> list[str]:
    """Give names of customers."""
    kinds = [f"{p}{b}{t}" for t, b, p in product(TRADES, BRANDS, PLACES)]
    return [
        f"{kinds[n * 37 % len(kinds)]}有限公司"
        + (f"（{n // len(kinds) + 1}厂）" if n >= len(kinds) else "")
        for n in range(count)
    ]


def deals(count: int) -> list[str]:
    """Give names of deals."""
    return [f"{PRODUCTS[n % 6]} {2024 + n % 3}-{n}" for n in range(count)]


def team(number: int) -> str:
    """Give the name of a team.

    Example:
        >>> team(1), team(12)
        ('华南区', 'Team 12')
    """
    named = ("华东区", "华南区", "华北区", "West", "Export")
    return named[number] if number < len(named) else f"Team {number}"
