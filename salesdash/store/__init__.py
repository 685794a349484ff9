"""The log of imports, on Delta Lake: the only place that writes."""

from salesdash.store.assemble import digest, extend, kept, read
from salesdash.store.cached import remembered
from salesdash.store.compare import Changes, changes
from salesdash.store.content import key
from salesdash.store.edits import edits, entry, sheets_digest, told
from salesdash.store.latest import said
from salesdash.store.live import Live, live, targets, withdrawal
from salesdash.store.log import Entry, Log
from salesdash.store.notices import notices
from salesdash.store.scene import NEXT, Scene
from salesdash.store.schema import Rows, numbered, rows, schema, second
from salesdash.store.state import State, known_visits, state

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
    "edits",
    "entry",
    "extend",
    "kept",
    "key",
    "known_visits",
    "live",
    "notices",
    "numbered",
    "read",
    "remembered",
    "rows",
    "said",
    "schema",
    "second",
    "sheets_digest",
    "state",
    "targets",
    "told",
    "withdrawal",
]
