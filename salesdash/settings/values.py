"""What is in force: the value of every setting, and who said so."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from salesdash.errors import BadSetting
from salesdash.method.evidence import CODES, PARAMETERS
from salesdash.method.milestones import (
    CLOSED,
    MILESTONES,
    SIGNED,
    Milestone,
)
from salesdash.model import Edit
from salesdash.settings.kinds import WEEKDAYS
from salesdash.settings.known import listed

DECK, FILE, EDIT = "deck", "file", "edit"
"""Where a value comes from."""


@dataclass(frozen=True)
class Told:
    """What a setting says, and who said so.

    Attributes:
        value: The value, evened out.
        source: "deck", "file" or "edit".
        since: The day from which an edit holds, else None.
        by: Who made the edit, or ''.
        reason: Why, or ''.
    """

    value: str
    source: str
    since: int | None = None
    by: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Left:
    """An edit that is passed over.

    Attributes:
        edit: The edit.
        error: Why it cannot hold, beside the company file and the others.
    """

    edit: Edit
    error: BadSetting


@dataclass(frozen=True)
class Settings:
    """What is in force.

    Attributes:
        told: Name of a setting -> what it says; every one that has a name
            of its own, and the mixes of single teams and reps.
        left: The edits that are passed over.
    """

    told: Mapping[str, Told]
    left: tuple[Left, ...] = ()

    def value(self, name: str) -> str:
        """Give the value of a setting, evened out; '' if nothing is said."""
        return self.told[name].value if name in self.told else ""

    def section(self, name: str) -> dict[str, Told]:
        """Give the settings of a section, in their order."""
        prefix = f"{name}."
        return {n: t for n, t in self.told.items() if n.startswith(prefix)}

    @cached_property
    def key(self) -> str:
        """One word that changes whenever a value does."""
        pairs = sorted((n, told.value) for n, told in self.told.items())
        return hashlib.sha256(repr(pairs).encode()).hexdigest()[:16]

    @cached_property
    def milestones(self) -> tuple[Milestone, ...]:
        """The milestones, with the company's yields and criteria."""
        return tuple(
            replace(m, share=self._share(m), criteria=self._criteria(m))
            for m in MILESTONES
        )

    @cached_property
    def weights(self) -> dict[str, float]:
        """Factor -> what it weighs in the score, per cent."""
        return {
            name.removeprefix("weights."): float(told.value)
            for name, told in self.section("weights").items()
        }

    @cached_property
    def names(self) -> dict[str, dict[str, str]]:
        """Group and code -> language -> the company's own name."""
        names: dict[str, dict[str, str]] = {}
        for name, told in self.section("names").items():
            if told.value:
                code, _, language = name.removeprefix("names.").rpartition(".")
                names.setdefault(code, {})[language] = told.value
        return names

    @property
    def relationship(self) -> float:
        """From this grade on, the relationship is close."""
        return float(self.value("thresholds.relationship"))

    @property
    def attractiveness(self) -> float:
        """From this grade on, a customer is attractive."""
        return float(self.value("thresholds.attractiveness"))

    @property
    def thresholds(self) -> tuple[float, float]:
        """The grades from which both axes are high."""
        return self.relationship, self.attractiveness

    @property
    def unvisited_days(self) -> int:
        """A key customer is neglected after so many days without visit."""
        return int(self.value("thresholds.unvisited_days"))

    @property
    def stale_days(self) -> int:
        """A grade is old after so many days."""
        return int(self.value("thresholds.stale_days"))

    @property
    def regrade_visits(self) -> int:
        """So many visits at least make a relationship worth a word."""
        return int(self.value("thresholds.regrade_visits"))

    @cached_property
    def frequency(self) -> dict[str, float]:
        """Quadrant -> how many visits a month are due."""
        return {
            name.removeprefix("frequency."): float(told.value)
            for name, told in self.section("frequency").items()
        }

    @property
    def stalled_days(self) -> int:
        """A deal stalls after so many days where no median is known."""
        return int(self.value("thresholds.stalled_days"))

    @property
    def information_days(self) -> int:
        """What is known of a customer is stale after so many days."""
        return int(self.value("thresholds.information_days"))

    @property
    def rules(self) -> frozenset[str]:
        """The rules of the cross-check that are switched on."""
        on = (c for c in CODES if self.value(f"evidence.{c}") == "on")
        return frozenset(on)

    @property
    def limits(self) -> dict[str, int]:
        """Parameter of the cross-check -> its value."""
        return {
            name: int(self.value(f"evidence.{name}")) for name in PARAMETERS
        }

    @property
    def year_start(self) -> int:
        """The first month of the fiscal year, 1 to 12."""
        return int(self.value("calendar.fiscal_year_start"))

    @property
    def week_start(self) -> int:
        """The first day of the week, 0 for Monday."""
        return WEEKDAYS.index(self.value("calendar.week_start"))

    @property
    def working_days(self) -> frozenset[int]:
        """The days that are worked on, 0 for Monday."""
        said = self.value("calendar.working_days").split(", ")
        return frozenset(map(WEEKDAYS.index, said))

    @property
    def cut_off(self) -> int:
        """The day on which the figures of a week are taken."""
        return WEEKDAYS.index(self.value("calendar.cut_off"))

    @property
    def grace_days(self) -> int:
        """So many days after the cut-off a sheet is still in time."""
        return int(self.value("calendar.grace_days"))

    @property
    def base(self) -> str:
        """The currency that amounts are shown in; '' for each its own."""
        return self.value("money.base")

    def mix(self, team: str = "", rep: str = "") -> tuple[float, ...]:
        """Give the target mix of a rep, else of the team, else of all.

        Returns:
            The share of each activity in per cent, () if none is set.
        """
        for name in (f"mix.rep.{rep}", f"mix.team.{team}", "mix.all"):
            if value := self.value(name):
                return tuple(map(float, value.split(", ")))
        return ()

    def _share(self, milestone: Milestone) -> int:
        if milestone.code == CLOSED:
            return milestone.share
        return round(float(self.value(f"yields.{milestone.code}")) * 100)

    def _criteria(self, milestone: Milestone) -> tuple[str, ...]:
        own = (SIGNED,) if milestone.code == CLOSED else ()
        here = [
            name.removeprefix("criteria.")
            for name, told in self.section("criteria").items()
            if told.value == milestone.code
        ]
        return (*own, *here)


def base(values: Mapping[str, str]) -> dict[str, Told]:
    """Give what holds without any edit: the company file, else the deck.

    Args:
        values: What the company file says, evened out.
    """
    told = {n: Told(s.default, DECK) for n, s in listed().items()}
    return told | {name: Told(v, FILE) for name, v in values.items()}
