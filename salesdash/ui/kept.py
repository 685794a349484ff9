"""What a button wrote into the log, or why not, told below it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import streamlit as st

from salesdash.book import ImportEntry, noted
from salesdash.errors import BadTalk
from salesdash.ui import text, undo
from salesdash.ui.shell import Frame

Lines = Callable[[ImportEntry], Iterator[str]]


@dataclass(frozen=True)
class Kept:
    """What the buttons of one page wrote of talks and points.

    Attributes:
        page: Sets its notes apart from those of other pages.
    """

    page: str

    def press(self, place: str) -> None:
        """Say which button was pressed: what it wrote is told below it."""
        st.session_state[self._slot("place")] = place

    def refuse(self, sentence: str) -> None:
        """Say at the next drawing why nothing was written."""
        st.session_state[self._slot("refused")] = sentence

    def write(self, frame: Frame, write: Callable[[str], str]) -> bool:
        """Write in the name of who sits here; tell whether it holds."""
        by = str(st.session_state.get("by") or "").strip()
        try:
            st.session_state[self._slot("done")] = write(by)
        except BadTalk as error:
            self.refuse(text.plain(noted.refusal(error, frame.t), 300))
            return False
        st.session_state[self._slot("new")] = True
        return True

    def tell(
        self, frame: Frame, place: str, kept: str, undone: str, lines: Lines
    ) -> None:
        """Say below a button what it wrote, with the way back; or why not.

        Args:
            frame: The frame.
            place: Which button it is.
            kept: What is said in short of what was written.
            undone: What is said once it was undone.
            lines: Tells what an import wrote, safe as Markdown.
        """
        if st.session_state.get(self._slot("place")) != place:
            return
        if refused := st.session_state.pop(self._slot("refused"), ""):
            st.error(refused, icon=":material/error:")
        if st.session_state.pop(self._slot("new"), False):
            st.toast(kept, icon=":material/check_circle:")
        done, own = self._slot("done"), f"{self.page} "
        last = st.session_state.get(done)
        undo.done(frame, done, undone, lines, own)
        found = (e for e in frame.book.imports() if e.import_id == last)
        entry = next(found, None)
        if entry is not None and entry.kind == "upload":
            undo.panel(frame, entry, own)

    def _slot(self, name: str) -> str:
        return f"{self.page} {name}"
