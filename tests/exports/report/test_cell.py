from typing import Any

import pytest

from salesdash.exports.report.cell import CARRIED, kept, read, text, told
from salesdash.words import Words

EN, ZH = Words("en"), Words("zh")
FULL: dict[str, Any] = {
    "activity": "negotiation",
    "minutes": 60,
    "result": "客户同意",
    "next_step": "报价",
    "next_date": 20_781,
    "step": "confirm_needs",
    "supervisor_present": 1,
    "start": 570,
}


def test_a_visit_is_written_in_the_words_of_the_language() -> None:
    assert text([FULL], ZH) == (
        "方案和谈判 60分钟；拜访结果：客户同意；下一步骤：报价（2026-11-24）；"
        "销售步骤：确认需求；主管参与：是；开始时间：09:30"
    )
    assert text([FULL], EN) == (
        "Proposal and negotiation 60 min; Result: 客户同意; "
        "Next step: 报价 (2026-11-24); Selling step: Confirm needs; "
        "Supervisor present: yes; Start: 09:30"
    )


@pytest.mark.parametrize(
    ("visits", "written"),
    [
        ([{}], "√"),
        ([{}, {}], "√\n√"),
        ([{"result": "谈得很好；再约"}], "谈得很好；再约"),
        ([{"result": "3"}], "拜访结果：3"),
        ([{"result": "a"}, {"result": "b"}], "拜访结果：a\n拜访结果：b"),
        ([{"activity": "maintenance", "result": "好"}], "客户维护：好"),
        ([{"result": 'a；"b"', "note": "c"}], '拜访结果："a；""b"""；备注：c'),
        (
            [{"next_step": "报价（2026-11-24）"}],
            '下一步骤："报价（2026-11-24）"',
        ),
        ([{"next_date": 20_781}], "下一步日期：2026-11-24"),
    ],
)
def test_the_shortest_text_that_reads_back_is_written(visits, written) -> None:
    assert text(visits, ZH) == written
    assert read(written) == visits


def test_only_what_is_said_is_told() -> None:
    visit: dict[str, Any] = dict.fromkeys(("date", "rep", "customer"), "x")
    visit |= dict.fromkeys(CARRIED)
    visit |= {"result": "", "minutes": 0, "team": "North", "note": "n"}
    assert told(visit, ("team",)) == {"minutes": 0, "note": "n"}


def test_what_cannot_be_held_is_left_out_and_the_rest_kept() -> None:
    visit = {"result": "a\x07b", "next_step": "c", "note": "d" * 40_000}
    assert text([visit], EN) == ""
    assert kept(visit, EN) == {"next_step": "c"}
