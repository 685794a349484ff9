"""What cannot be, though every single value fits."""

import math
from itertools import pairwise

from salesdash.errors import BadSetting
from salesdash.settings.values import Settings

_FULL = 100.0


def sound(settings: Settings) -> None:
    """Refuse settings that do not fit beside each other.

    Raises:
        BadSetting: They do not; its `name` is the setting, or the section,
            that is wrong.
    """
    _rising(settings)
    _whole(settings)
    _criteria(settings)


def _rising(settings: Settings) -> None:
    for before, after in pairwise(settings.milestones):
        if after.share < before.share:
            raise BadSetting(
                "yields_fall",
                name=f"yields.{after.code}",
                milestone=after.code,
                before=before.code,
                low=f"{after.share / 100:g}",
                high=f"{before.share / 100:g}",
            )


def _whole(settings: Settings) -> None:
    whole = sum(settings.weights.values())
    if not math.isclose(whole, _FULL):
        raise BadSetting("weights_sum", name="weights", sum=f"{whole:g}")


def _criteria(settings: Settings) -> None:
    for milestone in settings.milestones:
        if not milestone.criteria:
            code = milestone.code
            raise BadSetting("no_criteria", name="criteria", milestone=code)
