"""Heading and meaning of a column, in the words of one language."""

from salesdash.words import Words, catalogue

_BRIEF = ("sponsor", "decision_maker")


def title(t: Words, table: str, column: str) -> str:
    """Give the short heading of a column.

    Example:
        >>> title(Words("en"), "visits", "rep")
        'Rep'
        >>> title(Words("zh"), "opportunities", "power_points")
        '权力评分'
    """
    key, holes = _place(t, table, column)
    return t(f"{key}.title", **holes)


def meaning(t: Words, table: str, column: str) -> str:
    """Say in one sentence what a column holds.

    Example:
        >>> meaning(Words("en"), "opportunities", "decision_maker_pain")
        'The problem and pain of the decision maker.'
    """
    key, holes = _place(t, table, column)
    # Mid-sentence, a name has no capital.
    return t(f"{key}.meaning", **{k: v.lower() for k, v in holes.items()})


def _place(t: Words, table: str, column: str) -> tuple[str, dict[str, str]]:
    """Find the key of a column's words, and what fills their holes."""
    if f"model.{table}.{column}.title" in catalogue():
        return f"model.{table}.{column}", {}
    if f"method.criterion.{column}" in catalogue():
        holes = {"criterion": t.name("criterion", column)}
        return "model.family.criterion", holes
    factor = column.removesuffix("_points")
    if factor != column and f"method.factor.{factor}" in catalogue():
        return "model.family.points", {"factor": t.name("factor", factor)}
    for side in _BRIEF:
        part = column.removeprefix(f"{side}_")
        if part != column:
            key = f"model.family.brief_{part}"
            return key, {"side": t.name("side", side)}
    return f"model.column.{column}", {}
