"""What a manager says of a customer: grades, and proposals set aside.

Each is an edit of the log with a day from which it holds: the as-of day of
the view in which it was said. `store.regraded` says what becomes of it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from salesdash import days, identity, model, store
from salesdash.book.allowed import allow, together
from salesdash.book.signed import signed
from salesdash.book.verdicts import DISMISSED, HELD, REFUSED
from salesdash.book.view import View
from salesdash.errors import BadCorrection
from salesdash.identity import CORRECTION, DISMISSAL, FORGOTTEN
from salesdash.intake.single import single
from salesdash.model import Edit, Kind

CUSTOMERS = model.CUSTOMERS.name
REGRADE = "regrade"
"""The rule whose proposals can be declined."""

GRADED = "graded_on"
_REFUSED = REFUSED | {
    "not_a_grade": "grade",
    "not_a_number": "number",
}


class Customers:
    """Writes what a manager says of customers."""

    def __init__(self, write: Callable[[Sequence[Edit], str], str]) -> None:
        """Begin to write.

        Args:
            write: Writes edits as one import, and gives its id.
        """
        self._write = write

    def regrade(
        self,
        view: View,
        customer_key: str,
        texts: Mapping[str, str],
        reason: str = "",
        by: str = "",
    ) -> str:
        """Say other values of a customer, and give the id of the import.

        What the lists say themselves takes an earlier correction back.
        Values that hold already are passed over.

        Args:
            view: The look in which it is said: it holds from its day.
            customer_key: The text key of the customer.
            texts: Column, one of `store.GRADABLE` -> its value as a sheet
                would have it; '' for blank.
            reason: Why.
            by: Who it is.

        Raises:
            BadCorrection: A value cannot be taken, or nothing changes.
        """
        said = _Said.of(view, customer_key)
        edits = list(said.edits(texts))
        if not edits:
            column = next(iter(texts), "")
            holes = {"column": column, "value": said.now(column)}
            holes["table"] = CUSTOMERS
            code = "already" if column in said.known else "same"
            raise BadCorrection(code if column else "nothing", **holes)
        return self._write(signed(view, edits, reason, by), by)

    def regrade_each(
        self,
        view: View,
        texts: Mapping[str, Mapping[str, str]],
        reason: str = "",
        by: str = "",
    ) -> str:
        """Say values of several customers as one import, as `regrade` does.

        Args:
            view: The look in which it is said: it holds from its day.
            texts: Text key of a customer -> column -> value.
            reason: Why.
            by: Who it is.

        Raises:
            BadCorrection: A value cannot be taken, or nothing changes.
        """
        edits = [
            edit
            for key, own in texts.items()
            for edit in _Said.of(view, key).edits(own)
        ]
        if not edits:
            raise BadCorrection("nothing")
        return self._write(signed(view, edits, reason, by), by)

    def ungrade(
        self, view: View, customer_key: str, column: str, by: str = ""
    ) -> str:
        """Let a value of a customer go by the lists again.

        Raises:
            BadCorrection: It was not corrected.
        """
        said = _Said.of(view, customer_key)
        if column not in said.known:
            raise BadCorrection("uncorrected")
        seen = said.seen(column)
        edit = Edit(
            CORRECTION, said.customer, FORGOTTEN, CUSTOMERS, column, seen
        )
        return self._write(signed(view, [edit], "", by), by)

    def keep(
        self,
        view: View,
        customer_keys: Iterable[str],
        reason: str = "",
        by: str = "",
    ) -> str:
        """Say that grades are still right: they are of the day of the view.

        Args:
            view: The look in which it is said.
            customer_keys: The text keys of the customers.
            reason: Why.
            by: Who it is.

        Raises:
            BadCorrection: No such customer, or all are of that day.
        """
        text = {GRADED: days.iso(view.number)}
        edits = [
            edit
            for key in customer_keys
            for edit in _Said.of(view, key).edits(text)
        ]
        if not edits:
            raise BadCorrection("nothing")
        return self._write(signed(view, edits, reason, by), by)

    def decline(
        self,
        view: View,
        customer_key: str,
        seen: str,
        reason: str = "",
        by: str = "",
    ) -> str:
        """Set a proposed grade aside while its facts stay.

        Args:
            view: The look in which it is declined: it holds from its day.
            customer_key: The text key of the customer.
            seen: The token of the facts.
            reason: Why.
            by: Who it is.

        Raises:
            BadCorrection: No such customer.
        """
        customer = _Said.of(view, customer_key).customer
        edit = Edit(DISMISSAL, customer, DISMISSED, CUSTOMERS, REGRADE, seen)
        return self._write(signed(view, [edit], reason, by), by)

    def offer(self, view: View, customer_key: str, by: str = "") -> str:
        """Bring back a proposal that was declined.

        Raises:
            BadCorrection: None was declined.
        """
        customer = _Said.of(view, customer_key).customer
        known = view.state.declined["key"].to_list()
        if customer_key not in known:
            raise BadCorrection("undeclined")
        edit = Edit(DISMISSAL, customer, FORGOTTEN, CUSTOMERS, REGRADE)
        return self._write(signed(view, [edit], "", by), by)


@dataclass(frozen=True)
class _Said:
    """What is known of a customer when a value of it is corrected.

    Attributes:
        view: The look in which it is corrected.
        key: Its text key.
        customer: Its name.
        told: What its lists say.
        known: Column -> its correction, a row of `State.regraded`.
    """

    view: View
    key: str
    customer: str
    told: Any
    known: Mapping[str, Mapping[str, Any]]

    @classmethod
    def of(cls, view: View, key: str) -> "_Said":
        """Look a customer up.

        Raises:
            BadCorrection: Nothing names it.
        """
        scene, day = view.state.scene, view.number
        told = store.customers_told(scene, day, {key})
        rows = view.state.regraded.rows(named=True)
        known = {row["column"]: row for row in rows if row["key"] == key}
        return cls(view, key, _name(view, key), told, known)

    def edits(self, texts: Mapping[str, str]) -> Iterator[Edit]:
        """Give the corrections that change something.

        Raises:
            BadCorrection: A value cannot be read.
        """
        told = self.now("potential"), self.seen("currency")
        together(texts, *told)
        for column, text in texts.items():
            for name, value in self.values(column, text):
                yield from self.edit(name, value)

    def values(self, column: str, text: str) -> Iterator[tuple[str, str]]:
        """Read a value; an amount may name another currency as well.

        Raises:
            BadCorrection: It cannot be read, or the column is no such one.
        """
        if column not in store.GRADABLE:
            raise BadCorrection("column", column=column, table=CUSTOMERS)
        answer = single(text, column, self.view.day, model.CUSTOMERS)
        if answer.code:
            holes = {"column": column, "text": text, "table": CUSTOMERS}
            holes |= {"known": ""} | dict(answer.detail)
            raise BadCorrection(_REFUSED.get(answer.code, "value"), **holes)
        value = store.customer_cell(column, answer.value)
        if not store.customer_same(column, value, self.now(column)):
            allow(column, text, value)
        yield column, value
        money = model.CUSTOMERS[column].kind is Kind.MONEY
        if money and answer.extra not in {"", self.now("currency")}:
            yield "currency", answer.extra

    def edit(self, column: str, value: str) -> Iterator[Edit]:
        """Set beside a value what the lists say; nothing if it holds."""
        seen = self.seen(column)
        back = store.customer_same(column, value, seen)
        if back and column not in self.known:
            return
        if not back and store.customer_same(column, value, self.now(column)):
            return
        value = FORGOTTEN if back else value
        yield Edit(CORRECTION, self.customer, value, CUSTOMERS, column, seen)

    def seen(self, column: str) -> str:
        """Give what the lists say newest of a column."""
        return self.told.now(self.key, column)

    def now(self, column: str) -> str:
        """Give the value that counts now, corrected or not."""
        row = self.known.get(column)
        if row and row["state"] == HELD:
            return row["value"]
        return self.seen(column) if column in store.GRADABLE else ""


def _name(view: View, key: str) -> str:
    """Give the name of a customer, as pages show it.

    Raises:
        BadCorrection: Nothing names it.
    """
    for frame in (
        view.state.table("customers"),
        view.state.opportunities,
        view.state.visits,
        view.state.table("contacts"),
    ):
        found = frame.filter(customer_key=key)["customer"]
        if key and len(found):
            return found[0].replace(identity.BETWEEN, " ")
    raise BadCorrection("customer")
