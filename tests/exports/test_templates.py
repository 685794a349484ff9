"""What a person sees of a template."""

import io

import openpyxl
import pytest

from salesdash.exports import templates
from salesdash.exports.templates import OF_MANAGERS, OF_REPS
from salesdash.words import LANGUAGES, Words
from tests.book.handed import live


def opened(language: str, tables=OF_REPS):
    content = templates.made(tables, Words(language))
    return openpyxl.load_workbook(io.BytesIO(content))


def test_sheets_are_called_as_their_tables():
    assert opened("en").sheetnames == [
        "Visits",
        "Opportunities",
        "Customers",
        "Contacts",
        "salesdash how to fill in",
    ]
    assert opened("zh", OF_MANAGERS).sheetnames == [
        "目标",
        "团队",
        "汇率",
        "辅导",
        "salesdash 填写说明",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_heading_is_frozen_and_has_a_note(language):
    for sheet in opened(language).worksheets[:-1]:
        top = int((sheet.freeze_panes or "")[1:]) - 1
        assert all(cell.comment for cell in sheet[top] if cell.value)
        assert sheet.auto_filter.ref.startswith(f"A{top}:")


def test_criteria_stand_under_their_milestones():
    sheet = opened("zh")["商机"]
    bands = [c.value for c in sheet[2] if c.value]
    assert bands == [
        "合格潜在客户 10 %",
        "合格经办人 25 %",
        "合格决策者 50 %",
        "决策定案 75 %",
        "等候结案 90 %",
        "结案 100 %",
        "评分",
        "简报",
    ]


def test_codes_have_a_list_to_choose_from():
    sheet = opened("en")["Visits"]
    lists = {
        check.formula1
        for check in sheet.data_validations.dataValidation
        if check.type == "list"
    }
    assert (
        '"Customer development,Proposal and negotiation,Customer maintenance"'
    ) in lists


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cell_of_a_template_can_run(language):
    content = templates.made((*OF_REPS, *OF_MANAGERS), Words(language))
    assert live(content) == []
