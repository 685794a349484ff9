import pytest

from salesdash import model
from salesdash.exports.names import name


@pytest.mark.parametrize("table", model.TABLES, ids=lambda t: t.name)
def test_download_names_hold_table_and_day(table: model.Table) -> None:
    expected = f"salesdash-{table.name}-2026-11-20.csv"
    assert name(table.name, 20_777) == expected
