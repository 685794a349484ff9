"""Headings of the brief over ticks, and of scores over words."""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import numpy as np

from salesdash.intake import cells
from salesdash.intake.cells import numbers, yes
from salesdash.intake.cells.column import is_blank
from salesdash.intake.grid import Cell
from salesdash.intake.layout import Matrix

TICKED: Mapping[str, str] = MappingProxyType(
    {
        "sponsor_pain": "sponsor_admits_pain",
        "sponsor_vision": "sponsor_has_vision",
        "decision_maker_pain": "decision_maker_admits_pain",
        "decision_maker_vision": "decision_maker_has_vision",
    }
)
"""Words of the brief, and the criterion that they are where only ticked."""


def ticked(
    matrix: Matrix, data: np.ndarray, places: Mapping[int, str], near: date
) -> dict[int, str]:
    """Take a heading such as 经办人愿景 over nothing but ticks as one.

    Args:
        matrix: The cells, evened out.
        data: The rows that are data, from 0.
        places: Place of a strip -> column of the model.
        near: The as-of date.
    """
    result = dict(places)
    for place, name in places.items():
        criterion = TICKED.get(name, "")
        if not criterion or criterion in places.values():
            continue
        column = cells.Column(
            matrix.kind[data, place],
            matrix.text[data, place],
            matrix.number[data, place],
            np.zeros(len(data), dtype=bool),
            near=near,
        )
        if yes.ticked(column):
            result[place] = criterion
    return result


PROSE: Mapping[str, str] = MappingProxyType(
    {
        "pain_points": "sponsor_pain",
        "vision_points": "sponsor_vision",
        "value_points": "sponsor_value",
    }
)
"""Scores, and the words of the brief that their heading can mean as well."""

_WORD = re.compile(r"[^\W\d_]{2,}")


def prose(
    matrix: Matrix, data: np.ndarray, places: Mapping[int, str]
) -> dict[int, str]:
    """Find headings such as 痛苦 over words and not one number.

    Returns:
        Place of a strip -> the column that it may mean instead.
    """
    return {
        place: PROSE[name]
        for place, name in places.items()
        if name in PROSE and _worded(matrix, data, place)
    }


def _worded(matrix: Matrix, data: np.ndarray, place: int) -> bool:
    """Tell whether a column holds words and not one number."""
    kinds = matrix.kind[data, place]
    if not np.isin(kinds, (Cell.TEXT, Cell.BLANK)).all():
        return False
    texts = set(matrix.text[data, place][kinds == Cell.TEXT].tolist())
    said = [text for text in texts if not is_blank(text)]
    plain = all(_WORD.search(t) and not t[:1].isdigit() for t in said)
    return bool(said) and plain and not any(map(numbers.level, said))
