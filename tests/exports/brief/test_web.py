"""A brief as a page to print: the same text, nothing that runs."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from salesdash.exports import brief
from salesdash.exports.brief.web import size
from salesdash.words import LANGUAGES, Words
from tests.exports.brief.dossiers import DEAL, bare, dossier

EVIL = '<script>alert(1)</script><img src=x onerror="x">&amp;'


class Reader(HTMLParser):
    """Gathers the cells of a page, and every tag that stands in it."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()
        self.cell = False

    def handle_starttag(self, tag, attrs):  # noqa: ARG002 - as its base has it
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag == "td":
            self.cell = True
            self.rows[-1].append("")

    def handle_endtag(self, tag):
        self.cell = self.cell and tag != "td"

    def handle_data(self, data):
        if self.cell:
            self.rows[-1][-1] += data


def read(found, language="en") -> Reader:
    page = brief.content(found, Words(language))
    reader = Reader()
    reader.feed(brief.web(page).decode())
    return reader


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("made", [dossier, bare])
def test_the_page_says_what_the_sheet_says(made, language):
    lines = brief.content(made(), Words(language)).lines
    said = [[cell.shown for cell in line] for line in lines]
    assert read(made(), language).rows[1:] == said


def test_markup_in_a_sheet_stays_text():
    deal = {**DEAL, "customer": EVIL, "sponsor_pain": EVIL, "file": EVIL}
    reader = read(dossier(deal=deal))
    assert not {"script", "img"} & reader.tags
    assert reader.rows[2][1] == EVIL


def test_the_page_asks_for_nothing_and_runs_nothing():
    text = brief.web(brief.content(dossier(), Words("en"))).decode()
    style = text.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest())
    assert f"style-src 'sha256-{digest.decode()}'" in text
    assert "default-src 'none'" in text
    assert not re.search(r"https?:|src=|href=|<script|style=|url\(", text)
    assert "size: A4 portrait" in style
    assert "color-scheme: light only" in style


def test_more_text_makes_smaller_letters():
    deal = {**DEAL, **{k: "word " * 400 for k in DEAL if "sponsor_" in k}}
    long = brief.content(dossier(deal=deal), Words("en"))
    short = brief.content(dossier(), Words("en"))
    assert 5 < size(long) < size(short) < 8
