"""The settings in force as of a day: edits, company file, deck."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from salesdash.errors import BadSetting
from salesdash.model import Edit
from salesdash.settings.company import File
from salesdash.settings.known import find
from salesdash.settings.sound import sound
from salesdash.settings.values import EDIT, Left, Settings, Told, base

KIND = "setting"
"""The kind of an edit that sets something."""

BACK = ""
"""The value of an edit that goes back to the file, else to the deck."""

ALWAYS = -1_000_000
"""The day of an edit that holds for all days: before every other."""


def force(file: File, edits: Iterable[Edit], day: int) -> Settings:
    """Say what is in force as of a day.

    An edit that cannot be read any more is passed over, and so is the
    newest import of edits that does not fit beside the rest: the company
    file may have changed since, or an edit between them been undone.

    Args:
        file: The company file.
        edits: The edits of kind `KIND`.
        day: The as-of day, days since 1970-01-01.

    Raises:
        BadSetting: The file alone says what cannot be.
    """
    past = sorted((e for e in edits if start(e) <= day), key=_order)
    left = list(_unreadable(past))
    unread = [each.edit for each in left]
    good = [edit for edit in past if edit not in unread]
    while True:
        settings = Settings(_told(file, good), tuple(left))
        try:
            sound(settings)
        except BadSetting as error:
            gone = _newest(good, _section(str(error.holes["name"])))
            if not gone:
                raise
            left += [Left(edit, error) for edit in gone]
            good = [edit for edit in good if edit not in gone]
        else:
            return settings


def check(file: File, edits: Sequence[Edit], new: Sequence[Edit]) -> None:
    """Refuse edits that would put something impossible in force.

    Raises:
        BadSetting: A value does not fit, or not beside the others, on the
            day of one of the edits or later.
    """
    for edit in new:
        setting = find(edit.key)
        if edit.value != BACK:
            setting.read(edit.value)
    # They come after all that is in force, as they will in the log.
    seq = 1 + max((e.seq for e in edits), default=0)
    every = [*edits, *(replace(e, seq=seq, import_id="new") for e in new)]
    first = min(map(start, new), default=0)
    for day in sorted({start(e) for e in every if start(e) >= first}):
        known = {left.edit for left in force(file, edits, day).left}
        for left in force(file, every, day).left:
            if left.edit not in known:
                raise _dated(left.error, day, first)


def changed(edits: Iterable[Edit], day: int) -> int:
    """Give the last day until then on which an edit begins to hold.

    From it to `day` the same is in force.
    """
    known = (first for first in map(start, edits) if first <= day)
    return max(known, default=ALWAYS)


def start(edit: Edit) -> int:
    """Give the day from which an edit holds."""
    return ALWAYS if edit.start is None else edit.start


def _order(edit: Edit) -> tuple[int, int]:
    return start(edit), edit.seq


def _unreadable(edits: Iterable[Edit]) -> Iterator[Left]:
    for edit in edits:
        try:
            setting = find(edit.key)
            if edit.value != BACK:
                setting.read(edit.value)
        except BadSetting as error:
            yield Left(edit, error)


def _told(file: File, edits: Iterable[Edit]) -> dict[str, Told]:
    told = base(file.values)
    before = dict(told)
    for edit in edits:
        if edit.value != BACK:
            value = find(edit.key).read(edit.value)
            told[edit.key] = Told(
                value, EDIT, edit.start, edit.by, edit.reason
            )
        elif edit.key in before:
            told[edit.key] = before[edit.key]
        else:
            told.pop(edit.key, None)
    return told


def _newest(edits: Sequence[Edit], section: str) -> list[Edit]:
    """Give the edits of a section that one import brought last."""
    own = [edit for edit in edits if _section(edit.key) == section]
    return [
        edit
        for edit in own
        if (_order(edit), edit.import_id)
        == (_order(own[-1]), own[-1].import_id)
    ]


def _section(name: str) -> str:
    return name.partition(".")[0]


def _dated(error: BadSetting, day: int, first: int) -> BadSetting:
    """Give the error with its day, where that is a later one."""
    if day == first:
        return error
    return BadSetting(error.code, **{**error.holes, "day": day})


DEFAULT = force(File(), (), 0)
"""The deck's own settings."""
