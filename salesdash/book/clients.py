"""Customers as clients: the golden triangle of each (deck, page 31)."""

from functools import cached_property
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.book import client_rows
from salesdash.book.client import client, find
from salesdash.metrics import clients
from salesdash.model.client import Client


class Clients:
    """What is known of customers; a view has all of it."""

    @cached_property
    def clients(self: Any) -> nw.DataFrame:
        """One row a customer in scope, in a list or not; see `everyone`."""
        return client_rows.everyone(self)

    @cached_property
    def client_amounts(self: Any) -> nw.DataFrame:
        """One row a customer and currency; see `metrics.clients.amounts`."""
        return clients.amounts(client_rows.deals(self), self.number)

    @cached_property
    def client_parts(self: Any) -> nw.DataFrame:
        """One row a customer and part known; see `metrics.triangle.parts`."""
        return client_rows.parts(self)

    @cached_property
    def attractiveness(self: Any) -> nw.DataFrame:
        """One row a customer; see `metrics.attractiveness`."""
        return client_rows.attractiveness(self)

    def client(self: Any, key: str) -> Client:
        """Give all that is known of one customer in scope.

        Raises:
            UnknownCustomer: Nothing is known of it in scope.
        """
        return client(self, key)

    def find_client(self: Any, handle: str) -> str | None:
        """Give the key of the customer that an address means, or None."""
        return find(self, handle)
