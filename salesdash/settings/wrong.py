"""What is wrong with a setting, in a sentence for a person."""

from salesdash.errors import BadSetting
from salesdash.words import Words


def sentence(error: BadSetting, t: Words) -> str:
    """Say what is wrong, where, and what to do.

    Example:
        >>> error = BadSetting("mix", value="50/40").of("mix.all")
        >>> print(sentence(error.at("company.toml", 3), Words("en")))
        company.toml, line 3: "mix.all" = "50/40" is no target mix. Write \
three shares of development, negotiation and maintenance that add up to \
100, such as 40, 40, 20.
    """
    holes = dict(error.holes)
    if holes.get("close"):
        holes["hint"] = t("settings.wrong.hint", close=holes["close"])
    holes.setdefault("hint", "")
    if "milestone" in holes:
        code = str(holes["milestone"])
        holes["milestone"] = t.name("milestone", code)
    told = t(f"settings.wrong.{error.code}", **holes)
    if "line" in holes:
        return t("settings.wrong.place", told=told, **holes)
    return told
