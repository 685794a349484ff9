"""The sales intensity score: five factors (deck, pages 38-42).

`pain x power x vision x value x control = close`: a product, so one factor
at level 0 and the deal does not close.
"""

from dataclasses import dataclass

SIDES = ("sponsor", "decision_maker")


@dataclass(frozen=True)
class Factor:
    """One factor, with its points by level.

    Attributes:
        code: pain, power, vision, value or control.
        sponsor: Points of level 0, 1, ... where the statement holds with
            the sponsor.
        decision_maker: The same where it holds with the decision maker;
            equal to `sponsor` in the two factors with one column.
    """

    code: str
    sponsor: tuple[int, ...]
    decision_maker: tuple[int, ...]

    @property
    def statements(self) -> tuple[str, ...]:
        """Codes of the statements, level by level."""
        return tuple(f"{self.code}_{n}" for n in range(len(self.sponsor)))

    @property
    def points(self) -> frozenset[int]:
        """Every number of points that the factor can have."""
        return frozenset(self.sponsor + self.decision_maker)

    def level(self, points: int) -> int | None:
        """Say which level the points stand for; None if for none.

        Example:
            >>> FACTORS[0].level(13), FACTORS[0].level(11)
            (1, None)
        """
        for column in (self.sponsor, self.decision_maker):
            if points in column:
                return column.index(points)
        return None


_POWER = (0, 4, 8, 9, 10, 14, 16, 20)
_CONTROL = (0, 4, 8, 10, 14, 16, 20)

FACTORS = (
    Factor("pain", (0, 2, 4, 6, 8, 10), (12, 13, 14, 16, 18, 20)),
    Factor("power", _POWER, _POWER),
    Factor("vision", (0, 2, 4, 6), (8, 10, 15, 20)),
    Factor("value", (0, 1, 2, 3, 4, 5, 6), (8, 10, 12, 14, 16, 18, 20)),
    Factor("control", _CONTROL, _CONTROL),
)
