"""What a text says of a day."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Said:
    """What a text says of a day.

    Attributes:
        day: The day, the end of a span, or the Sunday of a week.
        kind: "day", "span", "week" or "month".
        month: First day of the month, where only a month is named.
        doubt: The code of a finding where it could be another day, else "".
        words: The words that say so, where they leave a doubt.
    """

    day: date
    kind: str
    month: date | None = field(default=None, repr=False)
    doubt: str = field(default="", repr=False)
    words: str = field(default="", repr=False)
