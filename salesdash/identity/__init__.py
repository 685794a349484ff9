"""Who and which is meant: text keys of names, aliases, names alike."""

from salesdash.identity.alias import (
    APART,
    FORGOTTEN,
    KIND,
    NONE,
    OPPORTUNITY,
    TABLES,
    Aliases,
    aliases,
    both,
    held,
    pair,
    target,
)
from salesdash.identity.keys import BETWEEN, deal, handle, key
from salesdash.identity.named import (
    CORRECTION,
    DISMISSAL,
    JUDGED,
    VERDICT,
    Named,
    generation,
)

__all__ = [
    "APART",
    "BETWEEN",
    "CORRECTION",
    "DISMISSAL",
    "FORGOTTEN",
    "JUDGED",
    "KIND",
    "NONE",
    "OPPORTUNITY",
    "TABLES",
    "VERDICT",
    "Aliases",
    "Named",
    "aliases",
    "both",
    "deal",
    "generation",
    "handle",
    "held",
    "key",
    "pair",
    "target",
]
