from datetime import date

import pytest

from salesdash.intake.notation import meant, read

ACTIVITIES = ("客户开发", "回访", "Demo")
STEPS = ("确认需求",)


def doing(text):
    if text in ACTIVITIES:
        return {"activity": text}
    return {"step": text} if text in STEPS else None


@pytest.mark.parametrize(
    ("text", "visits"),
    [
        (
            "客户开发 60分钟；结果：同意：好；下一步：报价（2026-11-24）",
            [
                {
                    "activity": "客户开发",
                    "minutes": 60,
                    "result": "同意：好",
                    "next_step": "报价",
                    "next_date": date(2026, 11, 24),
                }
            ],
        ),
        (
            "Demo 45 min; Result: fine; Supervisor present: yes; Start: 9:30",
            [
                {
                    "activity": "Demo",
                    "minutes": 45,
                    "result": "fine",
                    "supervisor_present": "yes",
                    "start": "9:30",
                }
            ],
        ),
        (
            '回访：好；下一步："a；""b""\nc"\n√\n回访',
            [
                {
                    "activity": "回访",
                    "result": "好",
                    "next_step": 'a；"b"\nc',
                },
                {},
                {"activity": "回访"},
            ],
        ),
        (
            "谈得很好；下一步：再约",
            [{"result": "谈得很好", "next_step": "再约"}],
        ),
        ("确认需求 30分钟", [{"step": "确认需求", "minutes": 30}]),
        ('回访："a;b"', [{"activity": "回访", "result": "a;b"}]),
        ("结果：√", [{"result": "√"}]),
        ("60分钟", [{"minutes": 60}]),
        ('下一步："（2026-11-24）"', [{"next_step": "（2026-11-24）"}]),
        ("结果：好（2026-11-24）", [{"result": "好（2026-11-24）"}]),
        (
            "下一步日期：2026-11-24",
            [{"next_date": date(2026, 11, 24)}],
        ),
    ],
)
def test_visits_are_read_part_by_part(text, visits) -> None:
    assert read(text, doing) == tuple(visits)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "谈得很好",
        "谈得很好；再约",
        "回访",
        "回访：好",
        "回访\n谈得很好",
        "下一步：a；下一步：b",
        '他说："好；再谈"',
        '结果："a"b',
        '结果：""',
        "时间：下午",
        "下一步日期：2026-02-30",
        "主管参与：也许；结果：好",
        "客户：大华；结果：好",
        "a" + " " * 30_000 + "；b：c",
    ],
)
def test_any_other_text_is_left_to_be_read_as_before(text) -> None:
    assert read(text, doing) is None


def test_what_was_read_means_what_the_model_holds() -> None:
    told = {
        "activity": "回访",
        "step": "确认需求",
        "start": "9:05",
        "next_date": date(1970, 1, 8),
        "supervisor_present": "否",
        "minutes": 5,
        "result": "好",
    }
    assert meant(told) == {
        "activity": "maintenance",
        "step": "confirm_needs",
        "start": 545,
        "next_date": 7,
        "supervisor_present": False,
        "minutes": 5,
        "result": "好",
    }
