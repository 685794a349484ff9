from collections import Counter

import pytest

from salesdash import model
from salesdash.intake import headings
from salesdash.words import LANGUAGES, Words, catalogue
from salesdash.words.column import meaning, title

EVERY = [
    (table, column.name)
    for table in model.TABLES
    for column in (
        model.Column("import_id"),
        *table.columns,
        *(model.SOURCE if table.typed else ()),
    )
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_has_a_title_and_a_sentence(language: str) -> None:
    t = Words(language)
    stop = "." if language == "en" else "。"
    odd = [
        (table.name, column)
        for table, column in EVERY
        if not title(t, table.name, column)
        or not meaning(t, table.name, column).endswith(stop)
    ]
    assert odd == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_columns_of_a_table_share_a_title(language: str) -> None:
    t = Words(language)
    count = Counter(
        (table.name, title(t, table.name, column)) for table, column in EVERY
    )
    assert [place for place, times in count.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_has_a_title_and_a_sentence(language: str) -> None:
    t = Words(language)
    titles = {t(f"model.table.{each.name}.title") for each in model.TABLES}
    assert len(titles) == len(model.TABLES)
    assert all(t(f"model.table.{each.name}.meaning") for each in model.TABLES)


def test_the_words_of_the_model_speak_of_nothing_else() -> None:
    tables = {table.name for table in model.TABLES}
    own = {f"{table.name}.{column}" for table, column in EVERY}
    shared = {f"column.{column}" for _, column in EVERY}
    known = own | shared | {f"table.{table}" for table in tables}
    strange = [
        place
        for place in (
            key.removeprefix("model.").rpartition(".")[0]
            for key in catalogue()
            if key.startswith("model.")
        )
        if place not in known and not place.startswith("family.")
    ]
    assert strange == []


def test_a_table_may_have_its_own_word_for_a_column() -> None:
    t = Words("en")
    assert title(t, "visits", "opportunity") == "Opportunity"
    assert title(t, "opportunities", "opportunity") == "Opportunity ID"


def test_criteria_points_and_briefs_are_named_after_the_method() -> None:
    t = Words("zh")
    names = ("sponsor_letter", "control_points", "decision_maker_vision")
    assert [title(t, "opportunities", name) for name in names] == [
        "共识整理到经办人信函",
        "控制评分",
        "决策者的愿景",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", model.TYPED, ids=lambda t: t.name)
def test_a_sheet_under_our_titles_is_understood(
    table: model.Table, language: str
) -> None:
    titles = [title(Words(language), table.name, c) for c in table.names]
    understood = headings.resolve(titles, table.name)
    assert understood.of == dict(enumerate(table.names))
    assert understood.twice == ()
