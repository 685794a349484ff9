"""Workbooks as sales teams keep them, their totals added up by hand."""

import csv
import io
import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from salesdash.cli import main

Rows = Sequence[Sequence[object]]
CRITERIA = [
    "现有产品有问题",
    "找到潜在痛苦",
    "经办人承认痛苦",
    "经办人有愿景",
    "经办人同意继续",
    "同意引荐",
    "经办人信函",
    "见到决策者",
    "决策者承认痛苦",
    "决策者有愿景",
    "决策者同意继续",
    "性能陈列",
    "陈列确认",
    "选定供应商",
    "要求成交",
    "最终报价",
    "已决策",
    "口头同意",
    "合同谈判",
    "签约",
    "售后",
    "使用反馈",
    "更新资料库",
]


@pytest.fixture
def call(tmp_path, capfdbinary):
    """Run a command on a store of its own; give what it wrote."""

    def run(*arguments: object) -> str:
        words = [str(a) for a in arguments]
        main([words[0], "--store", str(tmp_path / "s"), *words[1:]])
        return capfdbinary.readouterr().out.decode("utf-8-sig")

    return run


def workbook(
    path: Path, sheets: dict[str, Rows], merged: Sequence[str] = ()
) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for area in merged:
            sheet.merge_cells(area)
    book.save(path)
    return path


def sheets_of(told: str) -> dict[str, dict]:
    (file,) = json.loads(told)["files"]
    return {sheet["sheet"]: sheet for sheet in file["sheets"]}


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def total(rows: list[dict[str, str]], what: str, *by: str) -> dict:
    """Add up a column by others: a key of one is a word, of more a tuple."""
    sums: dict = defaultdict(Decimal)
    for row in rows:
        key = tuple(row[b] for b in by)
        sums[key if len(by) > 1 else key[0]] += Decimal(row[what] or 0)
    return dict(sums)


@pytest.fixture
def tab_per_rep(tmp_path) -> Path:
    headings = ["日期", "客户", "类型", "用时", "结果"]
    return workbook(
        tmp_path / "浙东拜访记录 2026-11-06.xlsx",
        {
            "填写说明": [
                ["填写说明"],
                ["1. 每周五下班前填写"],
                ["2. 客户名称请写全称"],
            ],
            "张伟": [
                headings,
                ["2026-11-02", "永新光学", "开发", "1.5h", "首访"],
                ["2026/11/3", "慈溪家电", "维护", "1小时30分", "回访"],
                ["11月4日", "余姚模具", "谈判", "45分钟", "报价"],
                ["2026.11.05", "舟山船配", "客户开发", 60, "首访"],
                ["20261106", "永新光学", "客户维护", "2小时", "培训"],
            ],
            "李静": [
                headings,
                [date(2026, 11, 2), "台州泵业", "方案和谈判", "1h30m", "方案"],
                [46329, "温岭电机", "客户维护", "90 min", "回访"],
                ["06 Nov 2026", "玉环阀门", "客户开发", "半小时", "首访"],
                [
                    "２０２６年１１月６日",
                    "台州泵业",
                    "方案和谈判",
                    "３０分钟",
                    "跟进",
                ],
            ],
        },
    )


def test_tab_per_rep_is_the_rep_and_the_tab_of_rules_is_left_alone(
    call, tab_per_rep
):
    sheets = sheets_of(call("import", tab_per_rep, "--json"))
    assert {
        name: (sheet["table"], sheet["as_of"], sheet["rows_kept"])
        for name, sheet in sheets.items()
    } == {
        "填写说明": (None, "2026-11-06", 0),
        "张伟": ("visits", "2026-11-06", 5),
        "李静": ("visits", "2026-11-06", 4),
    }


def test_days_and_durations_are_read_in_every_form_they_are_written_in(
    call, tab_per_rep
):
    call("import", tab_per_rep)
    rows = table(call("export", "visits", "--as-of", "2026-11-06"))
    assert Counter(row["date"] for row in rows) == {
        "2026-11-02": 2,
        "2026-11-03": 2,
        "2026-11-04": 1,
        "2026-11-05": 1,
        "2026-11-06": 3,
    }
    assert total(rows, "minutes", "rep") == {"张伟": 405, "李静": 240}
    assert total(rows, "minutes", "activity") == {
        "development": 180,
        "negotiation": 165,
        "maintenance": 300,
    }


@pytest.fixture
def gb18030_list(tmp_path) -> Path:
    text = """\
商机编号,客户单位,商机名称,跟进人,当前阶段,预估金额（元）,预计签单时间,状态
SJ-001,昆明滇虹,冷库改造,杨帆,25,"￥360,000",2026-12-18,跟进中
SJ-002,曲靖烟机,除湿系统,杨帆,合格决策者,1250000.00,2027-01-31,跟进中
SJ-003,玉溪矿业,通风,段誉明,90%,"￥2,000,000",2026-11-30,跟进中
SJ-004,大理乳品,巴氏线,段誉明,结案,58.8万,2026-11-10,已成交
SJ-005,楚雄药业,净化间,杨帆,10%,90000,2026-09-30,已输单
SJ-006,保山糖业,压榨,段誉明,75,待定,待定,暂停
"""
    path = tmp_path / "云南商机_20261120.csv"
    path.write_bytes(text.encode("gb18030"))
    return path


def test_chinese_text_table_of_an_old_encoding_keeps_its_amounts_and_states(
    call, gb18030_list
):
    (sheet,) = sheets_of(call("import", gb18030_list, "--json")).values()
    assert (sheet["as_of"], sheet["rows_read"], sheet["rows_kept"]) == (
        "2026-11-20",
        6,
        6,
    )
    rows = table(call("export", "opportunities", "--as-of", "2026-11-20"))
    assert total(rows, "amount", "rep", "currency", "status") == {
        ("杨帆", "CNY", "open"): 1610000,
        ("杨帆", "CNY", "lost"): 90000,
        ("段誉明", "CNY", "open"): 2000000,
        ("段誉明", "CNY", "won"): 588000,
    }


def test_milestones_written_as_number_percent_and_name_weigh_alike(
    call, gb18030_list
):
    call("import", gb18030_list)
    rows = table(call("forecast", "--as-of", "2026-11-20"))
    assert {row["opportunity"]: row["claimed_yield"] for row in rows} == {
        "SJ-001": "0.25",
        "SJ-002": "0.5",
        "SJ-003": "0.9",
        "SJ-004": "1",
        "SJ-006": "0.75",
    }
    assert total(rows, "weighted_claimed", "currency") == {"CNY": 3103000}


@pytest.fixture
def rep_blocks(tmp_path) -> Path:
    headings = [
        "负责人",
        "客户全称",
        "机会",
        "币别",
        "合同额",
        "成功率",
        "预计成交",
    ]
    cny = "人民币"
    return workbook(
        tmp_path / "商机汇总.xlsx",
        {
            "11月": [
                ["２０２６年１１月商机汇总"],
                ["统计日期：2026年11月20日"],
                [],
                headings,
                ["孙悦", "渤化", "罐区", cny, "１，２００，０００", "50%"],
                [None, "天津港", "岸电", cny, 350000, "25%", "2026/12/31"],
                [None, "小计", None, None, 1550000],
                ["马超", "大连重工", "减速机", "美元", 80000, "75%"],
                [None, "沈阳新松", "机器人", cny, "45万元", "10%", "12月1日"],
                [None, "马超 汇总", None, None, 530000],
                headings,
                ["孙悦", "唐山钢配", "轧辊", "CNY", "(20,000)", "90%"],
                [None, "合计(元)", None, None, 2060000],
                ["制表：钱多", "审核：赵主管"],
            ]
        },
        ["A5:A6", "A8:A9"],
    )


def test_subtotals_and_signatures_are_no_deals(call, rep_blocks):
    (sheet,) = sheets_of(call("import", rep_blocks, "--json")).values()
    assert (sheet["as_of"], sheet["rows_kept"]) == ("2026-11-20", 5)
    rows = table(call("export", "opportunities", "--as-of", "2026-11-20"))
    assert total(rows, "amount", "currency") == {
        "CNY": 1980000,
        "USD": 80000,
    }


def test_rep_in_a_merged_cell_holds_for_every_row_of_it(call, rep_blocks):
    call("import", rep_blocks)
    rows = table(call("export", "opportunities", "--as-of", "2026-11-20"))
    assert {row["customer"]: row["rep"] for row in rows} == {
        "渤化": "孙悦",
        "天津港": "孙悦",
        "大连重工": "马超",
        "沈阳新松": "马超",
        "唐山钢配": "孙悦",
    }


@pytest.fixture
def milestone_sheet(tmp_path) -> Path:
    later, met = date(2026, 11, 25), date(2026, 10, 8)
    rows = [
        # The letter is missing: 10 %.
        ["甲", "周敏", 100, "50%", *"√√√√√√", None, "√"],
        [
            "乙",
            "周敏",
            40,
            "25%",
            *"是是是是是",
            met,
            "2026/10/12",
            "10月20日",
        ],
        # The decision maker is met only next week: 10 %.
        ["丙", "吴昊", 60, "50%", *"YYYYYYY", later, *"YYYYY"],
        ["丁", "吴昊", 80, "75%", *"✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓", *"✗✗×否"],
        ["戊", "吴昊", 20, "90%", *[1] * 19, 0, 0, 0, 0],
        ["己", "周敏", 10, "结案", *[None] * 19, date(2026, 11, 11)],
        ["庚", "周敏", 5, "10%", "已完成", "未完成"],
        ["辛", "周敏", 7, "10%", *"NNNNNNNNNNNNNNNNNNN", *"n-/无"],
    ]
    return workbook(
        tmp_path / "里程碑表.xlsx",
        {
            "里程碑": [
                ["销售里程碑工作表"],
                ["更新至 2026年11月20日"],
                [],
                ["客户", "销售", "金额(万元)", "里程碑", *CRITERIA],
                *rows,
            ]
        },
    )


def test_short_headings_of_all_criteria_are_known(call, milestone_sheet):
    (sheet,) = sheets_of(call("import", milestone_sheet, "--json")).values()
    assert sheet["rows_kept"] == 8
    assert [h for h in CRITERIA if sheet["columns"].get(h) is None] == []
    assert len({sheet["columns"][h] for h in CRITERIA}) == 23


def test_ticks_words_ones_and_days_verify_the_same_milestones(
    call, milestone_sheet
):
    call("import", milestone_sheet)
    rows = table(call("export", "opportunities", "--as-of", "2026-11-20"))
    assert {
        row["customer"]: (row["verified_milestone"], row["evidence"])
        for row in rows
    } == {
        "甲": ("qualified_suspect", "met"),
        "乙": ("qualified_sponsor", "met"),
        "丙": ("qualified_suspect", "met"),
        "丁": ("decision_due", "met"),
        "戊": ("pending_close", "met"),
        "己": ("closed", "met"),
        "庚": ("", "partial"),
        "辛": ("", "none"),
    }


def test_evidence_weighs_less_than_the_claims_of_the_same_sheet(
    call, milestone_sheet
):
    call("import", milestone_sheet)
    rows = table(call("forecast", "--as-of", "2026-11-20"))
    assert total(rows, "weighted_claimed", "currency") == {"CNY": 1792000}
    assert total(rows, "weighted_verified", "currency") == {"CNY": 1140000}


@pytest.fixture
def crm_export(tmp_path) -> Path:
    ann, bob = "Kofi Osei", "Maya Lindqvist"
    return workbook(
        tmp_path / "opps_export.xlsx",
        {
            "Pipeline": [
                ["Northwind Components Ltd. - Pipeline review"],
                ["Generated 20 Nov 2026 08:30"],
                [],
                [
                    "Opp #",
                    "Account",
                    "Opportunity Name",
                    "Owner",
                    "Stage",
                    "Deal value",
                    "Close Date",
                ],
                [
                    "NW-104",
                    "Harbour",
                    "Cold store",
                    ann,
                    "Qualified sponsor",
                    "USD 12k",
                    "05 Mar 2027",
                ],
                [
                    "NW-107",
                    "Delta",
                    "Moulding",
                    ann,
                    "Decision due",
                    "US$ 148,500",
                    "15 Dec 2026",
                ],
                [
                    "NW-110",
                    "Rivera",
                    "Sensors",
                    bob,
                    "Qualified power sponsor",
                    "€8,500.50",
                    "31 Jan 2027",
                ],
                [
                    "NW-111",
                    "Oak",
                    "Forklifts",
                    bob,
                    "Pending close",
                    "GBP 1.2m",
                    "30 Nov 2026",
                ],
                [
                    "NW-090",
                    "Harbour",
                    "Dock doors",
                    bob,
                    "Closed Won",
                    "USD 40,000",
                    "06 Nov 2026",
                ],
                [
                    "NW-012",
                    "Harbour",
                    "Racks",
                    bob,
                    "Closed Won",
                    "USD 90,000",
                    "10 May 2025",
                ],
                [
                    "NW-091",
                    "Tamar",
                    "Press",
                    ann,
                    "Closed Lost",
                    "USD 75,000",
                    "30 Oct 2026",
                ],
                [],
                ["Grand Total", None, None, None, None, 1574000.5],
                ["Confidential - do not distribute"],
            ]
        },
    )


def test_export_of_another_system_keeps_ids_states_and_currencies(
    call, crm_export
):
    (sheet,) = sheets_of(call("import", crm_export, "--json")).values()
    assert (sheet["as_of"], sheet["rows_kept"]) == ("2026-11-20", 7)
    rows = table(call("export", "opportunities", "--as-of", "2026-11-20"))
    assert {row["opportunity"]: row["status"] for row in rows} == {
        "NW-104": "open",
        "NW-107": "open",
        "NW-110": "open",
        "NW-111": "open",
        "NW-090": "won",
        "NW-012": "won",
        "NW-091": "lost",
    }
    assert total(rows, "amount", "currency") == {
        "USD": 365500,
        "EUR": Decimal("8500.5"),
        "GBP": 1200000,
    }


def test_deal_won_last_year_is_not_won_in_the_week_of_its_first_import(
    call, crm_export
):
    call("import", crm_export)
    rows = table(call("forecast", "--as-of", "2026-11-20"))
    assert total(rows, "weighted_claimed", "currency") == {
        "USD": 154375,
        "EUR": Decimal("4250.25"),
        "GBP": 1080000,
    }


@pytest.fixture
def weekly_book(tmp_path) -> Path:
    grace, eric, as_of = "Grace Ho", "Eric Ma", "As of 2026/11/20"
    return workbook(
        tmp_path / "HK weekly.xlsx",
        {
            "README": [
                ["How to use this workbook"],
                ["Please update by Friday"],
                ["Questions to", "ops@example.com"],
            ],
            "Deals": [
                ["Deals as of 2026/11/20 (HKD)"],
                [
                    "Ref",
                    "End customer",
                    "Project",
                    "Account manager",
                    "Milestone",
                    "Value",
                    "Est. close",
                    "Won/Lost",
                ],
                ["H-1", "Kowloon Dairy", "Chiller", grace, "50%", 420000],
                ["H-2", "Lantau Cable", "Drives", grace, "10%", 95000],
                [
                    "H-3",
                    "Peak Tram",
                    "Brakes",
                    eric,
                    "100%",
                    310000,
                    date(2026, 11, 9),
                    "Won",
                ],
                [
                    "H-4",
                    "Star Ferry",
                    "Pumps",
                    eric,
                    "25%",
                    150000,
                    date(2026, 10, 1),
                    "Lost",
                ],
                ["Sum", None, None, None, None, 975000],
            ],
            "Visits": [
                [as_of],
                [
                    "When",
                    "Rep(s)",
                    "Customer visited",
                    "Purpose",
                    "Activity",
                    "Hours",
                ],
                [
                    "16 Nov 2026",
                    "Grace Ho/Eric Ma",
                    "Kowloon Dairy",
                    "Demo",
                    "Proposal and negotiation",
                    2,
                ],
                [
                    "17 Nov 2026",
                    grace,
                    "Lantau Cable",
                    "Intro",
                    "Development",
                    1,
                ],
                [
                    "18 Nov 2026",
                    eric,
                    "Peak Tram",
                    "Service",
                    "Maintenance",
                    0.5,
                ],
            ],
            "Customers": [
                [as_of],
                [
                    "Account",
                    "Account owner",
                    "Relationship",
                    "Attractiveness",
                    "Annual potential (HK$ m)",
                ],
                ["Kowloon Dairy", grace, 8, 8, 2.5],
                ["Peak Tram", eric, 6, 3, 0.4],
            ],
        },
    )


def test_one_book_holds_deals_visits_and_customers(call, weekly_book):
    sheets = sheets_of(call("import", weekly_book, "--json"))
    assert {
        name: (sheet["table"], sheet["rows_kept"])
        for name, sheet in sheets.items()
    } == {
        "README": (None, 0),
        "Deals": ("opportunities", 4),
        "Visits": ("visits", 3),
        "Customers": ("customers", 2),
    }
    rows = table(call("export", "customers", "--as-of", "2026-11-20"))
    assert {
        row["customer"]: (row["quadrant"], row["potential"], row["currency"])
        for row in rows
    } == {
        "Kowloon Dairy": ("key", "2500000", "HKD"),
        "Peak Tram": ("ordinary", "400000", "HKD"),
    }


def test_currency_in_the_title_holds_for_all_amounts_below(call, weekly_book):
    call("import", weekly_book)
    rows = table(call("export", "opportunities", "--as-of", "2026-11-20"))
    assert total(rows, "amount", "currency", "rep") == {
        ("HKD", "Grace Ho"): 515000,
        ("HKD", "Eric Ma"): 460000,
    }


def test_joint_visit_is_the_first_reps_and_hours_become_minutes(
    call, weekly_book
):
    call("import", weekly_book)
    rows = table(call("export", "visits", "--as-of", "2026-11-20"))
    assert total(rows, "minutes", "rep", "with", "activity") == {
        ("Grace Ho", "Eric Ma", "negotiation"): 120,
        ("Grace Ho", "", "development"): 60,
        ("Eric Ma", "", "maintenance"): 30,
    }


@pytest.fixture
def short_checks(tmp_path) -> Path:
    heads = ["客户简称", "商机", "合同金额(千美元, 含税)", "阶段"]
    ticks = ["经办人愿景", "决策者愿景", "决策者认痛"]
    return workbook(
        tmp_path / "检查表 2026-11-20.xlsx",
        {
            "里程碑": [
                ["跟进人：刘洋"],
                [],
                [*heads, *ticks],
                [
                    "甲",
                    "窑炉",
                    250,
                    "Qualified sponsor - 25%",
                    "是",
                    "否",
                    "x",
                ],
                ["乙", "车床", "RMB 80,000", "50%", "是", None, "x"],
            ]
        },
    )


def test_vision_that_is_only_ticked_is_a_criterion(call, short_checks):
    (sheet,) = sheets_of(call("import", short_checks, "--json")).values()
    assert [
        sheet["columns"][name]
        for name in ("经办人愿景", "决策者愿景", "决策者认痛")
    ] == [
        "sponsor_has_vision",
        "decision_maker_has_vision",
        "decision_maker_admits_pain",
    ]
    rows = table(call("export", "opportunities", "--as-of", "2026-11-20"))
    assert [row["decision_maker_admits_pain"] for row in rows] == ["yes"] * 2


def test_unit_of_a_heading_is_found_among_other_words(call, short_checks):
    call("import", short_checks)
    rows = table(call("export", "opportunities", "--as-of", "2026-11-20"))
    assert {row["customer"]: row["amount"] for row in rows} == {
        "甲": "250000",
        "乙": "80000",
    }
    assert {row["customer"]: row["currency"] for row in rows} == {
        "甲": "USD",
        "乙": "CNY",
    }
    assert {row["rep"] for row in rows} == {"刘洋"}
    assert {row["claimed_milestone"] for row in rows} == {
        "qualified_sponsor",
        "qualified_power_sponsor",
    }


def test_remarks_totals_and_section_rows_are_no_deals(call, tmp_path):
    path = workbook(
        tmp_path / "商机 2026-11-20.xlsx",
        {
            "商机": [
                ["客户名称", "项目", "销售", "金额", "里程碑"],
                ["华东区"],
                ["甲公司", "窑炉", "刘洋", 100, "25%"],
                ["Subtotal Ann", None, None, 100],
                ["合计：1个项目", None, None, 100],
                ["注：金额含税"],
            ]
        },
    )
    (sheet,) = sheets_of(call("import", path, "--json")).values()
    assert (sheet["rows_read"], sheet["rows_kept"]) == (5, 1)
    rows = table(call("export", "opportunities", "--as-of", "2026-11-20"))
    assert total(rows, "amount", "rep") == {"刘洋": 100}


def test_list_of_expenses_is_no_pipeline(call, tmp_path):
    path = workbook(
        tmp_path / "十一月 2026-11-20.xlsx",
        {
            "明细": [
                ["日期", "业务员", "客户", "费用类型", "金额"],
                [date(2026, 11, 18), "刘洋", "甲公司", "餐费", 300],
            ]
        },
    )
    (sheet,) = sheets_of(call("import", path, "--json")).values()
    assert sheet["table"] != "opportunities"
