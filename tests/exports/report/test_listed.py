import narwhals.stable.v2 as nw
import polars as pl

from salesdash.exports.report.listed import page
from salesdash.metrics.daily import SOURCE, TOLD
from salesdash.words import Words

FRIDAY = 20_777


def visits(*told):
    blank = dict.fromkeys((*TOLD, *SOURCE)) | {"planned": 0}
    rows = [{**blank, **row} for row in told]
    return nw.from_native(pl.DataFrame(rows, infer_schema_length=None))


def test_a_list_goes_rep_by_rep_and_marks_plans() -> None:
    found = visits(
        {
            "date": FRIDAY,
            "rep": "Ann",
            "customer": "Acme",
            "activity": "development",
            "minutes": 60,
            "result": "fine",
            "file": "a.xlsx",
            "sheet": "S",
            "row": 3,
        },
        {"date": FRIDAY + 1, "rep": "", "customer": "Beta", "planned": 1},
    )
    made = page(found, (FRIDAY, FRIDAY), FRIDAY, Words("en"))
    assert made.name == "Customer visit report 2026-11-20"
    assert made.notes == ("Visits: 1, planned: 1 · as of 2026-11-20",)
    rows = [[cell.shown for cell in row] for row in made.rows]
    assert rows == [
        ["Ann · visits: 1"],
        [
            *("2026-11-20", "Acme", "Customer development", "60", "", ""),
            *("", "fine", "", "", "", "a.xlsx, S, row 3"),
        ],
        ["No rep named · visits: 0, planned: 1"],
        [
            *("2026-11-21", "Beta (planned)", "", "", "", "", "", "", "", ""),
            *("", ""),
        ],
    ]
    assert made.rows[3][0].look == "plan"


def test_the_file_of_one_rep_bears_the_name() -> None:
    found = visits({"date": FRIDAY, "rep": "王敏", "customer": "大华"})
    made = page(found, (FRIDAY - 4, FRIDAY), FRIDAY, Words("zh"))
    assert made.name == "客户访问报告 王敏 2026-11-16_2026-11-20"
