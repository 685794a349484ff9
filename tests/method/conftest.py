"""The page that the method was taken from, and our copy of its tables."""

from pathlib import Path

import pytest

COPY = Path(__file__).parent / "page.md"
PAGE = Path(__file__).parents[3] / "shared" / "method.md"


@pytest.fixture(params=[COPY, PAGE], ids=["copy", "page"])
def page(request: pytest.FixtureRequest) -> str:
    """Give the text of the copy, then of the page where it is at hand."""
    if not request.param.is_file():
        pytest.skip("the page of the method is not at hand")
    return request.param.read_text(encoding="utf-8")


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
