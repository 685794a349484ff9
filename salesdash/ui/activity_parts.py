"""The parts of the Activity page, one at a time: the page stays calm."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from salesdash.book import View
from salesdash.ui import (
    activity_mix,
    activity_notes,
    activity_promises,
    activity_reach,
    activity_split,
    switches,
)
from salesdash.words import Words

PARTS: Mapping[str, Callable[[View, Words], None]] = MappingProxyType(
    {
        "split": activity_split.draw,
        "mix": activity_mix.draw,
        "reach": activity_reach.draw,
        "promises": activity_promises.draw,
        "notes": activity_notes.draw,
    }
)
"""Part -> what draws it, what shows first first."""


def draw(view: View, t: Words) -> None:
    """Draw the switch between the parts, and the one that was chosen.

    Args:
        view: The view.
        t: The words.
    """
    names = {name: t(f"activity.part.{name}") for name in PARTS}
    chosen = switches.one("activity part", t("activity.part.label"), names)
    PARTS[chosen](view, t)
