"""The log at one moment: what counts, and what was computed of it."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import RLock
from typing import Any

import narwhals.stable.v2 as nw

from salesdash import days, settings, store
from salesdash.book import controlled, hits
from salesdash.book.growing import foreseen
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
    _checks: dict[tuple[int, str], nw.DataFrame] = field(default_factory=dict)
    _outlooks: dict[tuple[int, str], nw.DataFrame] = field(
        default_factory=dict
    )
    _settings: dict[int, Settings] = field(default_factory=dict)
    _lock: RLock = field(default_factory=RLock)

    def told(
        self, scene: Scene, file: File, edits: Iterable[Edit]
    ) -> "Moment":
        """Give the same sheets under another company file or other edits.

        What was computed of a day stays where nothing of it changed.

        Args:
            scene: The same sheets, with what the edits say of deals.
            file: The company file.
            edits: The edits in force, oldest first.
        """
        told = tuple(edits)
        with self._lock:
            states = OrderedDict(
                (day, self._state(scene, state))
                for day, state in self._states.items()
                if self._same(scene, day)
            )
            steps = OrderedDict(
                (key, step)
                for key, step in self._steps.items()
                if self._same(scene, key[0])
            )
            checks = {
                key: check
                for key, check in self._checks.items()
                if self._same(scene, key[0])
            }
            outlooks = {
                key: outlook
                for key, outlook in self._outlooks.items()
                if self._same(scene, key[0])
            }
        return Moment(
            self.folder,
            self.sheets,
            scene,
            file,
            told,
            states,
            steps,
            checks,
            outlooks,
        )

    def _same(self, scene: Scene, day: int) -> bool:
        """Tell whether edits say the same of a day as they do now."""
        own = self.scene
        return scene is own or store.spoken(scene, day) == store.spoken(
            own, day
        )

    def _state(self, scene: Scene, state: State) -> State:
        """Give the state of a day, under what is said of customers now."""
        own, day = self.scene, state.day
        same = store.graded(scene, day) == store.graded(own, day)
        return state if same else state.under(scene)

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
        past = self.step, self.check, self.outlook, self.edits, self.control
        return View(day, state, team, rep, period, own, *past)

    def state(self, day: int) -> State:
        """Give the state of a day, made once."""
        with self._lock:
            if day not in self._states:
                self._states[day] = store.state(self.scene, day)
            self._states.move_to_end(day)
            while len(self._states) > STATES:
                self._states.popitem(last=False)
            return self._states[day]

    def check(self, day: int) -> nw.DataFrame:
        """Give the cross-check of a day, of every team and rep."""
        own = self.settings(day)
        key = day, own.key
        if key not in self._checks:
            found = hits.remembered(self.folder, self.state(day), own)
            with self._lock:
                self._checks[key] = found
        return self._checks[key]

    def outlook(self, day: int) -> nw.DataFrame:
        """Give what was foreseen on a day, of every team and rep."""
        own = self.settings(day)
        key = day, own.key
        if key not in self._outlooks:
            found = foreseen(self.folder, self.state(day), own)
            with self._lock:
                self._outlooks[key] = found
        return self._outlooks[key]

    def control(self, day: int) -> nw.DataFrame:
        """Give what control points look at on a day, of everybody."""
        return controlled.remembered(
            self.folder, self.state(day), self.settings(day)
        )

    def step(self, day: int) -> nw.DataFrame:
        """Give the stocks of a day, of every team and rep."""
        own = self.settings(day)
        key = day, own.key
        with self._lock:
            if key in self._steps:
                return self._steps[key]
        frame = store.remembered(
            self.folder,
            f"trails-{day}-{store.key(self.scene, day)}-{own.key}",
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
