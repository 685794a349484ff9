"""The print view of a brief: one page of A4, whatever there is to say."""

import re

import pytest
from playwright.sync_api import Browser

from salesdash.exports import brief
from salesdash.words import LANGUAGES, Words
from tests.exports.brief.dossiers import bare, dossier, long

pytestmark = pytest.mark.browser

ENGLISH = "A long text that nobody would read on a Monday morning. " * 15
CHINESE = "客户现有系统经常停机，导致交付延期，管理层无法看到库存情况。" * 15
FOUND = {
    "whole": dossier(),
    "bare": bare(),
    "english": long(ENGLISH),
    "chinese": long(CHINESE),
    "unbroken": long("x" * 900),
}
_A4 = rb"/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FOUND)
def test_a_brief_is_one_page_of_a4(
    chromium: Browser, name: str, language: str
) -> None:
    content = brief.web(brief.content(FOUND[name], Words(language)))
    page = chromium.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.set_content(content.decode())
    printed = page.pdf(prefer_css_page_size=True)
    page.close()
    assert told == []
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    assert re.search(_A4, printed)
