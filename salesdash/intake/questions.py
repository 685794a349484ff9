"""What a sheet leaves open, asked once and remembered for its headings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

OPTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "day_order": ("day_first", "month_first", "year_first"),
        "relative_days": ("from_as_of", "blank"),
        "percent_scale": ("fraction", "place"),
        "amount_unit": (
            *("one", "thousand", "ten_thousand", "million"),
            "hundred_million",
        ),
        "amount_range": ("low", "middle", "high", "blank"),
        "decimal_comma": ("comma", "point"),
        "grade_scale": ("of_ten", "of_five", "of_hundred", "of_one"),
        "grade_words": ("middle_high", "middle_low", "blank"),
        "grade_letters": ("abc", "abcd", "abcde", "blank"),
        "points_or_levels": ("points", "levels"),
        "letters": ("in_order", "unknown"),
        "minutes_or_hours": ("hours", "minutes"),
        "same_above": ("same", "blank"),
        "matrix": ("visits", "no"),
        "months": ("targets", "no"),
    }
)
"""Kind of question -> every answer that it can have."""


class Told(NamedTuple):
    """An answer, and when it was given: "choice" or "memory"."""

    option: str
    source: str


@dataclass(frozen=True)
class Question:
    """One thing that a sheet does not say and that a person may know.

    Attributes:
        kind: What is asked, a key of `questions.kind` in the words.
        heading: The column as written; '' for the whole sheet.
        options: The answers to choose from, keys of `questions.option`.
        answer: The answer in force, '' while nobody gave one.
        source: Who gave it: "choice", "memory" or ''.
        guess: The likely answer, never taken unasked, or ''.
        examples: Real cells of the sheet, as a spreadsheet shows them.
        count: So many cells wait for the answer.
        column: The column of the model that the heading means, or ''.
        effects: Option -> what each example would say, as the column
            stores it; None where it could still not be read.
    """

    kind: str
    heading: str
    options: tuple[str, ...]
    answer: str = ""
    source: str = ""
    guess: str = ""
    examples: tuple[str, ...] = ()
    count: int = 0
    column: str = ""
    effects: Mapping[str, tuple[Any, ...]] = field(
        default_factory=lambda: MappingProxyType({}), hash=False
    )

    @property
    def place(self) -> tuple[str, str]:
        """What it is about: its kind and its heading."""
        return self.kind, self.heading

    @property
    def open(self) -> bool:
        """Whether nobody has answered it yet."""
        return not self.answer
