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

__all__ = [
    "APART",
    "BETWEEN",
    "FORGOTTEN",
    "KIND",
    "NONE",
    "OPPORTUNITY",
    "TABLES",
    "Aliases",
    "aliases",
    "both",
    "deal",
    "handle",
    "held",
    "key",
    "pair",
    "target",
]
