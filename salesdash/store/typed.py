"""Values of a table as texts, as edits keep them, and back."""

from datetime import date
from decimal import Decimal
from typing import Any

from salesdash import days, model, money
from salesdash.model import Kind

CORRECTABLE = tuple(
    name
    for name in model.OPPORTUNITIES.names
    if name not in model.OPPORTUNITIES.key
)
"""What a manager may correct: all but the columns that say which deal it
is; names are set right in the alias book."""

_YES, _NO = "yes", "no"
_MET, _DENIED = 0, -1
"""How a criterion is stored beside a day."""


def written(
    column: str, value: Any, table: model.Table = model.OPPORTUNITIES
) -> str:
    """Write a value of a table, as stored, as a text.

    Args:
        column: A column of the table.
        value: What a sheet's row has there; money in hundredths.
        table: The table.

    Example:
        >>> written("amount", 120_050), written("expected_close", 20_777)
        ('1200.50', '2026-11-20')
        >>> written("commit", 1), written("decision_maker_met", -1)
        ('yes', 'no')
        >>> written("status", "won"), written("note", None)
        ('won', '')
    """
    if value is None or value == "":
        return ""
    kind = table[column].kind
    if kind is Kind.MONEY:
        return money.decimal(int(value), money.DEFAULT)
    if kind is Kind.YES:
        return _YES if value else _NO
    if kind is Kind.CRITERION and value <= _MET:
        return _YES if value == _MET else _NO
    if kind in {Kind.DAY, Kind.CRITERION}:
        return days.iso(int(value))
    return f"{value:g}" if kind is Kind.NUMBER else str(value).strip()


def typed(
    column: str, text: str, table: model.Table = model.OPPORTUNITIES
) -> Any:
    """Give the value, as stored, that `written` wrote.

    Args:
        column: A column of the table.
        text: What `written` gave.
        table: The table.

    Raises:
        ValueError: No value of the column is written so.

    Example:
        >>> typed("amount", "1200.5"), typed("expected_close", "2026-11-20")
        (120050, 20777)
        >>> typed("decision_maker_met", "yes"), typed("pain_points", "12")
        (0, 12)
        >>> typed("amount", ""), typed("note", "")
        (None, '')
    """
    meant = table[column]
    if not text:
        return "" if meant.kind is Kind.TEXT else None
    if meant.kind is Kind.CODE and text not in meant.codes:
        raise ValueError(text)
    return _READ.get(meant.kind, str)(text)


def _money(text: str) -> int:
    try:
        return int(Decimal(text) * 100)
    except ArithmeticError as error:
        raise ValueError(text) from error


def _yes(text: str) -> int:
    return (_NO, _YES).index(text)


def _criterion(text: str) -> int:
    told = {_YES: _MET, _NO: _DENIED}
    return told[text] if text in told else _day(text)


def _day(text: str) -> int:
    return days.number(date.fromisoformat(text))


_READ = {
    Kind.MONEY: _money,
    Kind.YES: _yes,
    Kind.CRITERION: _criterion,
    Kind.DAY: _day,
    Kind.INTEGER: int,
    Kind.NUMBER: float,
}
