"""Stories of names, through sheets that are really read."""

from datetime import date

import pytest

from salesdash.book import Book, Upload
from salesdash.errors import BadAlias
from salesdash.identity import OPPORTUNITY

DEALS = "客户名称,商机名称,销售人员,金额(元),预计成交日期\n"
VISITS = "日期,销售人员,客户名称,拜访目的\n"
SHORT, LONG = "华辰电子", "上海华辰电子有限公司"


@pytest.fixture
def book(tmp_path):
    return Book(tmp_path)


def deals(day: str, *rows: str) -> Upload:
    lines = "\n".join(f"{row},2026-12-31" for row in rows)
    return Upload(f"商机 2026-11-{day}.csv", (DEALS + lines).encode())


def visits(day: str, *rows: str) -> Upload:
    lines = "\n".join(rows)
    return Upload(f"拜访 2026-11-{day}.csv", (VISITS + lines).encode())


def take(book: Book, *files: Upload) -> str:
    added = book.add(book.read(files, today=date(2026, 11, 30)))
    assert added
    return added


def seen(book: Book, *columns: str) -> list[tuple]:
    frame = book.view(book.days()[-1]).opportunities
    return sorted(frame.select(columns).rows(), key=repr)


def asked(book: Book, table: str) -> list[tuple[str, str, str]]:
    found = book.names.suggestions(table)
    return [(s.other.name, s.name.name, s.why) for s in found]


def test_a_merge_carries_the_history_and_its_undo_takes_it_back(book):
    take(book, deals("06", f"{LONG},产线,王小明,100"))
    take(book, deals("13", f"{SHORT},产线,王小明,120"))
    before = seen(book, "customer", "amount", "vanished_on")
    made = book.names.merge("customer", SHORT, LONG, "李", "同一家")
    assert seen(book, "customer", "amount", "vanished_on") == [
        (LONG, 12000, None)
    ]
    (alias,) = book.names.aliases("customer")
    assert (alias.other, alias.name, alias.edit.by) == (SHORT, LONG, "李")
    assert (alias.edit.import_id, alias.edit.reason) == (made, "同一家")
    assert alias.side is not None
    assert (alias.side.rows, alias.side.opportunities) == (1, 1)
    book.undo(made)
    assert seen(book, "customer", "amount", "vanished_on") == before
    assert book.names.aliases("customer") == []


def test_an_alias_holds_for_sheets_that_come_later(book):
    take(book, deals("06", f"{LONG},产线,王小明,100"))
    book.names.merge("customer", SHORT, LONG)
    take(book, deals("13", f"{SHORT},产线,王小明,120"))
    assert seen(book, "customer", "amount") == [(LONG, 12000)]
    book.names.merge("rep", "王小明", "王明")
    assert seen(book, "rep") == [("王明",)]
    assert book.view(book.days()[0]).reps == ["王明"]


def test_a_sheet_under_another_name_of_its_rep_replaces_the_older_one(book):
    old = take(book, deals("06", f"{LONG},产线,王小明,100"))
    book.names.merge("rep", "王晓明", "王小明")
    again = Upload(
        "第二版 2026-11-06.csv", deals("06", f"{LONG},产线,王晓明,90").content
    )
    preview = book.read([again])
    assert [sheet.replaces for sheet in preview.sheets] == [old]


def test_visits_of_two_names_are_counted_as_one_reps(book):
    take(
        book,
        visits("06", f"2026-11-05,王小明,{SHORT},拜访"),
        deals("06", f"{SHORT},产线,王晓明,100"),
    )
    book.names.merge("rep", "王晓明", "王小明")
    (side,) = book.names.sides("rep")
    assert (side.name, side.visits, side.opportunities) == ("王小明", 1, 1)
    assert side.also == ("王晓明",)


def test_names_alike_are_asked_about_until_somebody_answers(book):
    take(
        book,
        deals("06", f"{LONG},产线,王小明,100", f"{LONG},二线,李四,7"),
        visits("06", f"2026-11-05,王小明经理,{SHORT},拜访"),
    )
    assert asked(book, "rep") == [("王小明经理", "王小明", "title")]
    assert asked(book, "customer") == [(SHORT, LONG, "short")]
    (found,) = book.names.suggestions("customer")
    assert (found.other.visits, found.name.opportunities) == (1, 2)
    assert (found.other.sheet, found.other.row) == ("拜访 2026-11-06", 2)
    part = book.names.part(found, "李")
    assert asked(book, "customer") == []
    (apart,) = book.names.apart("customer")
    assert {apart.one, apart.two} == {SHORT, LONG}
    book.names.forget(apart.edit)
    assert asked(book, "customer") == [(SHORT, LONG, "short")]
    book.undo(part)
    book.names.merge("customer", SHORT, LONG)
    assert asked(book, "customer") == []


def test_short_chinese_names_are_never_suggested_letter_by_letter(book):
    take(book, deals("06", "甲,产线,张三,1", "甲,二线,张山,2"))
    assert asked(book, "rep") == []


def test_deals_that_fall_together_are_listed_until_confirmed(book):
    take(
        book,
        deals("06", f"{LONG},产线,王小明,100", f"{SHORT},产线,王小明,5"),
    )
    assert asked(book, OPPORTUNITY) == []
    book.names.merge("customer", SHORT, LONG)
    assert seen(book, "amount", "customer") == [(10000, LONG), (500, LONG)]
    (found,) = book.names.suggestions(OPPORTUNITY)
    assert (found.other.name, found.name.name, found.why) == (
        f"{SHORT} · 产线",
        f"{LONG} · 产线",
        "fallen",
    )
    assert (found.other.row, found.name.row) == (3, 2)
    made = book.names.merge(OPPORTUNITY, found.other.key, found.name.key)
    assert seen(book, "customer", "amount") == [(LONG, 500)]
    assert asked(book, OPPORTUNITY) == []
    (alias,) = book.names.aliases(OPPORTUNITY)
    assert (alias.other, alias.name) == (f"{SHORT} · 产线", f"{LONG} · 产线")
    book.undo(made)
    (found,) = book.names.suggestions(OPPORTUNITY)
    book.names.part(found)
    assert asked(book, OPPORTUNITY) == []
    assert len(seen(book, "key")) == 2


def test_the_other_name_can_be_shown_instead(book):
    take(book, deals("06", f"{LONG},产线,王小明,1", f"{SHORT},二线,李四,2"))
    book.names.merge("customer", SHORT, LONG)
    (alias,) = book.names.aliases("customer")
    book.names.swap(alias)
    assert set(seen(book, "customer")) == {(SHORT,)}
    (turned,) = book.names.aliases("customer")
    assert (turned.other, turned.name) == (LONG, SHORT)


def test_new_names_of_a_coming_import_are_asked_about(book):
    take(book, deals("06", f"{LONG},产线,王小明,100"))
    coming = deals("13", f"{SHORT},产线,王小明经理,1", "丙,线,张山,2")
    preview = book.read([coming])
    found = book.names.suggested(preview)
    assert [(s.other.name, s.name.name, s.name.known) for s in found] == [
        (SHORT, LONG, True),
        ("王小明经理", "王小明", True),
    ]
    assert [(s.other.rows, s.other.row) for s in found] == [(1, 2), (1, 2)]
    book.names.merge("customer", SHORT, LONG)
    again = book.read([coming])
    left = book.names.suggested(again)
    assert [s.other.name for s in left] == ["王小明经理"]
    counts = [(s.new, s.changed) for s in again.sheets]
    assert counts == [(1, 1)]


def test_new_names_are_compared_with_each_other_too(book):
    preview = book.read([deals("06", f"{LONG},产线,甲,1", f"{SHORT},线,甲,2")])
    (found,) = book.names.suggested(preview)
    assert (found.other.known, found.name.known) == (False, False)


def refused(book: Book, *names: str, table: str = "rep") -> str:
    with pytest.raises(BadAlias) as error:
        book.names.merge(table, *names)
    return error.value.code


def test_what_cannot_be_one_is_refused(book):
    take(book, deals("06", "甲,产线,王小明,1", "乙,产线,李四,2"))
    book.names.merge("rep", "李四", "王小明")
    imports = len(book.imports())
    one, other = (side.key for side in book.names.sides(OPPORTUNITY))
    assert refused(book, "王小明", "李四") == "circle"
    assert refused(book, "李四", "王小明") == "already"
    assert refused(book, "李四", "李四") == "same"
    assert refused(book, "李四", "（）") == "empty"
    assert refused(book, one, other, table=OPPORTUNITY) == "customers"
    assert refused(book, one, one, table=OPPORTUNITY) == "same"
    assert refused(book, one, "x", table=OPPORTUNITY) == "unknown"
    assert len(book.imports()) == imports


def test_a_chain_is_followed_and_a_longer_circle_refused(book):
    take(book, deals("06", "甲,a,A,1", "甲,b,B,2", "甲,c,C,3"))
    book.names.merge("rep", "A", "B")
    book.names.merge("rep", "B", "C")
    assert set(seen(book, "rep")) == {("C",)}
    assert refused(book, "C", "A") == "circle"


def test_settings_change_no_fold_and_an_alias_makes_a_new_one(book):
    take(book, deals("06", "甲,a,A,1"))
    first = book.view(book.days()[0]).state
    book.edit([], "")
    assert book.view(book.days()[0]).state is first
    book.names.merge("rep", "A", "B")
    assert book.view(book.days()[0]).state is not first
