"""What a sheet leaves open, asked once and remembered for its headings."""

from dataclasses import dataclass


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
    """

    kind: str
    heading: str
    options: tuple[str, ...]
    answer: str = ""
    source: str = ""
    guess: str = ""
    examples: tuple[str, ...] = ()
    count: int = 0

    @property
    def place(self) -> tuple[str, str]:
        """What it is about: its kind and its heading."""
        return self.kind, self.heading
