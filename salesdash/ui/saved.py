"""What was written last, or why not, told beside the button pressed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import streamlit as st

from salesdash.book import ImportEntry
from salesdash.ui import text, undo
from salesdash.ui.shell import Frame

_LONGEST = 500


@dataclass(frozen=True)
class Saved:
    """What one page says of its savings.

    It is told at the place where the button was pressed; where that is not
    drawn any more, at the top of the page.

    Attributes:
        page: Sets its notes apart from those of other pages.
        undone: The word for a change that was undone.
        lines: Tells the changes of an import, safe as Markdown.
    """

    page: str
    undone: str
    lines: Callable[[Frame, ImportEntry], Iterable[str]]

    def refuse(self, sentence: str, place: str = "") -> None:
        """Say at the next drawing why nothing was written.

        Args:
            sentence: Why, as text.
            place: Where the button is.
        """
        st.session_state[self._slot("refused")] = sentence
        st.session_state[self._slot("place")] = place

    def keep(self, import_id: str, place: str = "") -> None:
        """Say at the next drawing what was written.

        Args:
            import_id: The import.
            place: Where the button is.
        """
        st.session_state[self._slot("done")] = import_id
        st.session_state[self._slot("new")] = True
        st.session_state[self._slot("place")] = place
        st.session_state.pop(self._slot("refused"), None)

    def begin(self, frame: Frame) -> None:
        """Begin to draw a page: a short note stands wherever one looks."""
        st.session_state[self._slot("told")] = False
        if refused := st.session_state.get(self._slot("refused")):
            short = text.plain(refused, _LONGEST)
            st.toast(short, icon=":material/error:")
        if st.session_state.pop(self._slot("new"), False):
            st.toast(frame.t("deal.kept"), icon=":material/check_circle:")

    def beside(self, frame: Frame, place: str) -> None:
        """Tell it here, if the button that was pressed is here.

        Args:
            frame: The frame.
            place: The place that is being drawn.
        """
        if st.session_state.get(self._slot("place")) == place:
            self.rest(frame)

    def rest(self, frame: Frame) -> None:
        """Tell it here, unless it was told at its place."""
        if st.session_state.get(self._slot("told")):
            return
        st.session_state[self._slot("told")] = True
        if refused := st.session_state.pop(self._slot("refused"), ""):
            short = text.plain(refused, _LONGEST)
            st.error(short, icon=":material/error:")
        undo.done(
            frame,
            self._slot("done"),
            frame.t(self.undone),
            lambda entry: self.lines(frame, entry),
            f"{self.page} ",
        )

    def _slot(self, name: str) -> str:
        return f"{self.page} {name}"
