"""The log of imports, on Delta Lake: the only place that writes."""

from salesdash.store.compare import Changes, changes
from salesdash.store.latest import said
from salesdash.store.live import Live, live, targets, withdrawal
from salesdash.store.log import Entry, Log
from salesdash.store.notices import notices
from salesdash.store.scene import NEXT, Scene, digest, extend, kept, read
from salesdash.store.schema import Rows, numbered, rows, schema
from salesdash.store.state import State, state

__all__ = [
    "NEXT",
    "Changes",
    "Entry",
    "Live",
    "Log",
    "Rows",
    "Scene",
    "State",
    "changes",
    "digest",
    "extend",
    "kept",
    "live",
    "notices",
    "numbered",
    "read",
    "rows",
    "said",
    "schema",
    "state",
    "targets",
    "withdrawal",
]
