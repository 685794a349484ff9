import csv
import io

import narwhals.stable.v2 as nw
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as some

from salesdash.exports.csv import proof, table
from salesdash.words import Words

NO_CONTROLS = some.characters(exclude_categories=("Cs",))


def write(columns: dict[str, list[object]]) -> bytes:
    frame = nw.from_native(pl.DataFrame(columns))
    return table(frame, list(columns))


def read(data: bytes) -> list[list[str]]:
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_file_begins_with_the_mark_and_ends_lines_with_crlf() -> None:
    assert write({"客户": ["华辰", "a,b"]}) == (
        b"\xef\xbb\xbf" + '客户\r\n华辰\r\n"a,b"\r\n'.encode()
    )


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+86 138",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "  =1",
        "\u00a0=1",
        "\u3000\ufeff@a",
        "＝1",
        "＋1",
        "－1",
        "＠a",
        "-",
        "-5 %",
        "+5",
    ],
)
def test_text_that_would_run_is_quoted(text: str) -> None:
    assert proof(text) == f"'{text}"


@pytest.mark.parametrize(
    "text",
    ["", "华辰", "a=b", "-5", "-12.50", "5", "1-2", "a\r\n\r\nb", "'=1"],
)
def test_other_text_stays(text: str) -> None:
    assert proof(text) == text


def test_each_line_is_looked_at() -> None:
    assert proof("报价\n =1\r\n+2") == "报价\n' =1\r\n'+2"
    assert proof("\r=1") == "'\r'=1"


def test_numbers_stay_numbers() -> None:
    assert read(write({"n": [-5, None], "x": [-0.5, 2.0]})) == [
        ["n", "x"],
        ["-5", "-0.5"],
        ["", "2.0"],
    ]


def test_headings_are_quoted_too_and_can_be_words() -> None:
    assert read(write({"=a": ["b"]})) == [["'=a"], ["b"]]
    frame = nw.from_native(
        pl.DataFrame({"rep": ["王敏"], "evidence": ["met"]})
    )
    written = table(frame, ["evidence", "rep"], Words("zh"), "opportunities")
    assert read(written) == [["验证依据", "销售人员"], ["met", "王敏"]]


@given(some.lists(some.text(NO_CONTROLS), min_size=1, max_size=3))
def test_whatever_is_typed_comes_back_and_runs_nothing(
    texts: list[str],
) -> None:
    lines = read(write({"a": list(texts), "b": list(texts)}))
    assert lines == [["a", "b"], *([proof(t), proof(t)] for t in texts)]
    for line in lines:
        assert (
            not line[0].strip().startswith(("=", "+", "@", "＝", "＋", "＠"))
        )
