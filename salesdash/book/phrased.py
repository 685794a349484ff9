"""What managers said of deals and customers, in the words of a person."""

from decimal import Decimal

from salesdash import model, money
from salesdash.errors import BadCorrection
from salesdash.identity import CORRECTION, DISMISSAL, FORGOTTEN, VERDICT, Named
from salesdash.method.milestones import CRITERIA
from salesdash.model import Edit, Kind
from salesdash.store import cell
from salesdash.words import Words, catalogue
from salesdash.words.column import title

GROUPS = {
    "status": "status",
    "claimed_milestone": "milestone",
    "step": "step",
    "score_side": "side",
}
"""Column of codes -> the group of words that names them."""

VERDICT_COLUMN = "milestone"


def phrased(edit: Edit, t: Words) -> str:
    """Say what an edit of a deal or a customer changed.

    Example:
        >>> deal = Named("", "Acme", "Line").text
        >>> edit = Edit("verdict", deal, "qualified_sponsor", by="Ann")
        >>> phrased(edit, Words("en"))
        'Ann confirmed Qualified sponsor for Acme · Line'
        >>> told = {"column": "amount", "seen": "1200", "reason": "order"}
        >>> edit = Edit("correction", deal, "1500", **told)
        >>> phrased(edit, Words("en"))
        'Acme · Line: Amount 1,200 → 1,500 (order)'
    """
    back = edit.value == FORGOTTEN or (edit.kind == VERDICT and not edit.value)
    key = edit.kind + "_back" * back + "_by" * bool(edit.by)
    holes = {"deal": _deal(edit.key), "by": edit.by}
    if edit.kind == VERDICT:
        holes["value"] = t.name("milestone", edit.value or None)
    else:
        holes["column"] = heading(edit, t)
    if edit.kind == CORRECTION and not back:
        holes |= {
            "seen": said(edit.column, edit.seen, t, edit.table),
            "value": said(edit.column, edit.value, t, edit.table),
        }
    told = t(f"corrections.said.{key}", **holes)
    if not edit.reason:
        return told
    return t("corrections.said.reason", told=told, reason=edit.reason)


def said(column: str, text: str, t: Words, table: str = "") -> str:
    """Say a value of a deal or a customer, as edits keep it, in words.

    Args:
        column: A column of the table, or of a verdict.
        text: The value as `written` gives it.
        t: The words.
        table: The table; the opportunities where ''.

    Example:
        >>> t = Words("en")
        >>> said("claimed_milestone", "decision_due", t)
        'Decision due'
        >>> said("amount", "1200.50", t), said("commit", "no", t)
        ('1,200.50', 'no')
        >>> said("note", "", t)
        'blank'
    """
    group = "milestone" if column == VERDICT_COLUMN else GROUPS.get(column)
    if not text:
        return t("corrections.blank")
    if group:
        known = f"method.{group}.{text}" in catalogue()
        return t.name(group, text) if known else text
    kind = _kind(column, table)
    if kind is Kind.MONEY:
        return _amount(text)
    if kind in {Kind.YES, Kind.CRITERION} and text in {"yes", "no"}:
        return t(f"corrections.{text}")
    return text


def written(column: str, value: object, currency: str = "") -> str:
    """Write a value of `State.opportunities` as the text that a form shows.

    Args:
        column: A column of the opportunities.
        value: The value; of money minor units of the currency.
        currency: The currency of money.

    Example:
        >>> written("amount", 120_050, "CNY"), written("amount", 7, "JPY")
        ('1200.50', '7')
        >>> written("expected_close", 20_777), written("note", None)
        ('2026-11-20', '')
    """
    if _kind(column) is Kind.MONEY and isinstance(value, int):
        return money.decimal(value, currency or money.DEFAULT)
    return cell(column, value)


def refused(error: BadCorrection, t: Words) -> str:
    """Say why a deal cannot be corrected or judged so.

    Example:
        >>> error = BadCorrection("column", column="x")
        >>> refused(error, Words("en"))
        'There is no field “x” to correct.'
    """
    holes = dict(error.holes)
    column = str(holes.get("column", ""))
    table = str(holes.pop("table", ""))
    if column in _table(table).names:
        holes["column"] = titled(column, t, table)
        holes["value"] = said(column, str(holes.get("value", "")), t, table)
    return t(f"corrections.refused.{error.code}", **holes)


def titled(column: str, t: Words, table: str = "") -> str:
    """Name a column of a table, of the opportunities where ''."""
    if column in CRITERIA:
        return t.name("criterion", column)
    return title(t, _table(table).name, column)


def heading(edit: Edit, t: Words) -> str:
    """Name the column, or the rule, that an edit speaks of."""
    if edit.kind == DISMISSAL and edit.table == model.CUSTOMERS.name:
        return t("corrections.regrade")
    if edit.kind == DISMISSAL:
        key = f"evidence.rule.{edit.column}.name"
        return t(key) if key in catalogue() else edit.column
    known = edit.column in _table(edit.table).names
    return titled(edit.column, t, edit.table) if known else edit.column


def _amount(text: str) -> str:
    try:
        return f"{Decimal(text):,f}"
    except ArithmeticError:
        return text


def _deal(key: str) -> str:
    try:
        return Named.read(key).title
    except ValueError:
        return key


def _table(name: str) -> model.Table:
    """Give the table that an edit speaks of: customers, else deals."""
    customers = name == model.CUSTOMERS.name
    return model.CUSTOMERS if customers else model.OPPORTUNITIES


def _kind(column: str, table: str = "") -> Kind | None:
    own = _table(table)
    return own[column].kind if column in own.names else None
