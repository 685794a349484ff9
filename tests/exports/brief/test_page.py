"""Room, height and cuts of the cells of a brief."""

from salesdash.exports.brief.page import (
    ACROSS,
    Block,
    Cell,
    Page,
    cut,
    flat,
    room,
    spread,
)
from salesdash.exports.workbook import wide


def page(*lines) -> Page:
    return Page("a", "a", 0, "", "", (Block("b", lines),), "en")


def test_a_text_that_fits_is_left_alone():
    assert cut("x" * room(10), 10, 1) == "x" * room(10)


def test_a_cut_text_takes_no_more_than_its_room():
    for text in ("long words here " * 40, "很长的中文" * 60):
        found = cut(text, 10, 2)
        assert found.endswith("…")
        assert wide(found) <= 2 * room(10)


def test_a_chinese_letter_takes_the_room_of_two():
    assert Cell("中" * room(10), 10, lines=9).high == 2
    assert Cell("x" * room(10), 10, lines=9).high == 1


def test_boxes_to_write_in_are_high_however_short_their_text():
    assert Cell("", look="box").high == 2
    assert Cell("", look="sign").high == 4


def test_the_height_of_a_page_is_that_of_its_highest_cells():
    low, high = Cell("x", 10), Cell("x" * room(38) * 2, 38, lines=3)
    assert page((low, high), (Cell("x"),)).high == 3


def test_a_page_knows_whether_something_was_cut():
    assert not page((Cell("short"),)).cut
    assert page((Cell("x" * 1000),)).cut


def test_a_line_break_or_control_character_leaves_no_trace():
    assert flat("a\x00\tb\r\n\r\nc\x0b") == "a b c"


def test_the_last_cell_takes_what_is_left():
    line = spread(Cell("a", 7), Cell("b", 9), Cell("c", 1))
    assert [cell.span for cell in line] == [7, 9, ACROSS - 16]
