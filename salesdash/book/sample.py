"""The sample company that comes with the program."""

from pathlib import Path

from salesdash.intake.guard import Upload

FOLDER = Path(__file__).parents[2] / "sample_data" / "workbooks"


def sample() -> list[Upload]:
    """Give the workbooks of the sample company, in order of their names."""
    return [
        Upload(path.name, path.read_bytes())
        for path in sorted(FOLDER.glob("*.xlsx"))
    ]
