"""The import desk: messy workbooks go in, come back, and go in again."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser import messy
from tests.browser.tab import Visit, serving, visiting

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Desk:
    """Somebody at the Upload page of a server whose log is empty."""

    visit: Visit

    def says(self, *sentences: str) -> None:
        """Hold that the page says some sentences, each somewhere."""
        main = self.visit.tab.get_by_test_id("stMain")
        for sentence in sentences:
            expect(main).to_contain_text(sentence)

    def asks(self) -> Locator:
        """Give the card of the questions."""
        return self.visit.tab.locator("[class*='st-key-questions']")

    def answer(self, option: str) -> None:
        """Answer the only question by the words of an option."""
        radios = self.asks().get_by_role("radio")
        expect(radios).to_have_count(2)
        radios.and_(self.visit.tab.get_by_label(option)).check(force=True)
        self.visit.rest()

    def back(self, button: str) -> tuple[str, bytes]:
        """Take the returned workbook, and give its name and content."""
        with self.visit.tab.expect_download() as download:
            self.visit.tab.get_by_role("button", name=button).click()
        file = download.value
        return file.suggested_filename, Path(file.path()).read_bytes()

    def sign(self, label: str, name: str) -> None:
        """Type the name of who imports."""
        self.visit.tab.get_by_label(label).fill(name)
        self.visit.tab.keyboard.press("Tab")
        self.visit.rest()

    def figure(self, label: str) -> Locator:
        """Give the value of a figure of the page."""
        figures = self.visit.tab.get_by_test_id("stMetric")
        named = self.visit.tab.get_by_text(label, exact=True)
        return figures.filter(has=named).get_by_test_id("stMetricValue")


@pytest.fixture
def desk(chromium: Browser, tmp_path: Path) -> Iterator[Callable[[str], Desk]]:
    """Give a desk in a language, its log empty."""
    with ExitStack() as open_, serving(tmp_path) as url:

        def sit(locale: str) -> Desk:
            visit = open_.enter_context(visiting(chromium, url, locale=locale))
            visit.open("/upload")
            return Desk(visit)

        yield sit


def test_chinese_deals_go_in_come_back_and_are_undone(
    desk: Callable[[str], Desk],
) -> None:
    here = desk("zh-CN")
    visit = here.visit
    visit.drop(messy.ZH, messy.chinese())
    here.says(
        "读取 5 行 = 新增 4 + 变更 0 + 未变 0 + 重复 0 + 跳过 1",
        "新增商机 4 个（220 万元）",
        "表中第 10 行“合计”预计金额为 2,195,000，读取结果为 2,195,000 ✓",
        "销售人员 王小明 · 团队 华东大区 · 金额 万元",
        "日和月，哪个在前？",
        "5/12/2026 = 2026年12月5日",
        "5/12/2026 = 2026年5月12日",
        "下载待修正的工作簿（6 条）",
    )
    here.answer("日在前")
    expect(here.asks()).to_contain_text("已回答。今后标题相同的表也照此处理。")
    name, content = here.back("下载待修正的工作簿（2 条）")
    assert name == "商机周报 2026-11-20（待修正）.xlsx"
    here.sign("您的姓名", "王经理")
    visit.press("导入（1）")
    here.says("已导入。 文件 1 个，工作表 1 张，共 4 行，其中新增 4，变更 0。")
    before = ("2,195,000 元来自没有依据列", "1 个商机没有填写金额，按 0 计算")
    pipeline(here, "220 万元", *before)

    visit.go("上传")
    visit.drop(name, messy.mended(content, messy.ZH_BAD))
    expect(here.asks()).to_have_count(0)
    here.says(
        "读取 5 行 = 新增 0 + 变更 1 + 未变 3 + 重复 0 + 跳过 1",
        "1 个商机首次填写金额（860 万元）",
        "8 个标题均已识别 · 按您",
        "王经理）：商机周报 2026-11-20.xlsx。替换后只计入这张表",
        "读取结果为 10,795,000，相差 8,600,000",
    )
    visit.press("导入（1）")
    here.says("共 4 行，其中新增 0，变更 1。")
    pipeline(here, "1,080 万元", "10,795,000 元来自没有依据列")

    visit.go("上传")
    visit.press("撤销")
    here.says(
        "它曾替换第 1 次导入",
        "回到之前的内容（1）",
        "1 个商机的金额被清空",
    )
    visit.press("确定撤销")
    here.says("这次导入已撤销，其中的内容不再计入。")
    pipeline(here, "220 万元", *before)
    visit.go("导入记录")
    here.says("有效导入 1 次，共 3 条记录。", "撤销或恢复 #2 · 王经理")


def pipeline(here: Desk, amount: str, *notes: str) -> None:
    """Hold what the funnel says of the deals of Wang Xiaoming."""
    here.visit.go("销售漏斗")
    here.visit.choose("销售人员", "王小明")
    expect(here.figure("进行中商机")).to_have_text("4")
    expect(here.figure("在手商机金额")).to_have_text(amount)
    here.says(*notes)


def test_english_calls_go_in_come_back_and_are_undone(
    desk: Callable[[str], Desk],
) -> None:
    here = desk("en-US")
    visit = here.visit
    visit.drop(messy.EN, messy.english())
    here.says(
        "Rows read: 6 = new 4 + changed 0 + as before 0 + said twice 0",
        "4 new visits: Tom Baker 4",
        "Your Total in row 10 says 170 Minutes, and 110 was read: 60 apart",
        "Said once for all rows: Rep Tom Baker",
        "Do A, B and C stand for the three activities?",
        "A = Customer development · B = Proposal and negotiation",
        "Returned workbook (findings: 4)",
    )
    here.answer("Yes, in this order")
    expect(here.asks()).to_contain_text("Answered. This holds for the next")
    name, content = here.back("Returned workbook (findings: 3)")
    assert name == "Call report Tom Baker 2026-11-20 – to correct.xlsx"
    here.sign("Your name", "Mei")
    visit.press("Import (1)")
    here.says("Imported. Files: 1 · sheets: 1 · rows: 4, of these new: 4")
    visits(here, "4", "1.83 h")

    visit.go("Upload")
    visit.drop(name, messy.mended(content, messy.EN_BAD))
    expect(here.asks()).to_have_count(0)
    here.says(
        "Rows read: 6 = new 1 + changed 0 + as before 4 + said twice 0",
        "1 new visit: Tom Baker 1",
        "Your Total in row 10 says 170 Minutes, and 170 was read ✓",
        "as you decided on",
    )
    visit.press("Import (1)")
    here.says("rows: 5, of these new: 1, changed: 0.")
    visits(here, "5", "2.83 h")

    visit.go("History")
    here.visit.tab.get_by_test_id("stExpander").locator(
        "summary"
    ).first.click()
    visit.rest()
    visit.press("Undo")
    here.says(
        "Goes away (1)",
        "Visits: 1 that nothing else names",
        "Stays (4)",
        "It had taken the place of sheets of import #1",
    )
    visit.press("Yes, undo this import")
    here.says("Imports in force: 1; entries in all: 3.")
    visits(here, "4", "1.83 h")


def visits(here: Desk, count: str, hours: str) -> None:
    """Hold what the Activity page says; nothing is unclassified."""
    here.visit.go("Activity")
    expect(here.figure("Visits")).to_have_text(count)
    expect(here.figure("Hours")).to_have_text(hours)
    expect(here.figure("Unclassified")).to_have_text("0 %")


def test_a_matrix_of_customers_and_reps_becomes_visits(
    desk: Callable[[str], Desk],
) -> None:
    here = desk("zh-CN")
    here.visit.drop(messy.MATRIX, messy.matrix())
    here.says("新增拜访 8 次")
    here.visit.press("导入（2）")
    here.says("已导入")
    here.visit.go("销售活动")
    expect(here.figure("拜访次数")).to_have_text("8")
    for rep, count in (("张三", "3"), ("李四", "3"), ("王五", "2")):
        here.visit.choose("销售人员", rep)
        expect(here.figure("拜访次数")).to_have_text(count)
