"""What the Customers page is asked for: filters, chips, the address."""

from dataclasses import dataclass
from typing import Any

from salesdash.metrics import clients_sifted as sifted
from salesdash.ui import sieve
from salesdash.ui.sieve import ALL
from salesdash.words import Words

FIND = "find"
"""The name in the address of the words to look for."""


def _named(name: str, t: Words) -> str:
    return t(f"customers.ask.{name}")


_SIEVE = sieve.Sieve(_named, "customers filter", FIND)


@dataclass(frozen=True)
class Asked(sieve.Asked):
    """What is asked of the customers."""

    def keep(self, clients: Any) -> Any:
        """Keep the customers that were asked for."""
        codes = dict(self.codes)
        codes[sifted.SEARCH] = codes.pop(FIND)
        return sifted.sifted(clients, codes)


def choose(clients: Any, t: Words) -> Asked:
    """Draw the box to search in, the filters, and what is chosen.

    Args:
        clients: Every customer of the view.
        t: The words.
    """
    _SIEVE.search(t("customers.search_in"), t)
    found = _SIEVE.choose(_options(clients, t), t)
    return Asked(found.codes, found.options)


def _options(clients: Any, t: Words) -> dict[str, dict[str, str]]:
    found = {
        name: {ALL: t("customers.every")}
        | {code: said(name, code, t) for code in codes}
        for name, codes in sifted.CODES.items()
    }
    named = sorted({i for i in clients["industry"].to_list() if i})
    every = {ALL: t("customers.every")}
    found[sifted.INDUSTRY] = every | {name: name for name in named}
    return found


def said(name: str, code: str, t: Words) -> str:
    """Say a code as a person would."""
    if name == "grade":
        return t.name("quadrant", code)
    if name == "missing":
        return t(f"customer.part.{code}")
    return t(f"customers.{name}.{code}")
