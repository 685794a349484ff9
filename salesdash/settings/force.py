"""The settings in force as of a day: edits, company file, deck."""

import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from salesdash.errors import BadSetting
from salesdash.method.milestones import (
    CLOSED,
    MILESTONES,
    SIGNED,
    Milestone,
)
from salesdash.model import Edit
from salesdash.settings.company import File
from salesdash.settings.kinds import WEEKDAYS
from salesdash.settings.known import find, listed

KIND = "setting"
"""The kind of an edit that sets something."""

BACK = ""
"""The value of an edit that goes back to the file, else to the deck."""

_FULL = 100.0


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
class Settings:
    """What is in force.

    Attributes:
        told: Name of a setting -> what it says; every one that has a name
            of its own, and the mixes of single teams and reps.
    """

    told: Mapping[str, Told]

    def value(self, name: str) -> str:
        """Give the value of a setting, evened out."""
        return self.told[name].value

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
            for name, told in self.told.items()
            if name.startswith("weights.")
        }

    @cached_property
    def names(self) -> dict[str, dict[str, str]]:
        """Group and code -> language -> the company's own name."""
        names: dict[str, dict[str, str]] = {}
        for name, told in self.told.items():
            if name.startswith("names.") and told.value:
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
    def unvisited_days(self) -> int:
        """A key customer is neglected after so many days without visit."""
        return int(self.value("thresholds.unvisited_days"))

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
    def base(self) -> str:
        """The currency that amounts are shown in; '' for each its own."""
        return self.value("money.base")

    def mix(self, team: str = "", rep: str = "") -> tuple[float, ...]:
        """Give the target mix of a rep, else of the team, else of all.

        Returns:
            The share of each activity in per cent, () if none is set.
        """
        for name in (f"mix.rep.{rep}", f"mix.team.{team}", "mix.all"):
            told = self.told.get(name)
            if told and told.value:
                return tuple(map(float, told.value.split(", ")))
        return ()

    def _share(self, milestone: Milestone) -> int:
        if milestone.code == CLOSED:
            return milestone.share
        return round(float(self.value(f"yields.{milestone.code}")) * 100)

    def _criteria(self, milestone: Milestone) -> tuple[str, ...]:
        own = (SIGNED,) if milestone.code == CLOSED else ()
        here = [
            name.removeprefix("criteria.")
            for name, told in self.told.items()
            if name.startswith("criteria.") and told.value == milestone.code
        ]
        return (*own, *here)


def force(file: File, edits: Iterable[Edit], day: int) -> Settings:
    """Say what is in force as of a day.

    Args:
        file: The company file.
        edits: The edits of kind `KIND`, oldest first.
        day: The as-of day, days since 1970-01-01.

    Raises:
        BadSetting: File and edits together say what cannot be.
    """
    told = {n: Told(s.default, "deck") for n, s in listed().items()}
    known = {name: Told(value, "file") for name, value in file.values.items()}
    told |= known
    past = [e for e in edits if e.start is None or e.start <= day]
    for edit in sorted(past, key=lambda e: (e.start or 0, e.seq)):
        if edit.value == BACK and edit.key not in told:
            continue
        told[edit.key] = _edited(edit, known)
    settings = Settings(told)
    _sound(settings)
    return settings


def check(file: File, edits: Sequence[Edit], new: Sequence[Edit]) -> None:
    """Refuse edits that would put something impossible in force.

    Raises:
        BadSetting: A value does not fit, or not beside the others, on the
            day of one of the edits.
    """
    for edit in new:
        if edit.value != BACK:
            find(edit.key).read(edit.value)
    every = [*edits, *new]
    first = min((e.start or 0 for e in new), default=0)
    days = {e.start or 0 for e in every if (e.start or 0) >= first}
    for day in sorted(days):
        force(file, every, day)


def _edited(edit: Edit, known: Mapping[str, Told]) -> Told:
    if edit.value != BACK:
        value = find(edit.key).read(edit.value)
        return Told(value, "edit", edit.start, edit.by, edit.reason)
    default = Told(find(edit.key).default, "deck")
    return known.get(edit.key, default)


def _sound(settings: Settings) -> None:
    """Refuse settings that do not fit beside each other."""
    shares = [m.share for m in settings.milestones]
    if shares != sorted(shares):
        raise BadSetting("yields_fall")
    if not math.isclose(sum(settings.weights.values()), _FULL):
        raise BadSetting(
            "weights_sum", sum=f"{sum(settings.weights.values()):g}"
        )
    for milestone in settings.milestones:
        if not milestone.criteria:
            raise BadSetting("no_criteria", milestone=milestone.code)


DEFAULT = force(File(), (), 0)
"""The deck's own settings."""
