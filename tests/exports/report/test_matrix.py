"""The matrix goes out and comes in again: every visit, every word."""

import io
from collections.abc import Sequence
from datetime import date, time
from typing import Any

import narwhals.stable.v2 as nw
import openpyxl
import polars as pl
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from salesdash import days
from salesdash.exports.report import matrix, xlsx
from salesdash.exports.report.page import Page
from salesdash.intake.read import Sheet, sheets
from salesdash.intake.worker import reader
from salesdash.metrics.daily import SOURCE, TOLD
from salesdash.words import Words
from salesdash.words.column import title
from tests.exports.report import handed

MONDAY = days.number(date(2026, 11, 16))
FRIDAY = MONDAY + 4
SPAN = (MONDAY, MONDAY + 6)
QUICK = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
PIECES = (
    *("客户同意", "客户：同意", "谈得很好；再约", "a; b", '他说"好"', "“好”"),
    *("报价（2026-11-24）", "a\nb", "结果：好", "Result: x; Next step: y"),
    *("=1+1", "@home", "-x", "+8613", "3", "0.5", "√", "无", "是", "no"),
    *("客户开发", "Demo", "A", "回访 30分钟", "60 min", "A/S Norsk", "x/y"),
    *("合计", "Total", "<b>&", "'quote", '"', '""', "；", ":", "(深圳)", "  "),
    *("_x000D_", "王敏、李强", "2026-11-24", "周一", "50%", "🙂", "\u00a0a"),
)
TEXT = st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map("".join)
MAYBE = st.none() | TEXT
NAMES = (
    "大华",
    "Acme, Inc.",
    "远东/三一",
    "A (B)",
    "周一",
    "  Big  Co ",
    "合计2",
)
REPS = ("王敏", "Ann Lee", "O'Hara", "周二", "")
VISIT = st.fixed_dictionaries(
    {
        "date": st.integers(MONDAY, MONDAY + 6).map(days.day),
        "rep": st.sampled_from(REPS),
        "with": st.sampled_from((None, None, "李强", "李强、赵刚")),
        "team": st.sampled_from((None, "华东", "North")),
        "customer": st.sampled_from(NAMES),
        "activity": st.sampled_from(
            (None, "客户开发", "Customer maintenance", "谈判", "golf")
        ),
        "minutes": st.none() | st.integers(0, 600),
        "start": st.none() | st.just(time(9, 30)),
        "step": st.sampled_from((None, "探察聆听", "Confirm needs")),
        "next_date": st.none() | st.just(date(2026, 11, 24)),
        "supervisor_present": st.sampled_from((None, "是", "no")),
        **dict.fromkeys(
            (
                *("person", "purpose", "result", "next_step", "visit"),
                *("place", "opportunity", "buying_signal", "note"),
                *("closing_technique", "competitor", "product"),
            ),
            MAYBE,
        ),
    }
)


def read(name: str, content: bytes) -> Sheet:
    """Read a workbook as the intake does, without a child process."""
    grids, _ = reader.read(name, "0" * 64, content)
    found = sheets(grids, date(2026, 11, 23), reps=REPS[:-1])
    return found[0]


def listed(visits: Sequence[dict[str, Any]]) -> bytes:
    t = Words("zh")
    heads = [title(t, "visits", name) for name in TOLD]
    rows = [[visit[name] for name in TOLD] for visit in visits]
    return handed.made(heads, *rows)


def told(sheet: Sheet) -> list[tuple[Any, ...]]:
    """Give what each visit says, in an order of its own."""
    rows = sheet.rows.to_pylist() if sheet.table else []
    return sorted((tuple(row[n] for n in TOLD) for row in rows), key=repr)


def paged(sheet: Sheet, language: str) -> Page:
    rows = sheet.rows.to_pylist()
    data = {name: [row[name] for row in rows] for name in TOLD}
    data |= {name: [""] * len(rows) for name in SOURCE}
    data["position"] = [*range(len(rows))]
    data["planned"] = [int(row["date"] > FRIDAY) for row in rows]
    frame = nw.from_native(pl.DataFrame(data, infer_schema_length=None))
    return matrix.page(frame, SPAN, FRIDAY, Words(language))


@QUICK
@given(st.lists(VISIT, min_size=1, max_size=6), st.sampled_from(("en", "zh")))
def test_what_goes_out_comes_in_again(visits, language) -> None:
    once = read("list.xlsx", listed(visits))
    if not once.table:
        return
    page = paged(once, language)
    again = read(f"{page.name}.xlsx", xlsx(page))
    assert told(again) == told(once)
    assert page.left == ()
    assert paged(again, language) == page


COMPANY = (
    ["客户访问日报表 2026-11-20"],
    ["客户", "王敏", "Ann Lee"],
    ["大华", "客户开发：演示，客户感兴趣", ""],
    ["远东", "√", "谈得很好；再约"],
    ["A/S Norsk", "", "方案和谈判"],
    [
        "三一",
        "客户维护：收集反馈；下一步骤：报价（2026-11-24）",
        "等待内部讨论",
    ],
)


def test_the_matrix_of_a_company_goes_out_as_it_came() -> None:
    found = read("日报.xlsx", handed.made(*COMPANY))
    sheet = openpyxl.load_workbook(
        io.BytesIO(xlsx(paged(found, "zh")))
    ).worksheets[0]
    rows = [[c.value or "" for c in row[:3]] for row in sheet.iter_rows(3)]
    assert rows[0] == ["客户", "Ann Lee", "王敏"]
    assert [[a, c, b] for a, b, c in rows[2:]] == [
        list(row) for row in COMPANY[2:]
    ]


def test_what_no_cell_can_carry_is_said() -> None:
    visit = dict.fromkeys((*TOLD, *SOURCE)) | {
        "date": MONDAY, "rep": "王敏", "customer": "大华", "result": "很好",
        "note": "字" * 33_000, "planned": 0, "position": 0,
    }  # fmt: skip
    data = {name: [value] for name, value in visit.items()}
    found = matrix.matrix(nw.from_native(pl.DataFrame(data)), Words("zh"))
    assert found.rows == ((MONDAY, "大华", {"王敏": "很好"}),)
    assert found.left == (matrix.Left(MONDAY, "王敏", "大华", "note"),)


def test_visits_that_fill_a_cell_go_on_in_a_further_row() -> None:
    visits = [
        dict.fromkeys(TOLD)
        | {"date": MONDAY, "rep": "王敏", "customer": "大华"}
        | {"result": str(n) + "字" * 15_000, "position": n, "planned": 0}
        for n in range(3)
    ]
    data = {name: [v[name] for v in visits] for name in visits[0]}
    found = matrix.matrix(nw.from_native(pl.DataFrame(data)), Words("zh"))
    assert [customer for _, customer, _ in found.rows] == ["大华", "大华"]
    assert found.left == ()


def test_teams_stand_above_the_reps_and_days_before_their_rows() -> None:
    found = read(
        "list.xlsx",
        handed.made(
            ["日期", "销售人员", "团队", "客户", "拜访结果"],
            [date(2026, 11, 17), "王敏", "华东", "大华", "好"],
            [date(2026, 11, 16), "Ann Lee", "North", "Acme", "fine"],
            [date(2026, 11, 21), "Ann Lee", "North", "Acme", "later"],
        ),
    )
    page = paged(found, "en")
    assert page.name == "Customer visit daily report 2026-11-16_2026-11-22"
    assert page.above == ("Team", "North", "华东")
    assert page.heads == ("Customer", "Ann Lee", "王敏")
    assert [[cell.shown for cell in row] for row in page.rows] == [
        ["2026-11-16"],
        ["Acme", "fine", ""],
        ["2026-11-17"],
        ["大华", "", "好"],
        ["Plans: the visits below are planned, not yet made."],
        ["2026-11-21"],
        ["Acme", "later", ""],
    ]
