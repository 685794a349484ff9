"""Workbooks to correct, from the command line."""

import json

from salesdash.cli import main

TEXT = "Date,Customer,Rep\n2026-11-16,Acme,Ann\n2026/13/02,Beta,Ann\n"


def test_import_writes_what_is_to_be_corrected(tmp_path, capsys):
    file = tmp_path / "visits 2026-11-20.csv"
    file.write_text(TEXT, encoding="utf-8")
    folder = tmp_path / "back"
    call = ["import", "--store", str(tmp_path / "store"), "--json"]
    code = main([*call, "--returned", str(folder), str(file)])
    told = json.loads(capsys.readouterr().out)
    (path,) = folder.iterdir()
    assert (code, told["committed"]) == (0, True)
    assert told["returned"] == [str(path)]
    assert path.name == "visits 2026-11-20 – to correct.xlsx"
    again = main([*call, str(path)])
    report = json.loads(capsys.readouterr().out)
    counts = [
        (s["new"], s["changed"], s["unchanged"])
        for f in report["files"]
        for s in f["sheets"]
        if s["table"]
    ]
    assert (again, counts) == (0, [(0, 0, 1)])
    assert "returned" not in report
