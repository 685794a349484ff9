"""The tour of the docs does what it says, in both languages."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import tour
from tests.browser.tab import serving, visiting

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give a server whose log is empty."""
    with serving(tmp_path_factory.mktemp("tour")) as url:
        yield url


def test_the_tour_works_as_written(chromium: Browser, server: str) -> None:
    """Load the sample by the English page; leave no trace by the Chinese."""
    english, chinese = tour.chapters("en"), tour.chapters("zh")
    with visiting(chromium, server) as visit:
        visit.open("/")
        walk = tour.Walk(visit)
        walk.go(english[:-1])
        assert rows(walk) in "".join(english)
    with visiting(chromium, server, locale="zh-CN") as visit:
        visit.open("/")
        tour.Walk(visit).go(chinese[1:])


def rows(walk: tour.Walk) -> str:
    """Say how many rows came down, as the tour says it."""
    (file,) = walk.files
    text = Path(file.path()).read_text("utf-8-sig")
    return f'"{len(list(csv.DictReader(text.splitlines())))} deals"'


def test_the_tour_asks_for_the_same_in_both_languages() -> None:
    english, chinese = (steps(language) for language in tour.PAGES)
    assert english == chinese
    assert [len(numbers) for numbers, _ in english] == [1, 1, 3, 2, 2, 2, 1]


def steps(language: str) -> list[tuple[list[str], list[str]]]:
    """Give the numbers of the steps of each chapter, and what they ask."""
    return [
        (
            re.findall(r"^(\d+)\. ", chapter, re.MULTILINE),
            [word.kind for word in tour.words(chapter)],
        )
        for chapter in tour.chapters(language)
    ]


@pytest.mark.parametrize("language", tour.PAGES)
def test_every_picture_of_the_tour_is_small(language: str) -> None:
    large = [
        path.name
        for path in tour.pictures(language)
        if path.stat().st_size > 150_000
    ]
    assert large == []
