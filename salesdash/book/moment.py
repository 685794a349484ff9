"""The log at one moment: what counts, and what was computed of it."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from threading import RLock
from typing import Any

import narwhals.stable.v2 as nw

from salesdash import days, settings, store
from salesdash.book.view import View
from salesdash.metrics.forecast import counted
from salesdash.metrics.trail import trail
from salesdash.model import Edit
from salesdash.settings import File, Settings
from salesdash.store import Scene, State

STATES = 24
"""So many states are kept in memory, the latest used ones."""

STEPS = 2000
"""So many days' stocks are kept in memory, the latest used ones."""


@dataclass(frozen=True, eq=False)
class Moment:
    """What counts at a moment; whatever is computed of it is kept.

    Safe to share between threads.

    Attributes:
        folder: The folder of the log.
        sheets: One word for which sheets count.
        scene: The sheets and their rows.
        file: The company file.
        edits: The edits in force, oldest first.
    """

    folder: Path
    sheets: str
    scene: Scene
    file: File
    edits: tuple[Edit, ...]
    _states: OrderedDict[int, State] = field(default_factory=OrderedDict)
    _steps: OrderedDict[tuple[int, str], nw.DataFrame] = field(
        default_factory=OrderedDict
    )
    _settings: dict[int, Settings] = field(default_factory=dict)
    _lock: RLock = field(default_factory=RLock)

    def told(self, file: File, edits: Iterable[Edit]) -> "Moment":
        """Give the same sheets under another company file or other edits."""
        return replace(self, file=file, edits=tuple(edits), _settings={})

    def settings(self, day: int) -> Settings:
        """Say what the company has set, as of a day.

        Raises:
            BadSetting: The company file says what cannot be.
        """
        own = [edit for edit in self.edits if edit.kind == settings.KIND]
        since = settings.changed(own, day)
        if since not in self._settings:
            self._settings[since] = settings.force(self.file, own, day)
        return self._settings[since]

    def view(self, day: date, team: str, rep: str, period: str) -> View:
        """Look at the log as of a day.

        Raises:
            BadSetting: The company file says what cannot be.
        """
        number = days.number(day)
        state, own = self.state(number), self.settings(number)
        return View(day, state, team, rep, period, own, self.step)

    def state(self, day: int) -> State:
        """Give the state of a day, made once."""
        with self._lock:
            if day not in self._states:
                self._states[day] = store.state(self.scene, day)
            self._states.move_to_end(day)
            while len(self._states) > STATES:
                self._states.popitem(last=False)
            return self._states[day]

    def step(self, day: int) -> nw.DataFrame:
        """Give the stocks of a day, of every team and rep."""
        own = self.settings(day)
        key = day, own.key
        with self._lock:
            if key in self._steps:
                return self._steps[key]
        frame = store.remembered(
            self.folder,
            f"trail-{day}-{store.key(self.scene, day)}-{own.key}",
            lambda: _stocks(self.state(day), own),
        )
        with self._lock:
            self._steps[key] = nw.from_native(frame, eager_only=True)
            while len(self._steps) > STEPS:
                self._steps.popitem(last=False)
            return self._steps[key]


def _stocks(state: State, own: Settings) -> Any:
    view = View(days.day(state.day), state, settings=own)
    deals = view.opportunities
    rows = counted(deals, state.day, own.year_start)
    return trail(rows).to_native()
