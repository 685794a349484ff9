"""Days told from another day: tomorrow, next Friday, a week, year end."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from salesdash.intake.cells.months import ends, nearest_week

_AWAY = {
    **dict.fromkeys(("今天", "今日", "当天", "today"), 0),
    **dict.fromkeys(("明天", "明日", "tomorrow"), 1),
    **dict.fromkeys(("昨天", "昨日", "yesterday"), -1),
    "后天": 2,
    "前天": -2,
}
_MONTHS = {
    **dict.fromkeys(("月底", "月末", "本月", "本月底", "本月末"), 0),
    **dict.fromkeys(("这个月", "这个月底", "this month", "end of month"), 0),
    **dict.fromkeys(("下月", "下个月", "下月底", "下个月底", "next month"), 1),
}
_YEARS = {
    **dict.fromkeys(("年底", "年末", "今年底", "今年年底", "本年底"), 0),
    **dict.fromkeys(("年内", "今年", "this year", "end of year"), 0),
    **dict.fromkeys(("year end", "end of the year"), 0),
    **dict.fromkeys(("明年", "明年底", "next year"), 1),
}
_WEEK = {"上": -1, "本": 0, "这": 0, "下": 1, "下下": 2}
_LATIN = {"last": -1, "this": 0, "next": 1}
_DAYS = {word: n for n, word in enumerate("一二三四五六日")} | {"天": 6}
_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_OF_WEEK = re.compile(
    r"^(?P<week>下下|[上本这下])个?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])$"
)
_LATIN_DAY = re.compile(
    rf"^(?P<week>last|this|next)\s+(?P<day>{'|'.join(_NAMES)})"
    r"(?:(?:s|nes|rs|ur|urs)?day|s|rs?|urs?)?\.?$"
)
_NUMBERED = re.compile(
    r"^(?:(?P<y>\d{4})\s*[-/年]?\s*)?(?:week\s*|wk\s*|cw\s*|w|kw\s*)"
    r"(?P<w>\d{1,2})$"
    r"|^(?:(?P<zy>\d{4})\s*年?\s*)?第\s*(?P<zw>\d{1,2})\s*周$"
)


def away(said: str, near: date, span: str = "") -> date | None:
    """Read a day that is told from another one, None if it is none.

    Args:
        said: The text, evened out but with its weekday.
        near: The day that it is told from.
        span: Whether a month or year may stand for its "last" or "first"
            day.

    Example:
        >>> away("下周三", date(2026, 11, 20)), away("今天", date(2026, 3, 5))
        (datetime.date(2026, 11, 25), datetime.date(2026, 3, 5))
    """
    if said in _AWAY:
        return near + timedelta(days=_AWAY[said])
    if hit := _OF_WEEK.match(said):
        return _day(near, _WEEK[hit["week"]], _DAYS[hit["day"]])
    if hit := _LATIN_DAY.match(said):
        return _day(near, _LATIN[hit["week"]], _NAMES.index(hit["day"]))
    for words, end in ((_MONTHS, _month), (_YEARS, _year)):
        if said in words and span:
            return _end(end, near, words[said], span)
    return None


def _day(near: date, weeks: int, weekday: int) -> date:
    monday = near - timedelta(days=near.weekday())
    return monday + timedelta(days=7 * weeks + weekday)


def _end(
    of: Callable[[date, int], tuple[date, date]],
    near: date,
    more: int,
    span: str,
) -> date:
    first, last = of(near, more)
    return first if span == "first" else last


def _month(near: date, more: int) -> tuple[date, date]:
    years, month = divmod(near.month - 1 + more, 12)
    return ends(date(near.year + years, month + 1, 1), 1)


def _year(near: date, more: int) -> tuple[date, date]:
    return ends(date(near.year + more, 1, 1), 12)


def week(said: str, near: date) -> tuple[date, date] | None:
    """Read a numbered week: its Monday and Sunday.

    Example:
        >>> week("2026-w10", date(2026, 11, 20))[0]
        datetime.date(2026, 3, 2)

    Raises:
        ValueError: There is no such week.
    """
    hit = _NUMBERED.match(said)
    if hit is None:
        return None
    number, year = int(hit["w"] or hit["zw"]), hit["y"] or hit["zy"]
    if year:
        monday = date.fromisocalendar(int(year), number, 1)
    else:
        monday = nearest_week(number, near)
    return monday, monday + timedelta(days=6)
