"""Bad input is data: one finding says what was wrong, and where.

The sentence itself stands in `words/findings.toml` under the code.
"""

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

LEVELS = ("stop", "skip", "note")
"""`stop`: the file or sheet is not taken; `skip`: the row is left out;
`note`: the row is kept, something in it was assumed or could not be read."""


@dataclass(frozen=True)
class Finding:
    """One thing that a person should know about a cell, row or sheet.

    Attributes:
        code: The kind of finding, a key of `words/findings.toml`.
        level: One of `LEVELS`.
        file: Name of the file, as uploaded.
        sheet: Name of the sheet, '' for the whole file.
        row: Row as the spreadsheet shows it, from 1; None for the sheet.
        column: The heading as written, '' for the whole row.
        value: What was found, as written.
        detail: Further holes of the sentence.
    """

    code: str
    level: str
    file: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""
    detail: MappingProxyType[str, Any] = field(
        default_factory=lambda: MappingProxyType({}), hash=False
    )
