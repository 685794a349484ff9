"""Which deal a person meant: in the words of the row that named it.

What a manager says of a deal in the app has to find that deal later too,
after an ID appeared, a name went by another, or a deal was renewed. So it
keeps the words as sheets wrote them, not the key of a moment; `store` looks
them up each time (see `store.places`).
"""

from dataclasses import dataclass

from salesdash.identity.keys import BETWEEN, key

CORRECTION, VERDICT, DISMISSAL = "correction", "verdict", "dismissal"
"""The kinds of edit that speak of one deal."""

JUDGED = (CORRECTION, VERDICT, DISMISSAL)
RENEWED = f"{BETWEEN}#"
"""Stands before the number of a renewal in the key of a deal."""


@dataclass(frozen=True)
class Named:
    """A deal, as a row of a sheet names it.

    Attributes:
        number: Its number as written, or ''.
        customer: Its customer as written, or ''.
        name: Its name as written, or ''.
        nth: Which of that customer and name in its sheet it is, from 0.
        renewal: Which deal of that key it is: 2 for the first renewal.
    """

    number: str
    customer: str
    name: str
    nth: int = 0
    renewal: int = 1

    @classmethod
    def read(cls, text: str) -> "Named":
        """Read what `text` wrote.

        Raises:
            ValueError: It is something else.
        """
        number, customer, name, nth, renewal = text.split(BETWEEN)
        return cls(number, customer, name, int(nth), int(renewal))

    @property
    def text(self) -> str:
        """All of it in one text, as the key of an edit.

        Example:
            >>> deal = Named("D-1", "Acme", "Line", 0, 2)
            >>> Named.read(deal.text) == deal
            True
        """
        words = (self.number, self.customer, self.name)
        plain = (word.replace(BETWEEN, " ") for word in words)
        return BETWEEN.join([*plain, str(self.nth), str(self.renewal)])

    @property
    def place(self) -> tuple[str, str, str, int]:
        """Its text keys as written, and which of that name it is."""
        words = (self.number, self.customer, self.name)
        number, customer, name = map(key, words)
        return number, customer, name, self.nth

    @property
    def title(self) -> str:
        """What a person calls it.

        Example:
            >>> Named("D-1", "Acme", "Line").title, Named("D-1", "", "").title
            ('Acme · Line', 'D-1')
        """
        told = " · ".join(filter(None, (self.customer, self.name)))
        told = told or self.number
        return f"{told} #{self.renewal}" if self.renewal > 1 else told


def generation(deal: str) -> tuple[str, int]:
    r"""Split the key of a deal into that of the first and its number.

    Example:
        >>> generation("d-1"), generation("d-1\x1f#2")
        (('d-1', 1), ('d-1', 2))
    """
    first, found, number = deal.rpartition(RENEWED)
    return (first, int(number)) if found else (deal, 1)
