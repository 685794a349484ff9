"""Write the workbooks: `python -m sample_data.make [FOLDER]`."""

import itertools
import sys
from dataclasses import replace
from pathlib import Path
from random import Random

from sample_data import company, deals, east, overseas, sheets, south, visits
from sample_data.company import WEEKS, Team
from sample_data.stories import planted
from sample_data.visits import Visit

SEED = 2026
FOLDER = Path(__file__).parent / "workbooks"
LAYOUTS = {"华东": east, "华南": south, "Overseas": overseas}

# (team, week, row of that week's sheet) -> what stands in the cells.
SLIPS = {
    ("华东", 4, 3): {"day_text": "2026/13/02"},
    ("Overseas", 2, 5): {"word": "Golf day"},
    ("Overseas", 9, 8): {"word": "Golf day"},
    ("华南", 6, 2): {"word": "参加展会酒会"},
}


def make(folder: Path, seed: int = SEED) -> list[Path]:
    """Write every team's workbook of every week, and list them."""
    folder.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []
    for team in company.TEAMS:
        paths += _team(folder, team, seed)
    return paths


def _team(folder: Path, team: Team, seed: int) -> list[Path]:
    """Write the workbooks of one team."""
    known = company.customers(team, Random(f"{seed} {team.name} customers"))
    chance = Random(f"{seed} {team.name} deals")
    line = deals.Pipeline(team, known, planted(team), chance)
    pipeline = list(line.weeks())
    chance = Random(f"{seed} {team.name} visits")
    diary = visits.weeks(team, known, pipeline, chance)
    _slip(team, diary)
    if team is company.SOUTH:
        shown = visits.restated(diary, chance)
    else:
        shown = _with_plans(diary)
    layout = LAYOUTS[team.name]
    paths = []
    for week, friday in enumerate(WEEKS):
        path = folder / layout.name(friday)
        rows = pipeline[week]
        rows.sort(key=lambda deal: deal.rep.name)
        tabs = layout.tabs(friday, shown[week], rows, known, week)
        sheets.write(path, tabs, friday)
        paths.append(path)
    return paths


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
