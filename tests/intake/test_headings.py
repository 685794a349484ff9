import pytest
from hypothesis import given

from salesdash import model
from salesdash.intake.headings import match, resolve, unit
from salesdash.words import LANGUAGES, Words
from salesdash.words.column import title
from tests.intake.cells.columns import ODD


def meant(text: str, table: str) -> str | None:
    found = match(text, table)
    return found[0] if found else None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", model.TYPED, ids=lambda t: t.name)
def test_our_own_headings_are_understood(
    table: model.Table, language: str
) -> None:
    t = Words(language)
    titles = [title(t, table.name, name) for name in table.names]
    found = resolve(titles, table.name).of
    assert [found.get(n) for n in range(len(titles))] == list(table.names)


@pytest.mark.parametrize("table", model.TYPED, ids=lambda t: t.name)
def test_the_stable_names_are_understood(table: model.Table) -> None:
    found = resolve(table.names, table.name).of
    assert tuple(found.values()) == table.names


@pytest.mark.parametrize(
    ("heading", "table", "column"),
    [
        ("*客户名称\n（必填）", "visits", "customer"),
        ("客户 Customer", "visits", "customer"),
        ("客户 Customer（必填）", "visits", "customer"),
        ("Date 日期 (required)", "visits", "date"),
        ("Customer/客户", "opportunities", "customer"),
        ("Ｃｕｓｔｏｍｅｒ ＮＡＭＥ：", "customers", "customer"),
        ("拜访\n日期", "visits", "date"),
        ("时长(小时)", "visits", "minutes"),
        ("金额(万元)", "opportunities", "amount"),
        ("预计金额 万元", "opportunities", "amount"),
        ("Amount USD", "opportunities", "amount"),
        ("USD amount", "opportunities", "amount"),
        ("金额/万元", "opportunities", "amount"),
        ("1.2 经办人承认问题和痛苦", "opportunities", "sponsor_admits_pain"),
        ("10% - 发现痛苦", "opportunities", "latent_pain_found"),
        ("是否接触决策人", "opportunities", "decision_maker_met"),
        ("DM met?", "opportunities", "decision_maker_met"),
        (
            "Has the DM admitted pain?",
            "opportunities",
            "decision_maker_admits_pain",
        ),
        ("合约内容已协商", "opportunities", "terms_negotiated"),
        ("Contract signed (date)", "opportunities", "contract_signed"),
        ("主管是否参加", "visits", "supervisor_present"),
        ("问题评分（经办人）", "opportunities", "pain_points"),
        ("姓名（决策者）", "opportunities", "decision_maker_name"),
        ("问题评分", "opportunities", "pain_points"),
        ("痛苦", "opportunities", "pain_points"),
        ("Pain score", "opportunities", "pain_points"),
    ],
)
def test_headings_as_people_write_them(
    heading: str, table: str, column: str | None
) -> None:
    assert meant(heading, table) == column


@pytest.mark.parametrize(
    ("heading", "table"),
    [
        ("销售额", "visits"),
        ("销售区域数", "visits"),
        ("客户满意度", "visits"),
        ("客户/联系人电话", "visits"),
        ("Customer/Contact", "visits"),
        ("日期格式", "visits"),
        ("上次拜访日期差", "visits"),
    ],
)
def test_a_word_inside_a_longer_heading_means_nothing(
    heading: str, table: str
) -> None:
    assert meant(heading, table) is None


def test_the_first_of_two_headings_for_a_column_wins() -> None:
    found = resolve(["备注", "客户", "说明", "客户名称"], "visits")
    assert found.of == {0: "note", 1: "customer"}
    assert found.twice == (2, 3)


def test_a_loose_word_takes_the_column_that_is_free() -> None:
    alone = resolve(["时间", "客户"], "visits").of
    assert alone == {0: "date", 1: "customer"}
    beside = resolve(["时间", "日期", "客户"], "visits").of
    assert beside == {0: "start", 1: "date", 2: "customer"}
    named = resolve(["Opportunity ID", "Opportunity"], "opportunities").of
    assert named == {0: "opportunity", 1: "name"}


def test_value_is_an_amount_unless_it_stands_among_the_scores() -> None:
    assert resolve(["Deal", "Value"], "opportunities").of[1] == "amount"
    scores = ["Pain", "Power", "Vision", "Value", "Control"]
    found = resolve(scores, "opportunities").of
    assert found[3] == "value_points"
    both = resolve(["Value", "Amount"], "opportunities")
    assert (both.of, both.twice) == ({1: "amount"}, (0,))


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("金额(万元)", "万元"),
        ("Amount USD", "usd"),
        ("金额/万元", "万元"),
        ("时长（小时）", "小时"),
        ("Amount", ""),
    ],
)
def test_units_in_headings(heading: str, expected: str) -> None:
    assert unit(heading) == expected


@given(ODD)
def test_no_text_is_too_odd_for_a_heading(text: str) -> None:
    for table in model.TYPED:
        assert meant(text, table.name) in {None, *table.names}
        assert isinstance(unit(text), str)


EXPORTS = {
    "salesforce opp": (
        "opportunities",
        {
            "Opportunity Owner": "rep",
            "Account Name": "customer",
            "Opportunity Name": "name",
            "Stage": "claimed_milestone",
            "Fiscal Period": None,
            "Amount Currency": "currency",
            "Amount": "amount",
            "Expected Revenue Currency": None,
            "Expected Revenue": "twice",
            "Probability (%)": "twice",
            "Age": None,
            "Close Date": "expected_close",
            "Created Date": "created_on",
            "Next Step": "next_step",
            "Lead Source": None,
            "Type": None,
            "Opportunity ID": "opportunity",
            "Owner Role": None,
        },
    ),
    "salesforce act": (
        "visits",
        {
            "Assigned": "rep",
            "Subject": "purpose",
            "Date": "date",
            "Status": None,
            "Priority": None,
            "Task": None,
            "Company / Account": "customer",
            "Contact": "person",
            "Lead": None,
            "Opportunity": "opportunity",
            "Activity Type": "activity",
            "Comments": "note",
            "Last Modified Date": None,
        },
    ),
    "hubspot deals": (
        "opportunities",
        {
            "Record ID": "opportunity",
            "Deal Name": "name",
            "Deal Stage": "claimed_milestone",
            "Close Date": "expected_close",
            "Deal owner": "rep",
            "Amount": "amount",
            "Pipeline": None,
            "Create Date": "created_on",
            "Deal probability": "twice",
            "Amount in company currency": None,
            "Currency": "currency",
            "Associated Company": "customer",
            "Associated Contact": None,
            "Next step": "next_step",
            "Closed Lost Reason": "lost_reason",
            "Forecast category": None,
            "Last Activity Date": None,
        },
    ),
    "hubspot meetings": (
        "visits",
        {
            "Activity date": "date",
            "Activity assigned to": "rep",
            "Meeting name": "purpose",
            "Meeting outcome": "result",
            "Meeting start time": "start",
            "Meeting end time": None,
            "Call and meeting type": "activity",
            "Associated Company": "customer",
            "Associated Contact": "person",
            "Meeting description": "note",
            "Meeting location": "place",
            "Duration (HH:mm:ss)": "minutes",
        },
    ),
    "zoho deals": (
        "opportunities",
        {
            "Record Id": "opportunity",
            "Deal Owner": "rep",
            "Amount": "amount",
            "Deal Name": "name",
            "Closing Date": "expected_close",
            "Account Name": "customer",
            "Stage": "claimed_milestone",
            "Type": None,
            "Probability (%)": "twice",
            "Expected Revenue": "twice",
            "Next Step": "next_step",
            "Lead Source": None,
            "Campaign Source": None,
            "Contact Name": None,
            "Created Time": "created_on",
            "Modified Time": None,
            "Reason For Loss": "lost_reason",
            "Description": "note",
            "Currency": "currency",
            "Exchange Rate": None,
        },
    ),
    "zoho meetings": (
        "visits",
        {
            "Title": "purpose",
            "Location": "place",
            "All day": None,
            "From": "date",
            "To": None,
            "Host": "rep",
            "Participants": None,
            "Related To": "customer",
            "Contact Name": "person",
            "Description": "result",
            "Check-In Time": "start",
            "Check-In Address": "twice",
        },
    ),
    "pipedrive": (
        "opportunities",
        {
            "ID": "opportunity",
            "Title": "name",
            "Owner": "rep",
            "Organization": "customer",
            "Contact person": None,
            "Value": "amount",
            "Currency of Value": "currency",
            "Stage": "claimed_milestone",
            "Status": "status",
            "Probability": "twice",
            "Expected close date": "expected_close",
            "Won time": "closed_on",
            "Lost time": "twice",
            "Lost reason": "lost_reason",
            "Deal created": "created_on",
            "Weighted value": None,
            "Pipeline": None,
            "Label": None,
            "Next activity date": "next_date",
        },
    ),
    "pipedrive act": (
        "visits",
        {
            "Done": None,
            "Subject": "purpose",
            "Type": "activity",
            "Due date": "next_date",
            "Due time": None,
            "Duration": "minutes",
            "Assigned to user": "rep",
            "Contact person": "person",
            "Organization": "customer",
            "Deal": "opportunity",
            "Note": "note",
            "Location": "place",
        },
    ),
    "dynamics": (
        "opportunities",
        {
            "(Do Not Modify) Opportunity": "opportunity",
            "(Do Not Modify) Row Checksum": None,
            "(Do Not Modify) Modified On": None,
            "Topic": "name",
            "Potential Customer": "customer",
            "Account": "twice",
            "Contact": None,
            "Est. Close Date": "expected_close",
            "Est. Revenue": "amount",
            "Probability": "claimed_milestone",
            "Rating": None,
            "Pipeline Phase": "twice",
            "Status": "status",
            "Status Reason": None,
            "Owner": "rep",
            "Created On": "created_on",
            "Actual Close Date": "closed_on",
            "Actual Revenue": None,
            "Currency": "currency",
        },
    ),
    "dynamics appt": (
        "visits",
        {
            "Subject": "purpose",
            "Regarding": "customer",
            "Activity Type": "activity",
            "Activity Status": None,
            "Owner": "rep",
            "Priority": None,
            "Start Date": "date",
            "Due Date": "next_date",
            "Duration": "minutes",
            "Description": "result",
            "Created On": None,
        },
    ),
    "fxiaoke opp": (
        "opportunities",
        {
            "商机名称": "name",
            "客户名称": "customer",
            "商机编号": "opportunity",
            "商机金额(元)": "amount",
            "预计成交日期": "expected_close",
            "销售流程": None,
            "商机阶段": "claimed_milestone",
            "赢率(%)": "twice",
            "负责人": "rep",
            "负责人主属部门": "team",
            "创建人": None,
            "创建时间": "created_on",
            "最后修改时间": None,
            "输单原因": "lost_reason",
            "商机类型": None,
            "商机来源": None,
            "归属部门": "twice",
            "阶段状态": "status",
            "最后跟进时间": None,
            "生命状态": None,
        },
    ),
    "fxiaoke visit": (
        "visits",
        {
            "拜访日期": "date",
            "客户名称": "customer",
            "外勤负责人": "rep",
            "拜访类型": "activity",
            "签到时间": "start",
            "签退时间": None,
            "签到地点": "place",
            "停留时长(分钟)": "minutes",
            "拜访总结": "result",
            "联系人": "person",
            "负责人主属部门": "team",
            "计划拜访时间": None,
            "完成状态": None,
        },
    ),
    "xiaoshouyi": (
        "opportunities",
        {
            "销售机会名称": "name",
            "客户名称": "customer",
            "销售金额": "amount",
            "销售阶段": "claimed_milestone",
            "赢率": "twice",
            "结单日期": "expected_close",
            "机会类型": None,
            "商机来源": None,
            "所属部门": "team",
            "销售机会所有人": "rep",
            "承诺": "commit",
            "竞争对手": "competitor",
            "输单描述": "lost_reason",
            "创建日期": "created_on",
            "最新活动记录时间": None,
            "实际成交日期": "closed_on",
            "币种": "currency",
            "产品名称": "product",
        },
    ),
    "xiaoshouyi visit": (
        "visits",
        {
            "活动记录类型": "activity",
            "活动时间": "date",
            "所属客户": "customer",
            "联系人": "person",
            "业务机会": "opportunity",
            "内容": "result",
            "记录人": "rep",
            "所属部门": "team",
            "定位地址": "place",
            "下次跟进时间": "next_date",
        },
    ),
    "weekly zh": (
        "opportunities",
        {
            "序号": None,
            "客户名称": "customer",
            "项目名称": "name",
            "所属行业": None,
            "项目阶段": "claimed_milestone",
            "预计合同金额(万元)": "amount",
            "合同金额(万元)": "twice",
            "预计签约时间": "expected_close",
            "成功概率": "twice",
            "负责人": "rep",
            "联系人": None,
            "联系电话": None,
            "本周进展": "note",
            "下周计划": "next_step",
            "存在问题": None,
            "需要支持": None,
        },
    ),
    "weekly zh visits": (
        "visits",
        {
            "序号": None,
            "拜访日期": "date",
            "星期": None,
            "客户名称": "customer",
            "客户联系人": "person",
            "职务": None,
            "联系电话": None,
            "拜访方式": None,
            "拜访目的": "purpose",
            "拜访内容": "result",
            "客户需求": None,
            "下次联系时间": "next_date",
            "跟进人": "rep",
            "备注": "note",
        },
    ),
    "weekly en": (
        "visits",
        {
            "Date": "date",
            "Sales Rep": "rep",
            "Customer Name": "customer",
            "Contact Person": "person",
            "Position": None,
            "Phone": None,
            "Purpose of Visit": "purpose",
            "Discussion / Outcome": "result",
            "Next Action": "next_step",
            "Next Follow-up Date": "next_date",
            "Order Value": None,
            "Remarks": "note",
        },
    ),
}
"""Headings as these programs and teams write them, and what each means."""


@pytest.mark.parametrize("name", EXPORTS)
def test_exports_of_other_programs_are_understood(name: str) -> None:
    table, expected = EXPORTS[name]
    found = resolve(list(expected), table)
    said = {
        text: "twice" if place in found.twice else found.of.get(place)
        for place, text in enumerate(expected)
    }
    assert said == expected


TRAPS = (
    ("visits", "销售额", None),
    ("opportunities", "销售额", "amount"),
    ("visits", "下次联系时间", "next_date"),
    ("visits", "上次拜访日期", None),
    ("visits", "计划拜访时间", None),
    ("visits", "最后跟进时间", None),
    ("visits", "联系人", "person"),
    ("visits", "负责人", "rep"),
    ("visits", "客户方负责人", "person"),
    ("visits", "联系电话", None),
    ("visits", "客户类型", None),
    ("visits", "拜访方式", None),
    ("visits", "创建人", None),
    ("opportunities", "创建人", None),
    ("opportunities", "最后修改时间", None),
    ("opportunities", "合同编号", None),
    ("opportunities", "产品类型", None),
    ("opportunities", "预计毛利", None),
    ("opportunities", "预计数量", None),
    ("opportunities", "已回款金额", None),
    ("opportunities", "存在问题", None),
    ("opportunities", "上次阶段", None),
    ("opportunities", "Weighted value", None),
    ("opportunities", "Amount in company currency", None),
    ("opportunities", "Last Activity Date", None),
    ("opportunities", "Contact Name", None),
    ("opportunities", "Lead Source", None),
    ("opportunities", "Account Manager Email", None),
    ("visits", "Customer Satisfaction", None),
    ("visits", "Last Visit Date", None),
    ("visits", "Sales Amount", None),
    ("visits", "Meeting end time", None),
    ("customers", "负责人电话", None),
    ("contacts", "负责人邮箱", None),
)


@pytest.mark.parametrize(("table", "heading", "column"), TRAPS)
def test_a_heading_that_only_looks_like_a_column_is_none(
    table: str, heading: str, column: str | None
) -> None:
    assert meant(heading, table) == column


@pytest.mark.parametrize(
    ("first", "second", "taken"),
    [
        ("合同金额", "预计金额", "预计金额"),
        ("预计金额", "合同金额", "预计金额"),
        ("Expected Revenue", "Amount", "Amount"),
        ("报价金额", "商机金额", "商机金额"),
        ("Budget", "Deal value", "Deal value"),
        ("预算", "客户", "预算"),
    ],
)
def test_an_expected_amount_comes_before_other_amounts(
    first: str, second: str, taken: str
) -> None:
    heads = ["商机名称", first, second]
    found = resolve(heads, "opportunities").of
    assert [heads[p] for p, n in found.items() if n == "amount"] == [taken]


@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        (["日期", "开始时间"], ["date", "start"]),
        (["From", "To"], ["date", None]),
        (["联系人", "负责人"], ["person", "rep"]),
        (["跟进人", "联系人", "客户联系人"], ["rep", None, "person"]),
        (["Related To", "Account"], ["opportunity", "customer"]),
        (["Related To", "Date"], ["customer", "date"]),
        (["下次联系时间", "拜访时间"], ["next_date", "date"]),
    ],
)
def test_headings_beside_each_other_share_the_columns(
    heads: list[str], columns: list[str | None]
) -> None:
    found = resolve(heads, "visits").of
    assert [found.get(n) for n in range(len(heads))] == columns


def test_a_probability_gives_way_to_a_stage() -> None:
    for texts in (("Probability", "Stage"), ("赢率", "里程碑")):
        found = resolve(texts, "opportunities")
        assert found.of == {1: "claimed_milestone"}
        alone = resolve(texts[:1], "opportunities")
        assert alone.of == {0: "claimed_milestone"}
