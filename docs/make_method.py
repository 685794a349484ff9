"""Write the tables of docs/method.md from the method and its words.

Run `python -m docs.make_method` (or `make docs`) after a change to
either; a test holds the page to what this writes.
"""

from collections.abc import Iterable
from pathlib import Path

from docs.make_sheets import EN, MARK, ZH
from salesdash.method import activities, buying, controls, milestones, scores

PAGE = Path(__file__).parent / "method.md"


def page() -> str:
    """Write the whole page, its top as it stands."""
    top, _, _ = PAGE.read_text(encoding="utf-8").partition(MARK)
    parts = (ladder(), *map(score, scores.FACTORS), cycle(), split(), points())
    return "\n\n".join([top + MARK.strip(), *parts]) + "\n"


def ladder() -> str:
    """Write the milestones with their yields and exit criteria."""
    return table(
        "## Milestones · 里程碑",
        ("Milestone · 里程碑", "Yield · 产能", "Exit criteria · 验证标准"),
        (
            (
                both("milestone", m.code),
                f"{m.share // 100} %",
                "<br>".join(both("criterion", c) for c in m.criteria),
            )
            for m in milestones.MILESTONES
        ),
    )


def score(factor: scores.Factor) -> str:
    """Write the levels of one factor with their points."""
    sides = (
        ("Points · 分",)
        if factor.sponsor == factor.decision_maker
        else tuple(both("side", side) for side in scores.SIDES)
    )
    pairs = zip(factor.sponsor, factor.decision_maker, strict=True)
    levels = zip(factor.statements, pairs, strict=True)
    return table(
        f"## Score · 销售强度评分: {both('factor', factor.code)}",
        ("Statement · 陈述", *sides),
        (
            (both("statement", code), *map(str, points[: len(sides)]))
            for code, points in levels
        ),
    )


def cycle() -> str:
    """Write the buying stages with the steps that serve them."""
    return table(
        "## Buying cycle and selling steps · 购买循环与销售步骤",
        ("Buying stage · 购买阶段", "Selling step · 销售步骤"),
        (
            (both("stage", stage.code), both("step", stage.step))
            for stage in buying.STAGES
        ),
    )


def split() -> str:
    """Write the three activities with their talents."""
    return table(
        "## Activities · 三类活动",
        ("Activity · 活动", "Talents · 所需特质"),
        (
            (
                both("activity", activity),
                ", ".join(both("talent", each) for each in talents),
            )
            for activity, talents in activities.TALENTS.items()
        ),
    )


def points() -> str:
    """Write the eight control points."""
    return table(
        "## Control points · 关键控制点",
        ("", "A manager checks · 主管检查"),
        (
            (str(number), both("control", code))
            for number, code in enumerate(controls.CONTROL_POINTS, 1)
        ),
    )


def table(
    heading: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]
) -> str:
    """Write a heading with a table below."""
    lines = (f"| {' | '.join(cells)} |" for cells in (columns, *rows))
    top, *rest = lines
    return "\n".join([heading, "", top, "|---" * len(columns) + "|", *rest])


def both(group: str, code: str) -> str:
    """Name a code in both languages."""
    return f"{EN.name(group, code)} · {ZH.name(group, code)}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE.name} is written.")
