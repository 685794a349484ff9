"""What is known and wanted before workbooks are read."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from salesdash.book.preview import Choices
from salesdash.intake.read import Choice, Sheet
from salesdash.store import Scene


def reps(scene: Scene) -> frozenset[str]:
    """Give the reps whom the sheets name, as written."""
    frames = (f for f in scene.rows.values() if "rep" in f.columns)
    return frozenset(rep for f in frames for rep in f["rep"].unique() if rep)


def for_all(
    choices: Choices, sheets: Sequence[Sheet], wanted: Mapping[str, Any]
) -> Choices:
    """Let what is wanted of all sheets be chosen for each of them."""
    told = {name: value for name, value in wanted.items() if value is not None}
    if not told:
        return choices
    places = ((s.file, s.sheet) for s in sheets)
    return {p: replace(choices.get(p, Choice()), **told) for p in places}
