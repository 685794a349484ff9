from dataclasses import replace

from salesdash.exports.report.page import texts
from salesdash.exports.report.web import web
from tests.exports.report.test_sheet import PAGE

HOSTILE = "<script>alert(1)</script>&\"'"


def test_nothing_that_was_typed_is_markup() -> None:
    page = replace(
        PAGE,
        title=HOSTILE,
        notes=(HOSTILE,),
        above=(HOSTILE, ""),
        heads=(HOSTILE, ""),
        rows=((*texts((HOSTILE, "b")),),),
        left=(HOSTILE,),
    )
    text = web(page).decode()
    assert "<script" not in text
    assert text.count("&lt;script&gt;") == 7


def test_it_is_one_file_that_prints_across() -> None:
    text = web(PAGE).decode()
    assert "@page { size: A4 landscape" in text
    assert "default-src 'none'" in text
    assert "http" not in text.replace("http-equiv", "")
    assert '<td colspan="2" class="section">2026-11-20</td>' in text
    assert '<td class="number g10">3</td>' in text
