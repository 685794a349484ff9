"""What was decided about names and deals, in the words of a person."""

from salesdash import identity
from salesdash.book.controlled import KIND as CONTROL
from salesdash.book.noted import recorded
from salesdash.book.phrased import phrased, refused
from salesdash.errors import BadAlias, BadCorrection
from salesdash.identity import APART, FORGOTTEN, JUDGED, KIND, OPPORTUNITY
from salesdash.model import Edit
from salesdash.words import Words

KINDS = (KIND, APART, *JUDGED, CONTROL)
"""The kinds of edit that are told here."""


def told(edit: Edit, t: Words) -> str:
    """Say what an edit of the alias book, or of a deal, changed.

    Example:
        >>> edit = Edit("alias", "王晓明", "王小明", "rep", seen="王晓明")
        >>> told(edit, Words("en"))
        'Merged the rep 王晓明 into 王小明'
        >>> told(Edit("apart", "a", "Bo", "rep", seen="Al"), Words("zh"))
        '“Al”与“Bo”不是同一个销售人员'
    """
    if edit.kind in JUDGED:
        return phrased(edit, t)
    if edit.kind == CONTROL:
        return recorded(edit, t)
    table = t(f"names.table.{edit.table}")
    back = edit.value == FORGOTTEN
    if edit.kind == KIND and back:
        return t("names.said.freed", table=table, other=edit.seen)
    if edit.kind == KIND:
        holes = {"other": edit.seen, "name": _name(edit)}
        return t("names.said.merged", table=table, **holes)
    if back:
        return t("names.said.asked", table=table, pair=edit.seen)
    return t("names.said.apart", table=table, one=edit.seen, two=edit.value)


def refusal(error: BadAlias | BadCorrection, t: Words) -> str:
    """Say why two names cannot be made one, or a deal not corrected so.

    Example:
        >>> refusal(BadAlias("unknown", other="Bo"), Words("en"))
        'No sheet names Bo.'
    """
    if isinstance(error, BadCorrection):
        return refused(error, t)
    return t(f"names.refused.{error.code}", **error.holes)


def _name(edit: Edit) -> str:
    if edit.table != OPPORTUNITY:
        return edit.value
    return edit.value.strip(identity.BETWEEN).replace(identity.BETWEEN, " · ")
