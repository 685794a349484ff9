import re

from salesdash.method.controls import CONTROL_POINTS, ROLE_PLAY_DAYS
from salesdash.words import Words


def test_there_are_eight_control_points() -> None:
    assert len(set(CONTROL_POINTS)) == len(CONTROL_POINTS) == 8


def test_a_role_play_is_due_within_two_weeks() -> None:
    assert CONTROL_POINTS[5] == "role_play_scheduled"
    assert ROLE_PLAY_DAYS == 2 * 7


def test_control_points_have_the_chinese_of_the_page(page: str) -> None:
    zh = Words("zh")
    listed = re.findall(r"^\d\. .*\((.+)\)$", page, re.MULTILINE)
    assert [zh.name("control", c) for c in CONTROL_POINTS] == listed
