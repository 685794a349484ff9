import pytest

from salesdash.intake.grid import Cell
from salesdash.intake.refusal import Refused
from salesdash.intake.text import cut, decode, delimiter, said, strips


def texts(written: str) -> list[list[str]]:
    return [strip.text.tolist() for strip in strips(cut(written).rows)]


def refusal(written: str) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        strips(cut(written).rows)
    return refused.value.code, refused.value.value


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("客户".encode(), ("客户", "utf-8-sig")),
        ("客户".encode("utf-8-sig"), ("客户", "utf-8-sig")),
        ("客户".encode("gb18030"), ("客户", "gb18030")),
        ("客户".encode("utf-16"), ("客户", "utf-16")),
        ("Café ".encode("cp1252"), ("Café ", "cp1252")),
        (b"a\x1a", ("a\x1a", "utf-8-sig")),
        (b"a,b\n1,2\n\0\0\0", ("a,b\n1,2\n", "utf-8-sig")),
        ("a\tb\n".encode("utf-16-le"), ("a\tb\n", "utf-16-le")),
        ("客户,金额\n".encode("utf-16-be"), ("客户,金额\n", "utf-16-be")),
        ("a\n\ufeffb\n".encode("utf-8-sig"), ("a\nb\n", "utf-8-sig")),
    ],
)
def test_the_encoding_is_the_first_that_fits(
    content: bytes, expected: tuple[str, str]
):
    assert decode(content) == expected


def test_what_a_text_says_of_itself_comes_first():
    content = "名簿".encode("cp932")
    assert decode(content, "cp932") == ("名簿", "cp932")
    assert decode("客户".encode("utf-16"), "cp932") == ("客户", "utf-16")
    assert decode("客户".encode("gbk"), "utf-8-sig") == ("客户", "gb18030")


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        (b'<meta charset="UTF-8">', "utf-8-sig"),
        (
            b"<META content='text/html; charset=GB2312' http-equiv=x>",
            "gb18030",
        ),
        (b"<?xml version='1.0' encoding='Windows-1252'?>", "cp1252"),
        (b"<meta charset=rot13>", ""),
        (b"<p>charset=utf-8", ""),
        (b" " * 9000 + b"<meta charset=utf-8>", ""),
    ],
)
def test_a_page_says_how_it_is_encoded(page: bytes, encoding: str):
    assert said(page) == encoding


@pytest.mark.parametrize(
    "content", [b"\x81\x20", b"\xff\xfe\x00", "a\0b".encode("utf-16")]
)
def test_what_is_no_text_is_refused(content: bytes):
    with pytest.raises(Refused) as refused:
        decode(content)
    assert refused.value.code == "text_unreadable"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a,b\n1,2", ","),
        ("a;b;c\n1,5;2,5;x\n1,5;2,5;x", ";"),
        ("a;b\n1,5;2,5\n1,5;2,5", ";"),
        ("a\tb\nx, y\tz", "\t"),
        ("a|b|c\n1,5|2|x\n1,5|2|x", "|"),
        ('a;b;c\n1;"x;2\n3;4;5\n6;7;8', ";"),
        ('a,b\n"x;y;z",1\n"x;y;z",2', ","),
        ("Visits; March\na,b,c\n1,2,3", ","),
        ("single\ncolumn", ","),
    ],
)
def test_the_delimiter_is_what_most_rows_agree_on(written: str, expected: str):
    assert delimiter(written) == expected


def test_cells_stay_as_they_were_written():
    assert texts('date,amount\r\n 3/5 ,"1,200"\r\n') == [
        ["date", " 3/5 "],
        ["amount", "1,200"],
    ]


def test_blank_rows_and_columns_stay_before_cells_and_go_behind_them():
    assert texts("\n,a,,\n\n,b\n,,\n\n") == [
        ["", "", "", ""],
        ["", "a", "", "b"],
    ]


def test_a_line_break_inside_a_cell_starts_no_row():
    assert texts('a,"x\ny"\nb,z') == [["a", "b"], ["x\ny", "z"]]


def test_a_line_that_names_the_separator_is_a_blank_row():
    assert texts("sep=;\na;b,c") == [["", "a"], ["", "b,c"]]


def test_a_cell_is_text_or_blank():
    (first, second) = strips(cut("5,\nx,1").rows)
    assert first.kind.tolist() == [Cell.TEXT, Cell.TEXT]
    assert second.kind.tolist() == [Cell.BLANK, Cell.TEXT]
    assert not second.percent.any()
    assert bool(second.number.sum() != second.number.sum())


@pytest.mark.parametrize("length", [10, 40_000, 200_000])
def test_a_quotation_mark_never_closed_loses_no_row(length: int):
    found = cut('a,b\n1,"' + "x\n" * length)
    assert found.torn == (2,)
    assert found.rows == [["a", "b"], ["1", '"x'], *[["x"]] * (length - 1)]


@pytest.mark.parametrize(
    "written",
    ["\n" * 1_048_577, "," * 16_384, "x\n" * 700 + "," * 15_000 + "x"],
)
def test_more_than_a_sheet_can_hold_is_refused(written: str):
    assert refusal(written)[0] == "sheet_too_large"


def test_a_text_without_cells_has_no_columns():
    assert strips(cut(",,\n,,\n").rows) == ()
