import time

import pytest

from salesdash.intake.formats.hypertext import pieces


def told(page: str) -> list[str]:
    return [piece.tag or repr(piece.text) for piece in pieces(page)]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("", ["''"]),
        ("a &amp; b", ["'a & b'"]),
        ("<TD>a</Td >", ["td", "'a'", "/td", "''"]),
        ("<br/>x", ["br", "'x'"]),
        ("<a b='>' c=\">\">x", ["a", "'x'"]),
        ("a < b <td", ["'a '", "'<'", "' b '", "'<'", "'td'"]),
        ("<!-- <td> -->x", ["'x'"]),
        ("<!-- never closed <td>", ["''"]),
        ("<!DOCTYPE html><?xml a?><![if x]>y", ["'y'"]),
        ("<script>a<td></script>x", ["script", "/script", "'x'"]),
        ("<style>a<td></styles>x", ["style", "''"]),
        ("<td " + "a" * 9_000 + ">", ["'<'", repr("td " + "a" * 9_000 + ">")]),
    ],
)
def test_a_page_is_tags_and_texts(page: str, expected: list[str]):
    assert told(page) == expected


def test_attributes_are_read_however_they_are_written():
    page = '<td A=1 b=\'x &lt; y\' c = "z" nowrap x:num="5" d=>'
    (piece, _) = pieces(page)
    assert piece.said == {"a": "1", "b": "x < y", "c": "z", "x:num": "5"}


@pytest.mark.parametrize(
    "piece", ["<", "<td ", "<!--", "&", "<![foo[", "<script>", "<a b='", "<?"]
)
def test_no_page_keeps_the_reader_busy_for_long(piece: str):
    page = piece * 100_000
    start = time.process_time()
    assert len(list(pieces(page))) > 0
    assert time.process_time() - start < 5
