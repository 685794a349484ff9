import pytest

from salesdash import model
from salesdash.errors import UnknownTable
from salesdash.method import milestones
from salesdash.model import Kind


def test_a_table_is_found_by_its_name() -> None:
    assert model.table("visits") is model.VISITS


def test_an_unknown_table_is_told_with_what_there_is() -> None:
    with pytest.raises(UnknownTable, match="customers") as raised:
        model.table("deals")
    assert '"deals"' in str(raised.value)


@pytest.mark.parametrize("table", model.TABLES, ids=lambda t: t.name)
def test_no_column_stands_twice(table: model.Table) -> None:
    assert len(set(table.names)) == len(table.names)


@pytest.mark.parametrize("table", model.TYPED, ids=lambda t: t.name)
def test_keys_and_needs_are_columns(table: model.Table) -> None:
    needs = {name for group in table.needs for name in group}
    assert table.needs
    assert {*table.key, *needs} <= set(table.names)


def test_only_codes_have_codes() -> None:
    odd = [
        f"{table.name}.{column.name}"
        for table in model.TABLES
        for column in table.columns
        if bool(column.codes) != (column.kind is Kind.CODE)
    ]
    assert odd == []


def test_every_criterion_of_the_method_is_a_column() -> None:
    criteria = tuple(
        column.name
        for column in model.OPPORTUNITIES.columns
        if column.kind is Kind.CRITERION
    )
    assert criteria == milestones.CRITERIA


def test_the_imports_table_is_written_last() -> None:
    assert model.TABLES[-1] is model.IMPORTS
    assert model.SHEETS in model.TABLES


def test_a_column_of_a_table_is_found_by_its_name() -> None:
    assert model.VISITS["minutes"].unit == "minutes"
