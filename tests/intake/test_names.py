import pytest

from salesdash.intake.names import known, person, team


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("张三", "张三"),
        ("李晓明", "李晓明"),
        ("王海东 拜访记录", "王海东"),
        ("周报_张三_20261120", "张三"),
        ("欧阳锋", "欧阳锋"),
        ("Tom Baker", "Tom Baker"),
        ("Weekly_Tom_Baker_2026-11-20", "Tom Baker"),
        ("Visits Sarah O'Neil W47", "Sarah O'Neil"),
    ],
)
def test_what_looks_like_a_person_is_one(text: str, name: str) -> None:
    assert person(text) == name


@pytest.mark.parametrize(
    "text",
    [
        *(
            "周报",
            "华东",
            "方案",
            "商机",
            "江苏区",
            "高级客户",
            "成都",
            "Sheet1",
        ),
        *("Sales Weekly", "East Team", "Acme Corp", "Visits", "张三 李四"),
    ],
)
def test_business_words_and_places_are_no_persons(text: str) -> None:
    assert person(text) == ""


def test_a_known_rep_is_found_wherever_the_name_is_whole() -> None:
    reps = ["张三", "Tom Baker", "Ann"]
    assert known("周报_张三_1120", reps) == "张三"
    assert known("张三周报", reps) == "张三"
    assert known("张三丰周报", reps) == ""
    assert known("tom-baker-week-47", reps) == "Tom Baker"
    assert known("Annual plan", reps) == ""
    assert known("张三 Ann", reps) == ""


def test_teams_need_a_word_for_team() -> None:
    assert team("华东大区销售周报") == "华东大区"
    assert team("East team week 47") == "East team"
    assert team("华东销售周报") == ""
    assert team("华东区与华南区") == ""
