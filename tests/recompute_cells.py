"""What a cell of the sample sheets says: days, money, marks, codes."""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from typing import Any

MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
MILESTONES: tuple[str, ...] = (
    "qualified_suspect",
    "qualified_sponsor",
    "qualified_power_sponsor",
    "decision_due",
    "pending_close",
    "closed",
)
NAMES = {
    "合格潜在客户": 0,
    "合格经办人": 1,
    "合格决策者": 2,
    "决策定案": 3,
    "等候结案": 4,
    "结案": 5,
    "qualified suspect": 0,
    "qualified sponsor": 1,
    "qualified power sponsor": 2,
    "decision due": 3,
    "pending close": 4,
    "closed": 5,
}
SHARES = (10, 25, 50, 75, 90, 100)
STATUS = {
    "进行中": "open",
    "跟进中": "open",
    "in progress": "open",
    "open": "open",
    "赢单": "won",
    "已成交": "won",
    "won": "won",
    "closed won": "won",
    "丢单": "lost",
    "输单": "lost",
    "lost": "lost",
    "closed lost": "lost",
}
ACTIVITIES = {
    "development": (
        "客户开发 陌生拜访 开发 新客户开发 development prospecting cold_call"
    ),
    "negotiation": ("方案和谈判 业务谈判 谈判 报价 negotiation proposal demo"),
    "maintenance": (
        "客户维护 客户回访 维护 老客户维护 回访 maintenance "
        "account_care service_visit"
    ),
}
YES = {"是", "√", "y", "yes"}
NO = {"否", "×", "n", "no"}


def text(value: Any) -> str:
    """Return the words of a cell, '' for a blank one."""
    return "" if value is None else str(value).strip()


def day(value: Any, as_of: date) -> date | None:
    """Read a day; one without a year is the one nearest to the as-of."""
    if isinstance(value, datetime):
        return value.date()
    words = text(value)
    parts: tuple[int, int, int] | None = None
    if found := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", words):
        parts = (int(found[1]), int(found[2]), int(found[3]))
    elif found := re.fullmatch(r"(\d{1,2})月(\d{1,2})日", words):
        parts = (_year(int(found[1]), as_of), int(found[1]), int(found[2]))
    elif found := re.fullmatch(r"(\d{1,2}) ([A-Za-z]{3}) (\d{4})", words):
        month = MONTHS.find(found[2].lower()) // 3 + 1
        parts = (int(found[3]), month, int(found[1]))
    try:
        return date(*parts) if parts else None
    except ValueError:
        return None


def _year(month: int, as_of: date) -> int:
    """Find the year whose month is nearest to the as-of day."""
    apart = month - as_of.month
    return as_of.year + (apart < -6) - (apart > 6)


def cents(value: Any, unit: int) -> int | None:
    """Read an amount in minor units; None when it is blank or no number."""
    words = unicodedata.normalize("NFKC", text(value)).lower()
    factor = Decimal(unit)
    for mark in ("约", "usd", "$", "¥", ",", " "):
        words = words.replace(mark, "")
    if words.endswith("万"):
        words, factor = words[:-1], Decimal(10_000)
    elif words.endswith("k"):
        words, factor = words[:-1], Decimal(1000)
    if not re.fullmatch(r"-?\d+(\.\d+)?", words):
        return None
    return int(Decimal(words) * factor * 100)


def minutes(value: Any, *, hours: bool) -> int | None:
    """Read a duration in minutes."""
    found = re.match(r"\d+(\.\d+)?", text(value))
    if not found:
        return None
    return int(Decimal(found[0]) * (60 if hours else 1))


def milestone(value: Any) -> str:
    """Read a milestone from its name, a percentage or a fraction."""
    words = text(value).lower()
    if words in NAMES:
        return MILESTONES[NAMES[words]]
    if found := re.fullmatch(r"(\d+)%", words):
        return MILESTONES[SHARES.index(int(found[1]))]
    if isinstance(value, int | float):
        return MILESTONES[SHARES.index(round(value * 100))]
    return ""


def mark(value: Any, as_of: date) -> bool | date | None:
    """Read a criterion: yes, no, the day it was met, or nothing."""
    words = text(value).lower()
    if words in YES:
        return True
    if words in NO:
        return False
    return day(value, as_of)


def status(value: Any) -> str:
    """Read a status word; '' for a blank cell."""
    return STATUS.get(text(value).lower(), "")


def activity(value: Any) -> str:
    """Read an activity word."""
    words = text(value).lower().replace(" ", "_")
    for code, spellings in ACTIVITIES.items():
        if words and words in spellings.split():
            return code
    return "unclassified"


def grade(value: Any) -> Decimal | None:
    """Read a grade between 0 and 10."""
    return Decimal(str(value)) if isinstance(value, int | float) else None
