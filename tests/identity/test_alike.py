"""Names that may be meant for one, and names that are not."""

import pytest

from salesdash.identity import key
from salesdash.identity.alike import alike

ONE = [
    ("rep", "张三", "张三经理", "title"),
    ("rep", "王小明", "王小明 先生", "title"),
    ("rep", "欧阳建国", "欧阳建国销售总监", "title"),
    ("rep", "Tom Baker", "Mr. Tom Baker", "title"),
    ("rep", "Tom Baker", "Baker, Tom", "order"),
    ("rep", "王小明 Tom", "Tom 王小明", "order"),
    ("rep", "王小明", "王小明（华东）", "branch"),
    ("rep", "Katherine Baker", "Katherine Bakker", "typo"),
    ("customer", "上海华辰电子有限公司", "上海华辰电子股份有限公司", "form"),
    ("customer", "Acme Co., Ltd.", "ACME", "form"),
    ("customer", "Siemens AG", "Siemens GmbH", "form"),
    ("customer", "华辰电子", "华辰电子（上海）", "branch"),
    ("customer", "华辰电子有限公司", "华辰电子有限公司上海分公司", "branch"),
    ("customer", "华辰电子", "上海华辰电子有限公司", "short"),
    ("customer", "比亚迪", "比亚迪汽车", "short"),
    ("customer", "Acme, Foods", "Acme Foods", "signs"),
    ("customer", "Westmoor Energy Inc.", "Westmor Energy", "typo"),
    ("team", "华东", "华东团队", "form"),
]
TWO = [
    ("rep", "张三", "张山"),
    ("rep", "王小明", "王晓明"),
    ("rep", "欧阳建国", "欧阳建华"),
    ("rep", "张三", "张三丰"),
    ("rep", "张总", "张经理"),
    ("rep", "Tom Baker", "Tim Baker"),
    ("customer", "华辰", "上海华辰电子有限公司"),
    ("customer", "北京华辰电子有限公司", "上海华辰电子有限公司"),
    ("customer", "华辰电子（北京）", "华辰电子（上海）"),
    ("customer", "华辰电子有限公司北京分公司", "华辰电子有限公司上海分公司"),
    ("customer", "华辰电子（北京）", "上海华辰电子有限公司"),
    ("customer", "东方红机械有限公司", "东方虹机械有限公司"),
    ("customer", "Northgate Plant A", "Northgate Plant B"),
    ("customer", "Westmoor Energy", "Eastmoor Energy"),
    ("customer", "Customer 0001 Ltd", "Customer 0002 Ltd"),
    ("customer", "客户001", "客户002"),
    ("team", "华东", "华南"),
]


def why(table: str, *names: str) -> list[str]:
    return [p.why for p in alike({key(n): n for n in names}, table)]


@pytest.mark.parametrize(("table", "one", "other", "reason"), ONE)
def test_names_that_may_be_one_are_found_with_the_reason(
    table, one, other, reason
):
    assert why(table, one, other) == [reason]
    assert why(table, other, one) == [reason]


@pytest.mark.parametrize(("table", "one", "other"), TWO)
def test_names_that_are_two_are_not_found(table, one, other):
    assert why(table, one, other) == []


def test_a_short_name_within_many_long_ones_could_be_any_of_them():
    places = ("上海", "北京", "广州", "深圳")
    long = [f"{place}建设银行" for place in places]
    assert why("customer", "建设银行", *long[:3]) == ["short"] * 3
    assert why("customer", "建设银行", *long) == []


def test_only_pairs_with_a_fresh_name_are_given():
    names = {key(n): n for n in ("张三", "张三经理", "张三总监")}
    found = alike(names, "rep", {key("张三总监")})
    assert {(p.one, p.two) for p in found} == {
        ("张三", "张三总监"),
        ("张三总监", "张三经理"),
    }


def test_a_name_of_nothing_but_additions_is_left_whole():
    assert why("customer", "集团", "有限公司") == []
    assert why("rep", "()", "Dr.") == []
