"""What is shown of a funnel, and what its milestones are called."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from salesdash.method.milestones import MILESTONES, Milestone
from salesdash.money import DEFAULT
from salesdash.words import Words

Measure = Literal["count", "amount"]
Side = Literal["claimed", "verified"]
SIDES: tuple[Side, ...] = ("claimed", "verified")


@dataclass(frozen=True)
class Shown:
    """What is shown of a funnel.

    Attributes:
        measure: Deals of every currency, or the amounts of one.
        currency: The currency of the amounts.
        milestones: The milestones, with the yields in force.
        side: By claim or by evidence, where only one of them is shown.
    """

    measure: Measure = "count"
    currency: str = DEFAULT
    milestones: Sequence[Milestone] = MILESTONES
    side: Side = "verified"


def named(
    code: str, t: Words, milestones: Sequence[Milestone] = MILESTONES
) -> str:
    """Name a milestone with its yield, '' for none.

    Example:
        >>> named("decision_due", Words("zh"))
        '75% 决策定案'
    """
    return f"{share(code, t, milestones)} {t.name('milestone', code)}".strip()


def share(
    code: str, t: Words, milestones: Sequence[Milestone] = MILESTONES
) -> str:
    """Write the yield of a milestone, '' where there is none.

    Example:
        >>> share("decision_due", Words("en")), share("", Words("en"))
        ('75 %', '')
    """
    found = next((m.share for m in milestones if m.code == code), None)
    if found is None:
        return ""
    return t("chart.percent", number=f"{found / 100:g}")
