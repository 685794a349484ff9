"""Filters of a long list: a search, choices in a fold, chips, the address."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

import streamlit as st

from salesdash.ui import address, text
from salesdash.ui.fold import fold
from salesdash.words import Words

ALL = ""
"""The code of a filter that keeps everything."""

_ACROSS = 4
"""Filters side by side."""


@dataclass(frozen=True)
class Asked:
    """What is asked of a list.

    Attributes:
        codes: Name -> code, '' for nothing.
        options: Name -> code -> what a person reads.
        defaults: Name -> the code that is chosen at first, where not ''.
    """

    codes: Mapping[str, str]
    options: Mapping[str, Mapping[str, str]]
    defaults: Mapping[str, str] = field(default_factory=dict)

    @property
    def active(self) -> list[str]:
        """The names by which fewer rows are kept than at first."""
        return [
            name
            for name, code in self.codes.items()
            if code != self.defaults.get(name, ALL)
        ]


@dataclass(frozen=True)
class Sieve:
    """The filters of one page.

    Attributes:
        named: Names a filter, by its name in the address.
        box: The key of the fold that holds the choices.
        sought: The name in the address of the text to look for.
        defaults: Name -> the code that is chosen at first, where not ''.
    """

    named: Callable[[str, Words], str]
    box: str
    sought: str
    defaults: Mapping[str, str] = field(default_factory=dict)

    def search(self, inside: str, t: Words) -> None:
        """Draw the box for a text to look for.

        Args:
            inside: Says what the text is looked for in.
            t: The words.
        """
        st.text_input(
            t("shell.filter.search"),
            key=self.sought,
            type="search",
            placeholder=inside,
            label_visibility="collapsed",
            bind="query-params",
            persist_state="session",
        )

    def choose(
        self, options: Mapping[str, Mapping[str, str]], t: Words
    ) -> Asked:
        """Draw the choices and what is chosen of them.

        Args:
            options: Name -> code -> what a person reads.
            t: The words.
        """
        for name, codes in options.items():
            address.follow(name, list(codes), self._first(name))
        box = fold(t("shell.filter.more"), self.box, "filter_list")
        if box.open:
            with box, st.grid(columns=_ACROSS, min_column_width=150):
                for name, codes in options.items():
                    self._one(name, codes, t)
        chosen = {
            name: address.tell(name, self._first(name)) for name in options
        }
        sought = str(st.session_state.get(self.sought) or "")
        chosen[self.sought] = sought.strip()
        asked = Asked(chosen, options, self.defaults)
        self._chips(asked, t)
        return asked

    def _first(self, name: str) -> str:
        return self.defaults.get(name, ALL)

    def _one(self, name: str, codes: Mapping[str, str], t: Words) -> None:
        st.selectbox(
            self.named(name, t),
            list(codes),
            key=name,
            format_func=codes.__getitem__,
            persist_state="session",
        )

    def _chips(self, asked: Asked, t: Words) -> None:
        """Show what is chosen, each with its way out, and one out of all."""
        active = asked.active
        if not active:
            return
        key = f"chips {active} {[asked.codes[n] for n in active]}"
        chips = [*active, ALL] if len(active) > 1 else active
        st.pills(
            t("shell.filter.chosen"),
            chips,
            selection_mode="multi",
            default=active,
            format_func=partial(self._chip, asked=asked, t=t),
            key=key,
            on_change=self._drop,
            args=(key, active),
            label_visibility="collapsed",
        )

    def _chip(self, name: str, asked: Asked, t: Words) -> str:
        if name == ALL:
            return t("shell.filter.clear")
        code = asked.codes[name]
        told = asked.options.get(name, {}).get(code, code)
        label = self.named(name, t)
        return t("shell.filter.chip", name=label, code=text.plain(told, 40))

    def _drop(self, key: str, active: list[str]) -> None:
        """Take away what was clicked; the last chip takes all."""
        kept = st.session_state[key] or []
        for name in active:
            if name not in kept or ALL in kept:
                st.session_state[name] = self._first(name)
