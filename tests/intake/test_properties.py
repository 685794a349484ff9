"""What holds for any sheet, from the bytes of its file to the log.

The laws of definitions A are held here by real workbooks; tests/store holds
them by rows, and in far more histories.
"""

import io
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from salesdash import days
from salesdash.book import Book
from salesdash.exports.findings import sentence
from salesdash.intake import guard
from salesdash.intake.guard import Upload
from salesdash.intake.read import Sheet, sheets
from salesdash.intake.wire import Outcome
from salesdash.intake.worker import reader
from salesdash.store import read
from salesdash.store.state import state
from salesdash.words import LANGUAGES, Words
from tests.intake import files
from tests.store import histories, plain
from tests.store.test_laws import named_once, seen_deals, seen_visits

TODAY = date(2026, 11, 23)
FIRST = days.number(date(2026, 3, 1))
LAST = FIRST + 99
KNOWN = (
    *("日期", "客户", "客户名称", "业务员", "活动", "时长", "金额(万元)"),
    *("里程碑", "状态", "编号", "商机名称", "预计成交日期", "拜访结果"),
    *("Date", "Customer", "Rep", "Amount", "Milestone", "Close date"),
    *("Result", "团队", "联系人", "职务", "月份", "销售目标", "币种"),
)
STRANGE = (
    "天气",
    "Mood",
    "",
    "备注",
    "备注",
    "序号",
    "1",
    "销售额",
    "<b>",
    "合计",
)
HOSTILE = (
    *("合计", "小计：", "张三/李四", "5/3/2026", "10-15万", "赢单", "示例"),
    *("2026年3月5日", "2026-02-30", "=1+1", "@x", "{file}", "%s", "<script>"),
    *(
        "NA",
        "None",
        "١٢",
        "１２",
        "\u200b",
        "\u3000",
        "a\nb",
        "𝕏",
        "日期",
        "客户",
    ),
    *(
        "#REF!",
        "#N/A",
        "=A1",
        "=SUM(A1:A3)",
        "50%",
        "9" * 40,
        "-",
        "√",
        "约30万",
    ),
)
TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=12
)
CELLS = st.one_of(
    st.none(),
    st.sampled_from(HOSTILE),
    TEXTS,
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([0, 1, 0.5, 50, 46_086, 20_260_305, 310_101_199_001]),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(2100, 1, 1)),
    st.datetimes(),
    st.times(),
)
HEADS = st.lists(st.sampled_from(KNOWN + STRANGE), min_size=2, max_size=8)
LINES = st.lists(CELLS, max_size=8)
AREAS = st.tuples(*[st.integers(1, 9)] * 4)
ABOVE = st.lists(st.lists(CELLS, max_size=3), max_size=3)
QUICK = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@st.composite
def workbooks(draw: st.DrawFn) -> bytes:
    """Draw a workbook of one or two awkward sheets."""
    book = Workbook()
    for number in range(draw(st.integers(1, 2))):
        sheet = book.create_sheet(f"商机{number}")
        rows = [*draw(ABOVE), draw(HEADS), *draw(st.lists(LINES, max_size=7))]
        for row in rows:
            sheet.append(list(map(_writable, row)))
        for top, left, deep, wide in draw(st.lists(AREAS, max_size=2)):
            sheet.merge_cells(
                start_row=top,
                start_column=left,
                end_row=top + deep % 3,
                end_column=left + wide % 3,
            )
        for row in draw(st.lists(st.integers(1, 9), max_size=2)):
            sheet.row_dimensions[row].hidden = True
    book.remove(book.worksheets[0])
    return files.saved(book)


def _writable(value: Any) -> Any:
    """Keep what a workbook can hold: it knows no days before 1900."""
    early = isinstance(value, date) and value.year < 1901
    return None if early else value


def sound(found: Sheet, height: int) -> None:
    left = [f.row for f in found.findings if f.level == "skip"]
    kept = found.rows["row"].to_pylist()
    assert found.rows_read == len(kept) + found.rows_skipped
    assert len(left) == len(set(left)) == found.rows_skipped
    assert not set(left) & set(kept)
    assert len(kept) == len(set(kept))
    top = found.header_row or 0
    assert all(row and top < row <= height for row in (*kept, *left))


@QUICK
@given(workbooks())
def test_no_row_of_any_sheet_is_lost_without_a_word(content: bytes):
    grids, findings = reader.read("周报 2026-11-20.xlsx", "0" * 64, content)
    assert [f for f in findings if f.level == "stop"] == []
    book = openpyxl.load_workbook(io.BytesIO(content))
    taken: set[tuple[str, int]] = set()
    for found in sheets(grids, TODAY):
        findings += found.findings
        if found.table:
            sound(found, book[found.sheet].max_row)
            places = {(found.sheet, r) for r in found.rows["row"].to_pylist()}
            assert not taken & places
            taken |= places
    for finding in findings:
        assert all(sentence(finding, Words(each)) for each in LANGUAGES)


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def grids(uploads: Sequence[Upload], *_: object) -> Outcome:
        outcomes = [
            reader.read(one.name, sha256(one.content).hexdigest(), one.content)
            for one in uploads
        ]
        return [g for found, _ in outcomes for g in found], [
            f for _, found in outcomes for f in found
        ]

    monkeypatch.setattr(guard, "grids", grids)


HEADINGS = {
    "rep": "业务员",
    "date": "日期",
    "customer": "客户名称",
    "result": "拜访结果",
    "name": "商机名称",
    "amount": "金额",
    "status": "状态",
    "expected_close": "预计成交日期",
    "opportunity": "商机编号",
}
DATES = {"date", "expected_close"}
SAID = {
    "R": "张三",
    "S": "李四",
    "A": "大华",
    "B": "三一",
    "C": "远东",
    "d": "一期",
}
STATUS = {"open": "进行中", "won": "赢单", "lost": "丢单"}


@dataclass(frozen=True)
class Sent:
    """A sheet of a history, as its reps sent it."""

    sheet: histories.Sheet
    upload: Upload

    @property
    def day(self) -> int:
        return FIRST + self.sheet.as_of


def workbook(sheet: histories.Sheet) -> Upload:
    """Write a sheet of a history as its reps would have sent it."""
    said = days.day(FIRST + sheet.as_of).isoformat()
    names = [name for name in HEADINGS if name in sheet.present]
    rows = [[_said(n, row.get(n)) for n in names] for row in sheet.rows]
    heads = [HEADINGS[name] for name in names]
    content = files.workbook([f"截至 {said}"], heads, *rows)
    return Upload(f"{sheet.table} {said}.xlsx", content)


def _said(name: str, value: Any) -> Any:
    if value is None or name == "amount":
        return value
    if name in DATES:
        return days.day(FIRST + value)
    return {**SAID, **STATUS}.get(value, value)


def written(folder: Any, past: Sequence[Sent]) -> Book:
    book = Book(folder)
    for sent in past:
        take(book, sent)
    return book


def take(book: Book, sent: Sent) -> str | None:
    preview = book.read(
        [sent.upload],
        today=days.day(LAST),
        covers=sent.sheet.covers,
        replaces=False,
    )
    return book.add(preview)


def seen(book: Book, day: int = LAST) -> tuple[list[tuple], list[tuple]]:
    found = state(read(book.log), day)
    return seen_visits(found), seen_deals(found)


def held(
    past: Sequence[histories.Sheet],
    draw: random.Random,
    folder: Callable[[], Any],
) -> tuple[list[tuple], list[tuple]]:
    """Hold the laws for one history, and give its state."""
    book = Book(folder())
    sent = [Sent(sheet, workbook(sheet)) for sheet in past]
    sent.sort(key=lambda each: each.day)
    before = [(take(book, each), seen(book, each.day)[1]) for each in sent]
    whole = seen(book)
    # Later sheets change no earlier state; of visits they tell late ones.
    assert [seen(book, each.day)[1] for each in sent] == [
        deals for _, deals in before
    ]
    # Twice is once.
    assert take(book, draw.choice(sent)) is None
    # Any order of arrival gives the same state.
    mixed = draw.sample(sent, len(sent))
    assert seen(written(folder(), mixed)) == whole
    # What is undone was never there.
    gone = draw.randrange(len(sent))
    undone = book.undo(before[gone][0] or "")
    rest = sent[:gone] + sent[gone + 1 :]
    assert seen(book) == (seen(written(folder(), rest)) if rest else ([], []))
    book.undo(undone)
    assert seen(book) == whole
    return whole


RANDOM = st.randoms(use_true_random=False)
LAWS = settings(
    max_examples=3,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
)


@LAWS
@given(past=histories.histories("visits"), draw=RANDOM)
def test_the_laws_hold_for_workbooks_of_visits(past, draw, tmp_path_factory):
    past = past[:3]
    visits, _ = held(past, draw, lambda: tmp_path_factory.mktemp("book"))
    expected = plain.visits(past, 99)
    assert [row[1] - FIRST for row in sorted(visits, key=lambda r: r[1])] == [
        row[1] for row in sorted(expected, key=lambda r: r[1])
    ]


@LAWS
@given(past=histories.histories("opportunities"), draw=RANDOM)
def test_the_laws_hold_for_workbooks_of_deals(past, draw, tmp_path_factory):
    past = past[:3]
    assume(all(named_once(sheet) for sheet in past))
    _, deals = held(past, draw, lambda: tmp_path_factory.mktemp("book"))
    assert len(deals) == len(plain.deals(past, 99))


def test_the_day_of_a_history_is_a_day_of_its_workbook():
    sheet = histories.Sheet(
        "visits", 2, [{"rep": "R", "date": 1, "customer": "A"}]
    )
    rows = openpyxl.load_workbook(io.BytesIO(workbook(sheet).content))
    assert [list(row) for row in rows.worksheets[0].values][1:] == [
        ["业务员", "日期", "客户名称"],
        ["张三", rows.worksheets[0]["B3"].value, "大华"],
    ]
    shown = rows.worksheets[0]["B3"].value
    assert shown.date() == date(2026, 3, 1) + timedelta(days=1)
