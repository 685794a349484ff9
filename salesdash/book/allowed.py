"""Which values of a customer the app takes, beyond what can be read."""

from collections.abc import Mapping

from salesdash.errors import BadCorrection

LONGEST = 2_000
"""Letters of a text."""

_AXES = ("relationship", "attractiveness")


def allow(column: str, text: str, value: str) -> None:
    """Refuse a value that can be read and still cannot be meant.

    Args:
        column: The column.
        text: What was typed.
        value: It as edits keep it.

    Raises:
        BadCorrection: It is below zero, too fine, or too long.

    Example:
        >>> allow("relationship", "5.5", "5.5")
    """
    holes = {"column": column, "table": "customers", "text": text}
    if len(text) > LONGEST:
        short = holes | {"text": "", "n": len(text), "most": LONGEST}
        raise BadCorrection("long", **short)
    if column == "potential" and value.startswith("-"):
        raise BadCorrection("negative", **holes)
    if column in _AXES and value and float(value) != round(float(value), 1):
        raise BadCorrection("fine", **holes)


def together(texts: Mapping[str, str], potential: str, listed: str) -> None:
    """Refuse an amount that would stand without its currency.

    Args:
        texts: Column -> the value that is said.
        potential: The one that holds.
        listed: The currency that the lists say; blank may be blank again.

    Raises:
        BadCorrection: The currency is emptied while a potential stands.
    """
    emptied = "currency" in texts and not texts["currency"].strip()
    stands = texts.get("potential", potential).strip()
    if emptied and stands and listed:
        raise BadCorrection("bare", column="currency", table="customers")
