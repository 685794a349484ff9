"""What a company sets for itself, in force as of a day.

A value comes from the newest edit in the log whose day has come, else from
the company file, else from the deck. `known` lists every setting, `company`
reads the file, `force` puts the three together, `spoken` names them.
"""

from salesdash.settings.company import NAME, File, parsed, read, write
from salesdash.settings.force import (
    BACK,
    DEFAULT,
    KIND,
    changed,
    check,
    force,
)
from salesdash.settings.kinds import NONE
from salesdash.settings.known import SECTIONS, Setting, find, listed
from salesdash.settings.values import Left, Settings, Told, base
from salesdash.settings.wrong import sentence

__all__ = [
    "BACK",
    "DEFAULT",
    "KIND",
    "NAME",
    "NONE",
    "SECTIONS",
    "File",
    "Left",
    "Setting",
    "Settings",
    "Told",
    "base",
    "changed",
    "check",
    "find",
    "force",
    "listed",
    "parsed",
    "read",
    "sentence",
    "write",
]
