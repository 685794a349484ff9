"""Settings in the words of a person: what each is called, what it says."""

from collections.abc import Sequence

from salesdash import days
from salesdash.errors import BadSetting
from salesdash.method.activities import ACTIVITIES
from salesdash.method.evidence import CODES
from salesdash.model import Edit
from salesdash.settings.force import BACK
from salesdash.settings.known import find
from salesdash.settings.values import EDIT, Told
from salesdash.words import Words, catalogue

_GROUPS = {
    "yields": "milestone",
    "criteria": "criterion",
    "weights": "factor",
    "frequency": "quadrant",
}
"""Sections that have a setting for each code of a group."""


def title(name: str, t: Words) -> str:
    """Say what a setting is called.

    Example:
        >>> title("yields.decision_due", Words("en"))
        'Yield of Decision due'
        >>> title("mix.rep.王敏", Words("zh"))
        '王敏的目标比例'
        >>> title("names.milestone.closed.en", Words("en"))
        'English name of Closed (won)'
    """
    section, _, key = name.partition(".")
    if section in _GROUPS:
        return t(f"settings.called.{section}", name=brief(name, t))
    if section == "names":
        code, _, language = key.rpartition(".")
        usual = Words(t.language).name(*code.split(".", 1))
        return t(f"settings.called.names_{language}", name=usual)
    for kind in ("team", "rep"):
        if section == "mix" and key.startswith(f"{kind}."):
            own = key.removeprefix(f"{kind}.")
            return t(f"settings.called.mix_{kind}", name=own)
    if section == "evidence" and key in CODES:
        return t(f"evidence.rule.{key}.name")
    return t(f"settings.called.{section}_{key}")


def brief(name: str, t: Words) -> str:
    """Say what a setting is called, below the title of its section.

    Example:
        >>> brief("weights.pain", Words("en"))
        'Pain'
        >>> brief("money.base", Words("en"))
        'Base currency'
    """
    section, _, key = name.partition(".")
    if section in _GROUPS:
        return t.name(_GROUPS[section], key)
    return title(name, t)


def meaning(name: str, t: Words) -> str:
    """Say in one sentence what a setting means.

    Example:
        >>> meaning("money.base", Words("en"))
        'All amounts are shown in this currency, at the dated rates that \
were uploaded.'
    """
    section, _, key = name.partition(".")
    if section == "evidence" and key in CODES:
        return t(f"evidence.rule.{key}.reason")
    own = f"settings.meaning.{section}_{key.partition('.')[0]}"
    return t(own if own in catalogue() else f"settings.meaning.{section}")


def said(name: str, value: str, t: Words) -> str:
    """Say a value as a person reads it.

    Example:
        >>> t = Words("en")
        >>> said("yields.decision_due", "75", t)
        '75 %'
        >>> said("calendar.working_days", "monday, friday", t)
        'Monday, Friday'
        >>> said("mix.all", "40, 40, 20", t)
        'Customer development 40 %, Proposal and negotiation 40 %, \
Customer maintenance 20 %'
        >>> said("mix.all", "", t), said("thresholds.gone", "5", t)
        ('none', '5')
    """
    try:
        setting = find(name)
        return _SAY[setting.kind](setting.read(value), t)
    except BadSetting:
        return value


def source(told: Told, t: Words) -> str:
    """Say where a value comes from, and since when.

    Example:
        >>> told = Told("60", "edit", 20_777, "Ann", "too high")
        >>> source(told, Words("en"))
        'set by Ann from 2026-11-20: too high'
        >>> source(Told("75", "deck"), Words("en"))
        'as shipped'
    """
    if told.source != EDIT:
        return t(f"settings.source.{told.source}")
    holes = {"by": _who(told.by, t), "day": _since(told.since, t)}
    return t("settings.source.edit", **holes) + _reason(told.reason, t)


def change(edit: Edit, t: Words) -> str:
    """Say a change in a sentence.

    Example:
        >>> told = {"by": "Ann", "start": 20_777}
        >>> edit = Edit("setting", "yields.decision_due", "60", **told)
        >>> change(edit, Words("en"))
        'Ann set “Yield of Decision due” to 60 % from 2026-11-20'
    """
    holes = {
        "by": _who(edit.by, t),
        "name": _title(edit.key, t),
        "day": _since(edit.start, t),
    }
    if edit.value == BACK:
        told = t("settings.edit.back", **holes)
    else:
        value = said(edit.key, edit.value, t)
        told = t("settings.edit.set", value=value, **holes)
    return told + _reason(edit.reason, t)


def _title(name: str, t: Words) -> str:
    """Name a setting; one that is unknown by now goes by its code."""
    try:
        find(name)
    except BadSetting:
        return name
    return title(name, t)


def _who(by: str, t: Words) -> str:
    return by or t("history.nobody")


def _since(start: int | None, t: Words) -> str:
    return t("settings.always") if start is None else days.iso(start)


def _reason(reason: str, t: Words) -> str:
    return t("settings.reason_is", reason=reason) if reason else ""


def _percent(value: str, t: Words) -> str:
    return t("chart.percent", number=value)


def _days(value: str, t: Words) -> str:
    return t("settings.value.days", n=value)


def _month(value: str, t: Words) -> str:
    return t(f"settings.month.{value}")


def _weekday(value: str, t: Words) -> str:
    return t(f"settings.weekday.{value}")


def _weekdays(value: str, t: Words) -> str:
    return _listed([_weekday(day, t) for day in value.split(", ")], t)


def _mix(value: str, t: Words) -> str:
    if not value:
        return t("settings.value.none")
    pairs = zip(ACTIVITIES, value.split(", "), strict=True)
    named = [f"{t.name('activity', a)} {_percent(p, t)}" for a, p in pairs]
    return _listed(named, t)


def _listed(parts: Sequence[str], t: Words) -> str:
    """Write words side by side."""
    first, *rest = parts
    if not rest:
        return first
    return t("settings.value.list", first=first, more=_listed(rest, t))


_SAY = {
    "percent": _percent,
    "grade": lambda value, _: value,
    "days": _days,
    "grace": lambda value, _: value,
    "times": lambda value, _: value,
    "visits": lambda value, t: t("settings.value.visits", n=value),
    "switch": lambda value, t: t(f"settings.value.{value}"),
    "month": _month,
    "weekday": _weekday,
    "weekdays": _weekdays,
    "milestone": lambda value, t: t.name("milestone", value),
    "currency": lambda value, t: value or t("settings.value.own"),
    "mix": _mix,
    "name": lambda value, t: value or t("settings.value.usual"),
}
"""Kind -> what says a value of it."""
