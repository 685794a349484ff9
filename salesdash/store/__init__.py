"""The log of imports, on Delta Lake: the only place that writes."""

from salesdash.store.assemble import extend, kept, read, renamed
from salesdash.store.cached import remembered
from salesdash.store.compare import Changes, changes
from salesdash.store.content import key
from salesdash.store.corrections import corrected, looked
from salesdash.store.corrections import word as spoken
from salesdash.store.daily import Cells, cell
from salesdash.store.done import done
from salesdash.store.edits import edits, entry, sheets_digest, told
from salesdash.store.headed import headed
from salesdash.store.known import known_customers
from salesdash.store.latest import said
from salesdash.store.listed import COLUMNS as GRADABLE
from salesdash.store.listed import cell as customer_cell
from salesdash.store.listed import named as customers_named
from salesdash.store.listed import same as customer_same
from salesdash.store.listed import told as customers_told
from salesdash.store.live import Live, live, targets, withdrawal
from salesdash.store.log import Entry, Log
from salesdash.store.moves import Comparison, moves
from salesdash.store.notices import notices
from salesdash.store.picked import picked
from salesdash.store.raw import raw
from salesdash.store.regraded import word as graded
from salesdash.store.repeats import copies, repeats
from salesdash.store.scene import NEXT, Scene
from salesdash.store.schema import (
    CLASH,
    Clash,
    Rows,
    numbered,
    rows,
    schema,
    second,
)
from salesdash.store.state import State, known_visits, state
from salesdash.store.submissions import TABLES as SUBMITTED
from salesdash.store.submissions import Submissions, submissions
from salesdash.store.typed import CORRECTABLE, typed
from salesdash.store.undoing import Undoing, undoing
from salesdash.store.whence import whence
from salesdash.store.written import deals, written

__all__ = [
    "CLASH",
    "CORRECTABLE",
    "GRADABLE",
    "NEXT",
    "SUBMITTED",
    "Cells",
    "Changes",
    "Clash",
    "Comparison",
    "Entry",
    "Live",
    "Log",
    "Rows",
    "Scene",
    "State",
    "Submissions",
    "Undoing",
    "cell",
    "changes",
    "copies",
    "corrected",
    "customer_cell",
    "customer_same",
    "customers_named",
    "customers_told",
    "deals",
    "done",
    "edits",
    "entry",
    "extend",
    "graded",
    "headed",
    "kept",
    "key",
    "known_customers",
    "known_visits",
    "live",
    "looked",
    "moves",
    "notices",
    "numbered",
    "picked",
    "raw",
    "read",
    "remembered",
    "renamed",
    "repeats",
    "rows",
    "said",
    "schema",
    "second",
    "sheets_digest",
    "spoken",
    "state",
    "submissions",
    "targets",
    "told",
    "typed",
    "undoing",
    "whence",
    "withdrawal",
    "written",
]
