"""Every setting that there is, with its kind and the deck's value."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from salesdash.errors import BadSetting
from salesdash.method import buying, grades, milestones, scores
from salesdash.method.activities import ACTIVITIES
from salesdash.method.evidence import CODES, PARAMETERS
from salesdash.settings import kinds

SECTIONS = (
    "yields",
    "criteria",
    "weights",
    "thresholds",
    "frequency",
    "evidence",
    "calendar",
    "money",
    "mix",
    "names",
)
LANGUAGES = ("en", "zh")
OPEN = (("mix.team.", "mix"), ("mix.rep.", "mix"))
"""Settings that there are as many of as teams and reps: prefix, kind."""

_GROUPS = {
    "milestone": tuple(m.code for m in milestones.MILESTONES),
    "criterion": milestones.CRITERIA,
    "activity": ACTIVITIES,
    "quadrant": grades.QUADRANTS,
    "factor": tuple(f.code for f in scores.FACTORS),
    "stage": tuple(s.code for s in buying.STAGES),
    "step": buying.STEPS,
    "role": buying.ROLES,
}
"""What a company can give its own name."""


@dataclass(frozen=True)
class Setting:
    """One thing that a company can set.

    Attributes:
        name: Its section and key, as in the company file: yields.closed.
        kind: What it holds, a key of `kinds.READ`.
        default: The deck's value, evened out.
    """

    name: str
    kind: str
    default: str

    @property
    def section(self) -> str:
        """The section of the company file."""
        return self.name.split(".", 1)[0]

    @property
    def key(self) -> str:
        """Its name within the section."""
        return self.name.partition(".")[2]

    def read(self, value: str) -> str:
        """Even out a value.

        Raises:
            BadSetting: It does not fit.
        """
        try:
            return kinds.READ[self.kind](value)
        except BadSetting as error:
            raise error.of(self.name) from None


@cache
def listed() -> dict[str, Setting]:
    """List every setting that has a name of its own, in order."""
    return {setting.name: setting for setting in _all()}


def find(name: str) -> Setting:
    """Give the setting of a name.

    Raises:
        BadSetting: There is none.

    Example:
        >>> find("yields.decision_due").default
        '75'
        >>> find("mix.rep.王敏").kind
        'mix'
    """
    if name in listed():
        return listed()[name]
    for prefix, kind in OPEN:
        if name.startswith(prefix) and name != prefix:
            return Setting(name, kind, "")
    close = get_close_matches(name, listed(), 1)
    raise BadSetting("unknown", name=name, close=close[0] if close else "")


def _all() -> Iterator[Setting]:
    for milestone in milestones.OPEN:
        share = f"{milestone.share / 100:g}"
        yield Setting(f"yields.{milestone.code}", "percent", share)
    for milestone in milestones.MILESTONES:
        for code in milestone.criteria:
            if code != milestones.SIGNED:
                name = f"criteria.{code}"
                yield Setting(name, "milestone", milestone.code)
    for factor in scores.FACTORS:
        yield Setting(f"weights.{factor.code}", "percent", "20")
    axis = f"{grades.THRESHOLD:g}"
    yield Setting("thresholds.relationship", "grade", axis)
    yield Setting("thresholds.attractiveness", "grade", axis)
    yield Setting("thresholds.unvisited_days", "days", "30")
    yield Setting("thresholds.stalled_days", "days", "60")
    yield Setting("thresholds.information_days", "days", "180")
    yield Setting("thresholds.stale_days", "days", "365")
    yield Setting("thresholds.regrade_visits", "times", "4")
    for quadrant, visits in grades.FREQUENCY.items():
        yield Setting(f"frequency.{quadrant}", "visits", f"{visits:g}")
    yield from _evidence()
    yield Setting("calendar.fiscal_year_start", "month", "1")
    yield Setting("calendar.week_start", "weekday", "monday")
    working = ", ".join(kinds.WEEKDAYS[:5])
    yield Setting("calendar.working_days", "weekdays", working)
    yield Setting("calendar.cut_off", "weekday", "friday")
    yield Setting("calendar.grace_days", "grace", "1")
    yield Setting("money.base", "currency", "")
    yield Setting("mix.all", "mix", "")
    for group, codes in _GROUPS.items():
        for code in codes:
            for language in LANGUAGES:
                yield Setting(f"names.{group}.{code}.{language}", "name", "")


def _evidence() -> Iterator[Setting]:
    for code in CODES:
        yield Setting(f"evidence.{code}", "switch", "on")
    for name, usual in PARAMETERS.items():
        kind = "times" if name == "pushes" else "days"
        yield Setting(f"evidence.{name}", kind, f"{usual}")
