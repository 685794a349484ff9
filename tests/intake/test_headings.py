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
