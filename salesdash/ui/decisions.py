"""What a person decided for the sheets on the page, not yet imported."""

from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from salesdash.book import Book, Choice, SheetPreview
from salesdash.words import Words

_CHOICES = "upload choices"

Place = tuple[str, str]
"""A sheet: the name of its file and its own."""


def choices() -> dict[Place, Choice]:
    """Give what was decided so far: (file, sheet) -> choice."""
    return st.session_state.setdefault(_CHOICES, {})


def choice(place: Place) -> Choice:
    """Give what was decided so far for a sheet."""
    return choices().get(place, Choice())


def decide(place: Place, **told: Any) -> None:
    """Keep something that was decided for a sheet."""
    choices()[place] = replace(choice(place), **told)


@dataclass(frozen=True)
class Card:
    """One sheet on the page.

    Attributes:
        book: The log.
        sheet: The sheet.
        place: Its file and its name.
        time: 1 for the first sheet of that place: two files of one name
            may come from two folders.
        t: The words.
    """

    book: Book
    sheet: SheetPreview
    place: Place
    time: int
    t: Words

    def watch(self, part: str, shown: object) -> dict[str, Any]:
        """Give the key of a widget, and the call that keeps its value.

        The widget shows what the preview says, whatever it showed before:
        a day that is changed can change the rest.
        """
        key = self.show(part, shown)
        args = (self.place, part, key)
        return {"key": key, "on_change": _keep, "args": args}

    def show(self, part: str, shown: object) -> str:
        """Let a widget show a value, and give its key."""
        key = self.key(part)
        st.session_state[key] = shown
        return key

    def key(self, part: str) -> str:
        """Set a widget of this sheet apart from all others."""
        return f"{part} {self.time} {self.place}"


def _keep(place: Place, part: str, key: str) -> None:
    decide(place, **{part: st.session_state[key]})
