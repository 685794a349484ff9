"""Write the workbooks: `python -m sample_data.make [FOLDER]`."""

import itertools
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

from sample_data import (
    company,
    deals,
    east,
    extras,
    layouts,
    overseas,
    sheets,
    south,
    stories,
    stories_past,
    visits,
)
from sample_data.company import EAST, OVERSEAS, SOUTH, WEEKS, Customer, Team
from sample_data.deals import Deal
from sample_data.extras import Book
from sample_data.past import Grades, Past, graded, held
from sample_data.visits import Visit
from sample_data.year import EARLIER, ZHOU, away, roster

SEED = 2026
FOLDER = Path(__file__).parent / "workbooks"
LAYOUTS = {"华东": east, "华南": south, "Overseas": overseas}
BEGUN = date(2025, 11, 3)
SILENT = {(SOUTH.name, date(2026, 2, 20))}

# (team, week, row of that week's sheet) -> what stands in the cells.
SLIPS = {
    ("华东", 4, 3): {"day_text": "2026/13/02"},
    ("Overseas", 2, 5): {"word": "Golf day"},
    ("Overseas", 9, 8): {"word": "Golf day"},
    ("华南", 6, 2): {"word": "参加展会酒会"},
}

# A deal of Overseas whose name is as long as a title can be.
LONG = 1008
LONG_NAME = (
    "MES, WMS and quality tracing for all four plants in the United Kingdom, "
    "Germany and the Netherlands, with predictive maintenance as an option "
    "from the second year of the framework agreement"
)


def make(folder: Path, seed: int = SEED) -> list[Path]:
    """Write every team's workbook of every week, and list them."""
    folder.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []
    for team in company.TEAMS:
        for name, day, tabs in _team(team, seed):
            sheets.write(folder / name, tabs, day)
            paths.append(folder / name)
    for name, day, tabs in extras.books():
        sheets.write(folder / name, tabs, day)
        paths.append(folder / name)
    return paths


def _team(team: Team, seed: int) -> Iterator[Book]:
    """Give the workbooks of one team, the last twelve weeks first."""
    known = company.customers(team, Random(f"{seed} {team.name} customers"))
    chance = Random(f"{seed} {team.name} deals")
    plants = stories.planted(team, stories.PLANTS[team.name])
    line = deals.Pipeline(team, known, plants, chance)
    line.begin(WEEKS[0])
    _lengthen(team, line.deals)
    present = [deals.snapshot(deal) for deal in line.deals]
    pipeline = list(line.weeks())
    chance = Random(f"{seed} {team.name} visits")
    diary = visits.weeks(team, known, pipeline, chance)
    _slip(team, diary)
    if team is SOUTH:
        shown = visits.restated(diary, chance)
    else:
        shown = _with_plans(diary)
    layout = LAYOUTS[team.name]
    for week, friday in enumerate(WEEKS):
        rows = pipeline[week]
        rows.sort(key=lambda deal: deal.rep.name)
        tabs = layout.tabs(friday, shown[week], rows, known, week)
        yield layout.name(friday), friday, tabs
    chance = Random(f"{seed} {team.name} past")
    early = _Early(team, known, graded(known, chance), chance)
    yield from early.books(line, present, diary[0])


class _Early:
    """The workbooks of one team before the last twelve weeks."""

    def __init__(
        self,
        team: Team,
        known: list[Customer],
        grades: dict[str, list[Grades]],
        chance: Random,
    ) -> None:
        """Remember the team, its customers and where chance comes from."""
        self.team = team
        self.known = known
        self.grades = grades
        self.chance = chance

    def books(
        self, line: deals.Pipeline, present: list[Deal], after: list[Visit]
    ) -> Iterator[Book]:
        """Give the workbooks of the early weeks, and those beside them."""
        then = roster(self.team, EARLIER[0])
        plants = stories_past.PLANTS[self.team.name]
        planted = stories.planted(then, plants, BEGUN)
        past = Past(line, present, planted, self.chance)
        pipeline = list(past.weeks())
        shown = self._shown(self._diary(pipeline), after)
        for week, friday in enumerate(EARLIER):
            if (self.team.name, friday) in SILENT:
                continue
            rows = sorted(pipeline[week], key=lambda deal: deal.rep.name)
            if self.team is EAST and friday == extras.CORRECTED:
                yield extras.correction(rows)
            if self.team is EAST and friday == extras.ALONE:
                yield extras.alone(shown[week])
                shown[week] = extras.without(shown[week], ZHOU)
            yield self._book(friday, shown[week], rows)

    def _book(
        self, friday: date, diary: list[Visit], rows: list[Deal]
    ) -> Book:
        """Lay out the workbook of a week."""
        layout = LAYOUTS[self.team.name]
        listed = held(self.team, self.known, self.grades, friday)
        tabs = layout.tabs(friday, diary, rows, listed, 0)
        tabs = layouts.of(self.team.name, friday, tabs)
        tabs += extras.tabs(self.team, friday)
        name = extras.named(self.team, friday, layout.name(friday))
        return name, friday, tabs

    def _diary(self, pipeline: list[list[Deal]]) -> list[list[Visit]]:
        """Draw the visits of each early week."""
        return [
            visits.drawn(
                self._present(friday),
                held(self.team, self.known, self.grades, friday),
                visits.Week(friday),
                pipeline[week],
                self.chance,
            )
            for week, friday in enumerate(EARLIER)
        ]

    def _present(self, friday: date) -> Team:
        """Give the team without those who are on leave."""
        then = roster(self.team, friday)
        reps = tuple(rep for rep in then.reps if not away(rep, friday))
        return replace(then, reps=reps)

    def _shown(
        self, diary: list[list[Visit]], after: list[Visit]
    ) -> list[list[Visit]]:
        """Show visits as the sheets do: plans, or the month so far."""
        if self.team is not SOUTH:
            return _with_plans([*diary, after])
        since = EARLIER.index(layouts.SOUTH_MONTHS)
        months = visits.restated(diary[since:], self.chance, EARLIER[since:])
        return [*diary[:since], *months]


def _lengthen(team: Team, known: list[Deal]) -> None:
    """Give one deal a very long name."""
    for deal in known:
        if team is OVERSEAS and deal.number == LONG:
            deal.name = LONG_NAME


def _slip(team: Team, diary: list[list[Visit]]) -> None:
    """Plant what reps mistyped."""
    for (name, week, row), cells in SLIPS.items():
        if name == team.name:
            diary[week][row] = replace(diary[week][row], **cells)


def _with_plans(diary: list[list[Visit]]) -> list[list[Visit]]:
    """Add one or two visits planned for the next week to each sheet."""
    return [
        [*week, *visits.planned(after, 1 + place % 2)]
        for place, (week, after) in enumerate(itertools.pairwise(diary))
    ]


def main() -> None:
    """Write the workbooks into the folder that was named."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    paths = make(folder)
    print(f"{len(paths)} workbooks in {folder}")


if __name__ == "__main__":
    main()
