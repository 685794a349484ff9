"""The command line, on workbooks made here."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from salesdash import days
from salesdash.book import Book, Edit
from salesdash.cli import main

HEADINGS = [
    "Opportunity ID",
    "Opportunity",
    "Customer",
    "Rep",
    "Status",
    "Amount (USD)",
    "Milestone",
    "Expected close",
]
FIRST = [
    ["O-1", "Press", "Acme", "Ann", "open", 1000, "25%", date(2026, 12, 1)],
    ["O-2", "Line", "Beta", "Ann", "open", 2000.5, "50%", date(2026, 10, 1)],
    ["O-3", "Saw", "Core", "Bob", "won", 400, "100%", date(2026, 11, 2)],
]


@pytest.fixture
def call(tmp_path, capfdbinary):
    """Run a command on a store of its own; give exit code and output."""

    def run(*arguments: object) -> tuple[int, str, str]:
        words = [str(a) for a in arguments]
        code = main([words[0], "--store", str(tmp_path / "s"), *words[1:]])
        told = capfdbinary.readouterr()
        return code, told.out.decode("utf-8-sig"), told.err.decode()

    return run


def workbook(path: Path, *rows: Sequence[object]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for cell in (c for row in sheet.iter_rows() for c in row):
        if cell.data_type == "f":
            cell.data_type = "s"
    book.save(path)
    return path


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture
def week(tmp_path) -> Path:
    return workbook(tmp_path / "deals 2026-11-20.xlsx", HEADINGS, *FIRST)


def test_import_reports_what_was_understood(call, week):
    code, out, _ = call("import", week, "--json")
    report = json.loads(out)
    (file,) = report["files"]
    (sheet,) = file["sheets"]
    assert code == 0
    assert report["committed"] is True
    assert file["file"] == week.name
    assert {k: v for k, v in sheet.items() if k != "columns"} == {
        "sheet": "Sheet",
        "table": "opportunities",
        "as_of": "2026-11-20",
        "covers": "complete",
        "header_row": 1,
        "rows_read": 3,
        "rows_kept": 3,
        "rows_skipped": 0,
        "new": 3,
        "changed": 0,
        "unchanged": 0,
        "came": None,
        "totals": [],
    }
    assert sheet["columns"]["Amount (USD)"] == "amount"


def test_dry_run_writes_nothing(call, week):
    code, out, _ = call("import", week, "--dry-run", "--json")
    report = json.loads(out)
    assert (code, report["committed"], report["import_id"]) == (0, False, None)
    assert json.loads(call("imports", "--json")[1]) == []


def test_forecast_has_the_columns_and_figures_of_the_definition(call, week):
    call("import", week)
    code, out, _ = call("forecast", "--as-of", "2026-11-20")
    rows = {row["opportunity"]: row for row in table(out)}
    assert code == 0
    assert rows["O-1"] == {
        "as_of": "2026-11-20",
        "period": "2026-12",
        "team": "",
        "rep": "Ann",
        "customer": "Acme",
        "opportunity": "O-1",
        "name": "Press",
        "status": "open",
        "amount": "1000",
        "currency": "USD",
        "claimed_milestone": "qualified_sponsor",
        "claimed_yield": "0.25",
        "verified_milestone": "",
        "verified_yield": "0",
        "evidence": "no_columns",
        "weighted_claimed": "250",
        "weighted_verified": "0",
        "expected_close": "2026-12-01",
        "closed_on": "",
        "file": week.name,
        "sheet": "Sheet",
        "row": "2",
        "own_amount": "1000",
        "own_currency": "USD",
    }
    assert rows["O-2"]["period"] == "overdue"
    assert rows["O-2"]["weighted_claimed"] == "1000.25"
    assert rows["O-3"]["period"] == "2026-11"
    assert rows["O-3"]["weighted_verified"] == "400"


def test_forecast_by_quarter_and_to_a_file(call, week, tmp_path):
    call("import", week)
    out = tmp_path / "f.csv"
    call("forecast", "--by", "quarter", "--out", out)
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = table(out.read_text("utf-8-sig"))
    assert [row["period"] for row in rows] == ["2026-Q4", "overdue", "2026-Q4"]


def test_quarters_are_those_of_the_fiscal_year(call, week, tmp_path):
    call("import", week)
    company = tmp_path / "s" / "company.toml"
    company.write_text("[calendar]\nfiscal_year_start = 12\n", "utf-8")
    rows = table(call("forecast", "--by", "quarter")[1])
    # From December on it is another quarter; September to November is won.
    assert [(row["opportunity"], row["period"]) for row in rows] == [
        ("O-1", "2026-Q1"),
        ("O-2", "overdue"),
        ("O-3", "2025-Q4"),
    ]


def test_amounts_in_a_base_currency_name_those_of_the_sheet(
    call, week, tmp_path
):
    rates = [["Currency", "Base", "Rate", "From"], ["USD", "CNY", 7, None]]
    rates += [["USD", "CNY", 7.125, date(2026, 11, 3)]]
    call("import", week, workbook(tmp_path / "fx 2026-11-06.xlsx", *rates))
    company = tmp_path / "s" / "company.toml"
    company.write_text('[money]\nbase = "CNY"\n', "utf-8")
    names = ("amount", "currency", "own_amount", "own_currency")
    for command in (("forecast",), ("export", "opportunities")):
        rows = table(call(*command)[1])
        assert {
            row["opportunity"]: tuple(row[name] for name in names)
            for row in rows
        } == {
            "O-1": ("7125", "CNY", "1000", "USD"),
            "O-2": ("14253.56", "CNY", "2000.50", "USD"),
            "O-3": ("2850", "CNY", "400", "USD"),
        }


def test_targets_are_exported_as_they_were_typed(call, tmp_path):
    heads = ["Rep", "Team", "Month", "Target", "Currency"]
    rows = [
        ["Ann", "", "2026-11", 1500.5, "USD"],
        ["", "Japan", "2026-12", 2_000_000, "JPY"],
    ]
    call("import", workbook(tmp_path / "t 2026-11-06.xlsx", heads, *rows))
    code, out, _ = call("export", "targets")
    names = ("rep", "team", "measure", "month", "amount", "currency")
    assert code == 0
    assert sorted(tuple(row[n] for n in names) for row in table(out)) == [
        ("", "Japan", "revenue", "2026-12-01", "2000000", "JPY"),
        ("Ann", "", "revenue", "2026-11-01", "1500.50", "USD"),
    ]


def test_same_file_again_is_nothing_new(call, week):
    call("import", week)
    code, out, _ = call("import", week, "--json")
    assert (code, json.loads(out)["committed"]) == (0, False)
    assert len(json.loads(call("imports", "--json")[1])) == 1


def test_same_file_of_a_later_day_is_still_so(call, week):
    call("import", week)
    code, out, _ = call("import", week, "--json", "--as-of", "2026-11-27")
    (sheet,) = json.loads(out)["files"][0]["sheets"]
    assert (code, json.loads(out)["committed"]) == (0, True)
    assert (sheet["new"], sheet["changed"], sheet["unchanged"]) == (0, 0, 3)


def test_corrected_file_replaces_the_first_one_and_undo_returns_it(
    call, week, tmp_path
):
    call("import", week)
    fixed = tmp_path / "fixed"
    fixed.mkdir()
    rows = [[*FIRST[0][:5], 1500, *FIRST[0][6:]]]
    workbook(fixed / week.name, HEADINGS, *rows)
    _, out, _ = call("import", fixed / week.name, "--json")
    report = json.loads(out)
    assert "replaces_import" in [f["code"] for f in report["findings"]]
    assert [
        row["amount"] for row in table(call("export", "opportunities")[1])
    ] == ["1500"]
    call("undo", report["import_id"])
    assert len(table(call("export", "opportunities")[1])) == 3


def test_undo_takes_back_and_undo_of_it_brings_again(call, week):
    _, out, _ = call("import", week, "--json")
    code, undone, _ = call("undo", json.loads(out)["import_id"][:8])
    assert code == 0
    assert table(call("export", "opportunities")[1]) == []
    call("undo", undone.strip())
    assert len(table(call("export", "opportunities")[1])) == 3


def test_dropped_deal_leaves_pipeline_and_stands_under_vanished(
    call, week, tmp_path
):
    later = workbook(
        tmp_path / "deals 2026-11-27.xlsx", HEADINGS, FIRST[0], FIRST[2]
    )
    call("import", week)
    call("import", later)
    rows = table(call("forecast")[1])
    assert [row["opportunity"] for row in rows] == ["O-1", "O-3"]
    (gone,) = table(call("export", "vanished")[1])
    assert (gone["opportunity"], gone["vanished_on"]) == ("O-2", "2026-11-27")
    before = table(call("forecast", "--as-of", "2026-11-20")[1])
    assert len(before) == 3


def test_sheet_said_to_add_takes_nothing_away(call, week, tmp_path):
    later = workbook(tmp_path / "deals 2026-11-27.xlsx", HEADINGS, FIRST[0])
    call("import", week)
    _, out, _ = call("import", later, "--adds", "--json")
    assert json.loads(out)["files"][0]["sheets"][0]["covers"] == "adds"
    assert len(table(call("forecast")[1])) == 3


def test_more_than_half_of_the_deals_missing_is_warned_of(
    call, week, tmp_path
):
    later = workbook(
        tmp_path / "deals 2026-11-27.xlsx",
        HEADINGS,
        ["O-9", "New", "Nova", "Ann", "open", 5, "10%", None],
    )
    call("import", week)
    _, out, _ = call("import", later, "--dry-run", "--json")
    (warned,) = [
        f
        for f in json.loads(out)["findings"]
        if f["code"] == "most_deals_missing"
    ]
    assert "2 of the 2" in warned["message"]


def test_exit_codes_tell_what_happened(call, tmp_path):
    useless = tmp_path / "poem.xlsx"
    workbook(useless, ["roses", "are"], ["red", "violets"])
    assert call("import", useless)[0] == 1
    assert call("import", tmp_path / "nowhere.xlsx")[0] == 2
    assert call("undo", "ffff")[0] == 2
    assert call("export", "poems")[0] == 2
    nowhere = tmp_path / "no" / "f.csv"
    assert call("forecast", "--out", nowhere)[0] == 2
    with pytest.raises(SystemExit) as stopped:
        call("import")
    assert stopped.value.code == 2


def test_formula_in_a_name_is_made_harmless(call, tmp_path):
    evil = ["O-1", "=1+1", "+Acme", "@Ann", "open", -5, "25%", None]
    call("import", workbook(tmp_path / "d 2026-11-20.xlsx", HEADINGS, evil))
    (row,) = table(call("forecast")[1])
    assert (row["name"], row["customer"], row["rep"]) == (
        "'=1+1",
        "'+Acme",
        "'@Ann",
    )
    assert (row["amount"], row["weighted_claimed"]) == ("-5", "-1.25")


def test_sums_of_the_sample_are_the_totals_of_its_rows(call):
    code, _, _ = call("sample", "--weeks", "12", "--json")
    assert code == 0
    rows = table(call("forecast", "--as-of", "2026-11-20")[1])
    claimed = {
        currency: sum(
            Decimal(row["weighted_claimed"])
            for row in rows
            if row["currency"] == currency
        )
        for currency in ("CNY", "USD")
    }
    assert claimed == {"CNY": Decimal(32540000), "USD": Decimal(2808925)}


def test_every_table_of_the_model_can_be_exported(call, week):
    call("import", week)
    for name in ("imports", "sheets", "visits", "team", "edits", "forecasts"):
        code, out, _ = call("export", name)
        assert code == 0
        assert out


def test_store_may_be_named_before_the_command(tmp_path, capfdbinary):
    assert main(["--store", str(tmp_path / "s"), "imports", "--json"]) == 0
    assert json.loads(capfdbinary.readouterr().out) == []
    assert (tmp_path / "s").is_dir()


def test_files_of_one_name_in_one_call_are_told_apart(call, week, tmp_path):
    other = tmp_path / "2026-10-01"
    other.mkdir()
    theirs = [[*FIRST[0][:3], "Cid", *FIRST[0][4:]]]
    theirs[0][0] = "O-9"
    workbook(other / week.name, HEADINGS, *theirs)
    _, out, _ = call("import", week, other / week.name, "--json")
    assert {
        file["file"]: file["sheets"][0]["as_of"]
        for file in json.loads(out)["files"]
    } == {
        "deals 2026-11-20.xlsx": "2026-11-20",
        "deals 2026-11-20 (2).xlsx": "2026-11-20",
    }


def test_settings_say_value_source_and_day(call, tmp_path):
    file = tmp_path / "ours.toml"
    file.write_text("[yields]\ndecision_due = 70\n", "utf-8")
    start = days.number(date(2026, 11, 20))
    edit = Edit("setting", "calendar.cut_off", "monday", by="Ann", start=start)
    Book(tmp_path / "s").edit([edit], "Ann")
    _, out, _ = call("settings", "--as-of", "2026-11-20", "--company", file)
    lines = out.splitlines()
    assert "yields.decision_due = 70  (company file)" in lines
    assert "calendar.cut_off = monday  (set by Ann from 2026-11-20)" in lines
    assert "weights.pain = 20  (as shipped)" in lines
    code, out, _ = call(
        "settings", "--as-of", "2026-11-19", "--language", "zh"
    )
    assert (code, "calendar.cut_off = friday  (默认值)" in out) == (0, True)


def test_a_company_file_is_checked(call, tmp_path):
    file = tmp_path / "ours.toml"
    file.write_text("[yields]\ndecision_due = 70\n", "utf-8")
    code, out, _ = call("settings", "--check", file)
    assert (code, out) == (0, f"{file} is a company file that can be used.\n")
    file.write_text("[yields]\ndecision_due = 700\n", "utf-8")
    code, out, told = call("settings", "--check", file, "--language", "zh")
    assert (code, out) == (2, "")
    assert told.startswith(f"{file} 第 2 行：")
    code, _, told = call("settings", "--check", tmp_path / "none.toml")
    assert (code, "none.toml cannot be read" in told) == (2, True)


def test_a_wrong_company_file_stops_every_figure(call, tmp_path, monkeypatch):
    file = tmp_path / "ours.toml"
    file.write_text("[weights]\npain = 30\n", "utf-8")
    monkeypatch.setenv("SALESDASH_COMPANY", str(file))
    code, _, told = call("forecast")
    assert code == 2
    assert told == (
        f"{file}, line 2: The weights of the five factors add up to 110 %, "
        "not to 100 %. Correct them together.\n"
    )


def test_a_company_file_that_was_named_has_to_be_there(call, tmp_path):
    code, _, told = call("settings", "--company", tmp_path / "typo.toml")
    assert (code, "typo.toml cannot be read" in told) == (2, True)


def test_opportunities_are_exported_with_their_score(call, tmp_path):
    path = workbook(
        tmp_path / "deals 2026-11-20.xlsx",
        [*HEADINGS, "Pain score", "Power score"],
        [*FIRST[0], 12, 16],
    )
    call("import", path)
    (row,) = table(call("export", "opportunities")[1])
    names = ("score", "score_known", "weakest_factor")
    assert [row[name] for name in names] == ["28", "2", "pain"]


def test_dry_run_says_what_an_import_means(call, week, tmp_path):
    call("import", week)
    later = [[*row] for row in FIRST]
    later[0][6], later[0][7] = "75%", date(2026, 12, 31)
    later[1][4] = "won"
    file = workbook(tmp_path / "deals 2026-11-27.xlsx", HEADINGS, *later)
    code, out, _ = call("import", file, "--dry-run", "--json")
    told = json.loads(out)["moves"]
    assert code == 0
    assert [(line["kind"], line["message"]) for line in told] == [
        ("won", "1 opportunity is newly won ($ 2 K)"),
        ("jump", "1 opportunity jumps over a stage: 25 % → 75 %"),
        (
            "slip",
            (
                "1 opportunity slips: expected to close later, "
                "by 30 days ($ 1 K)"
            ),
        ),
    ]
    (slip,) = told[2]["rows"]
    assert (slip["old"], slip["new"], slip["row"], slip["file_old"]) == (
        "2026-12-01",
        "2026-12-31",
        2,
        week.name,
    )
    _, out, _ = call("import", file, "--dry-run", "--language", "zh")
    assert "1 个商机跳级：25% → 75%" in out
    assert len(json.loads(call("imports", "--json")[1])) == 1


def test_undo_can_be_tried_first(call, week, tmp_path):
    call("import", week)
    later = [["O-4", "Hall", "Dune", "Ann", "open", 5, "25%", None], FIRST[0]]
    file = workbook(tmp_path / "deals 2026-11-27.xlsx", HEADINGS, *later)
    import_id = json.loads(call("import", file, "--json")[1])["import_id"]
    code, out, _ = call("undo", import_id, "--dry-run", "--json")
    told = json.loads(out)
    assert code == 0
    assert [(b["bucket"], b["count"]) for b in told["buckets"]] == [
        ("away", 1),
        ("older", 1),
        ("stays", 1),
    ]
    _, out, _ = call("undo", import_id, "--dry-run")
    assert "Goes away (1)" in out
    assert "Opportunities: 1 that nothing else names ($ 5)" in out
    assert "1 opportunity that was missing is back ($ 2 K)" in out
    assert "Nothing was written" in out
    assert len(json.loads(call("imports", "--json")[1])) == 2


def test_undo_of_what_is_undone_cannot_be_tried(call, week):
    import_id = json.loads(call("import", week, "--json")[1])["import_id"]
    call("undo", import_id)
    code, _, told = call("undo", import_id, "--dry-run")
    assert (code, "already undone" in told) == (2, True)


def test_undo_of_a_merge_can_be_tried_first(call, tmp_path):
    merged = Book(tmp_path / "s").names.merge("customer", "Acm", "Acme", "me")
    _, out, _ = call("undo", merged, "--dry-run", "--json")
    (edit,) = json.loads(out)["edits"]
    assert (edit["value"], edit["by"]) == ("Acme", "")
    _, out, _ = call("undo", merged, "--dry-run")
    assert f"  {edit['message']}\n" in out


def test_same_bytes_by_another_name_say_when_and_by_whom_they_came(
    call, tmp_path, monkeypatch
):
    monkeypatch.setenv("SALESDASH_USER", "Ann")
    first = workbook(tmp_path / "deals.xlsx", HEADINGS, *FIRST)
    other = tmp_path / "copy.xlsx"
    other.write_bytes(first.read_bytes())
    call("import", first)
    (entry,) = json.loads(call("imports", "--json")[1])
    told = json.loads(call("import", other, "--json")[1])
    (sheet,) = told["files"][0]["sheets"]
    assert sheet["came"]["import_id"] == entry["import_id"]
    assert (sheet["came"]["by"], told["findings"]) == ("Ann", [])
    _, out, _ = call("import", other)
    assert "copy.xlsx is already in, unchanged: it came on" in out


def test_the_cross_check_is_exported_with_both_sides(call, tmp_path):
    heads = [
        "Opportunity ID",
        "Account",
        "Rep",
        "Milestone",
        "Close asked for",
    ]
    row = ["D-1", "Acme", "Ann", "Decision due", "no"]
    call("import", workbook(tmp_path / "d 2026-11-20.xlsx", heads, row))
    code, out, _ = call("export", "evidence")
    found = {row["rule"]: row for row in table(out)}
    assert code == 0
    assert found["no_close_asked"]["customer"] == "Acme"
    assert found["no_close_asked"]["row"] == "2"
    assert found["no_close_asked"]["evidence"].startswith("close_asked 2026")
