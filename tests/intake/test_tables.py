import pytest

from salesdash.intake import tables
from salesdash.intake.layout import Matrix, find
from tests.intake.grids import grid


def chosen(head: list[str], sheet: str = "Sheet1", said: str = "") -> str:
    there = grid([head, ["x"] * len(head)], sheet)
    block = find(Matrix(there))
    assert block is not None
    found = tables.choose(block, there, said.split())
    return found.name if found else ""


@pytest.mark.parametrize(
    ("head", "table"),
    [
        (["Date", "Customer", "Next step"], "visits"),
        (["Date", "Rep", "Customer", "Opportunity", "Result"], "visits"),
        (["Customer", "Amount"], "opportunities"),
        (["Project", "Stage", "Owner", "Next step"], "opportunities"),
        (["Customer", "Rep", "Close date", "Sponsor letter"], "opportunities"),
        (["Account", "Owner", "Industry", "Region"], "customers"),
        (["Account", "Relationship", "Attractiveness"], "customers"),
        (["Account", "Name", "Title", "Stance"], "contacts"),
        (["Rep", "Month", "Target"], "targets"),
        (["Name", "Department", "Title"], "team"),
        (["Rep", "Date", "Topic", "Coach"], "coaching"),
        (["Rep", "Department", "Visits", "Rate"], ""),
        (["Customer", "Phone"], ""),
        (["Date", "Result"], ""),
    ],
)
def test_the_columns_tell_the_table(head: list[str], table: str) -> None:
    assert chosen(head) == table


def test_a_daily_report_may_have_its_date_above() -> None:
    head = ["Customer", "Purpose", "Outcome"]
    assert chosen(head) == ""
    assert chosen(head, said="date") == "visits"
    assert chosen(["Customer", "Contact", "Industry"], said="date") == (
        "customers"
    )


def test_the_name_of_the_tab_decides_between_equals() -> None:
    head = ["Date", "Rep", "Customer", "Amount", "Note"]
    assert chosen(head, "Visits") == "visits"
    assert chosen(head, "Pipeline") == "opportunities"


def test_a_list_of_invoices_is_no_pipeline() -> None:
    head = ["客户", "金额", "备注"]
    assert chosen(head, "商机") == "opportunities"
    assert chosen(head, "应收款") == ""
    assert chosen([*head, "里程碑"], "应收款") == "opportunities"
