"""Days and periods as a manager reads them."""

from salesdash import days
from salesdash.words import Words


def day(number: int, t: Words) -> str:
    """Write days since 1970-01-01 as a date.

    Example:
        >>> day(20_777, Words("en")), day(20_777, Words("zh"))
        ('20 Nov 2026', '2026年11月20日')
    """
    return t("chart.day", **_parts(number, t))


def short(number: int, t: Words) -> str:
    """Write days since 1970-01-01 as a date without its year.

    Example:
        >>> short(20_777, Words("en")), short(20_777, Words("zh"))
        ('20 Nov', '11月20日')
    """
    return t("chart.day_short", **_parts(number, t))


def period(code: str, t: Words) -> str:
    """Name a period of the forecast.

    Example:
        >>> period("2026-11", Words("en")), period("2026-Q4", Words("zh"))
        ('Nov 2026', '2026年第4季度')
        >>> period("overdue", Words("zh"))
        '已逾期'
    """
    if code == "overdue":
        return t("chart.overdue")
    if code == "undated":
        return t("chart.undated")
    year, part = code.split("-")
    if part.startswith("Q"):
        return t("chart.quarter", year=year, quarter=part[1:])
    return t("chart.month", year=year, month=_month(int(part), t))


def _parts(number: int, t: Words) -> dict[str, object]:
    found = days.day(number)
    return {
        "day": found.day,
        "month": _month(found.month, t),
        "year": found.year,
    }


def _month(number: int, t: Words) -> str:
    return t("chart.months").split()[number - 1]
