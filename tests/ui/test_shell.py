"""The frame knows every page."""

from salesdash.ui.shell import ENTRIES, PAGES, TITLES
from salesdash.words import catalogue


def test_every_page_has_an_entry_a_title_and_a_question() -> None:
    files = {path.stem for path in PAGES.glob("*.py")}
    names = [entry.name for entry in ENTRIES]
    assert sorted(files) == sorted(names) == sorted(TITLES)
    keys = [*TITLES.values(), *(f"shell.question.{n}" for n in names)]
    assert [key for key in keys if key not in catalogue()] == []


def test_addresses_are_plain_letters() -> None:
    assert all(e.name.isascii() and e.name.isalpha() for e in ENTRIES)
