"""What is wrong with a setting, in a sentence for a person."""

from salesdash import days
from salesdash.errors import BadSetting
from salesdash.settings.known import find
from salesdash.settings.spoken import title
from salesdash.words import Words

_LONGEST = 60
"""Characters that a sentence repeats of what was written."""


def sentence(error: BadSetting, t: Words) -> str:
    """Say what is wrong, where, and what to do.

    In a company file a setting goes by its name there, in the app by its
    title.

    Example:
        >>> error = BadSetting("mix", value="50/40").of("mix.all")
        >>> print(sentence(error.at("company.toml", 3), Words("en")))
        company.toml, line 3: "mix.all" = "50/40" is no target mix. Write \
three shares of development, negotiation and maintenance that add up to \
100, such as 40, 40, 20.
        >>> print(sentence(error, Words("en"))[:40])
        "Target mix of everybody" = "50/40" is n
    """
    holes = dict(error.holes)
    ending = "_close" if holes.get("close") else ""
    holes["name"] = _name(error, t)
    for hole in {"value", "row"} & holes.keys():
        holes[hole] = _cut(str(holes[hole]))
    for hole in {"milestone", "before"} & holes.keys():
        holes[hole] = t.name("milestone", str(holes[hole]))
    told = t(f"settings.wrong.{error.code}{ending}", **holes)
    if "line" in holes:
        return t("settings.wrong.place", told=told, **holes)
    if "day" in holes:
        day = days.day(int(str(holes["day"]))).isoformat()
        return t("settings.wrong.later", told=told, day=day)
    return told


def _name(error: BadSetting, t: Words) -> str:
    name = str(error.holes["name"])
    try:
        find(name)
    except BadSetting:
        return _cut(name)
    return name if "line" in error.holes else title(name, t)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
