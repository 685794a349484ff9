"""What each factor of a deal's score has reached, and what comes next."""

from collections.abc import Mapping
from typing import Any

from salesdash.method.scores import FACTORS, SIDES, Factor
from salesdash.model.dossier import Reached


def reached(deal: Mapping[str, Any]) -> tuple[Reached, ...]:
    """Say of each factor which statement holds and which is next.

    The next statement is one level up with the same person. The top of
    the sponsor's column goes on to the same statement with the decision
    maker: no other step adds points there. An unknown factor has neither,
    for nobody knows where it stands.

    Args:
        deal: The row of a deal, with `pain_points` to `control_points`.

    Returns:
        The five factors in the order of the formula.

    Example:
        >>> pain, power, *_ = reached({"pain_points": 10, "power_points": 8})
        >>> pain.statement, pain.side, pain.following, pain.gain
        ('pain_5', 'sponsor', 'pain_5', 10)
        >>> power.statement, power.side, power.following, power.gain
        ('power_2', '', 'power_3', 1)
    """
    return tuple(_one(f, deal.get(f"{f.code}_points")) for f in FACTORS)


def _one(factor: Factor, points: int | None) -> Reached:
    level = None if points is None else factor.level(points)
    if points is None or level is None:
        return Reached(factor.code, points)
    column, side = _side(factor, points)
    following, total = _next(factor, column, level)
    return Reached(
        factor.code,
        points,
        level,
        side,
        factor.statements[level],
        following,
        total - points if following else 0,
    )


def _side(factor: Factor, points: int) -> tuple[tuple[int, ...], str]:
    """Give the column that the points stand in, and whose it is."""
    if factor.sponsor == factor.decision_maker:
        return factor.decision_maker, ""
    if points in factor.sponsor:
        return factor.sponsor, SIDES[0]
    return factor.decision_maker, SIDES[1]


def _next(
    factor: Factor, column: tuple[int, ...], level: int
) -> tuple[str, int]:
    if level + 1 < len(column):
        return factor.statements[level + 1], column[level + 1]
    if column != factor.decision_maker:
        return factor.statements[level], factor.decision_maker[level]
    return "", 0
