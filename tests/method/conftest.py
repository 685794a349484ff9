"""The page that the method was taken from, where it lies at hand."""

from pathlib import Path

import pytest

PAGE = Path(__file__).parents[3] / "shared" / "method.md"


@pytest.fixture
def page() -> str:
    """Give the text of the page."""
    if not PAGE.is_file():
        pytest.skip("the page of the method is not at hand")
    return PAGE.read_text(encoding="utf-8")


@pytest.fixture
def tables(page: str) -> dict[str, list[list[str]]]:
    """Give the rows of each table, by the first word of what leads to it.

    What leads to a table is the last heading or bold term before it.
    """
    found: dict[str, list[list[str]]] = {}
    name = ""
    for line in page.splitlines():
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            found.setdefault(name, []).append(cells)
        elif line.startswith(("**", "## ")):
            name = line.strip("*# ").split(" ")[0].rstrip(".")
    return {name: rows[2:] for name, rows in found.items()}
