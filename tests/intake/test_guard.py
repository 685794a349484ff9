import inspect
import re
import signal
import subprocess
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from salesdash.findings import Finding
from salesdash.intake import guard, preflight, scan, sniff, text, tokens
from salesdash.intake.formats import biff, flat, sparse, web
from salesdash.intake.grid import Cell, Grid
from salesdash.intake.guard import Upload, grids
from salesdash.intake.limits import CONTENT, LIMITS, MEGABYTE
from salesdash.intake.worker import reader, sheets, workbook
from salesdash.words import LANGUAGES, Words, catalogue
from tests.intake import binaries, files

GOOD = Upload("good.xlsx", files.workbook(["客户", 1, None], [None, 0.5, "x"]))
CSV = Upload("visits.csv", "日期;客户\n3/5;张三\n".encode("gb18030"))
ENCRYPTED = binaries.compound({"EncryptedPackage": b""})
PASSWORD = binaries.xls(b"", binaries.record(0x2F, b"\1\0"))
TIGHT = 500 * MEGABYTE
OLD = b"\x09\x04\x06\x00\x00\x00"


def told(finding: Finding) -> list[str]:
    return [
        Words(language)(
            f"findings_file.{finding.code}",
            file=finding.file,
            sheet=finding.sheet,
            value=finding.value,
            **finding.detail,
        )
        for language in LANGUAGES
    ]


def children(
    monkeypatch: pytest.MonkeyPatch, killed: int
) -> list[subprocess.Popen]:
    """Record the children, and kill the first ones as they are born."""
    started = []

    class Child(subprocess.Popen):
        def __init__(self, *args: Any, **kwargs: Any):
            super().__init__(*args, **kwargs)
            started.append(self)
            if len(started) <= killed:
                self.kill()

    monkeypatch.setattr(guard.subprocess, "Popen", Child)
    return started


CODE = re.compile(r'"((?:file|sheet|text|worker|rows)_[a-z_]+)"')
MODULES = (
    *(guard, sniff, preflight, scan, tokens, text),
    *(workbook, reader, sheets, biff, flat, sparse, web),
)


def named(found: list[Grid]) -> list[str]:
    return [grid.file for grid in found]


def test_a_workbook_comes_back_cell_by_cell():
    (grid,), findings = grids([GOOD])
    assert findings == []
    assert (grid.file, grid.sheet, grid.visible) == (
        "good.xlsx",
        "Visits",
        True,
    )
    assert len(grid.sha256) == 64
    assert grid.height == 2
    first, second, third = grid.strips
    assert first.kind.tolist() == [Cell.TEXT, Cell.BLANK]
    assert first.text.tolist() == ["客户", ""]
    assert second.number.tolist() == [1, 0.5]
    assert third.kind.tolist() == [Cell.BLANK, Cell.TEXT]
    assert [each.dtype for each in vars(first).values()] == [
        np.dtype(np.int8),
        np.dtype(object),
        np.dtype(np.float64),
        np.dtype(bool),
    ]


def test_no_files_are_no_work():
    assert grids([]) == ([], [])


def test_a_batch_keeps_the_order_and_shares_one_child(
    monkeypatch: pytest.MonkeyPatch,
):
    started = children(monkeypatch, killed=0)
    shares: list[float] = []
    found, findings = grids([CSV, GOOD, CSV], shares.append)
    assert named(found) == ["visits.csv", "good.xlsx", "visits.csv"]
    assert [(f.code, f.level, f.value) for f in findings] == [
        ("text_encoding", "note", "GB18030")
    ] * 2
    assert shares == [1 / 3, 2 / 3, 1]
    assert len(started) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (GOOD.content[:3000], "file_damaged"),
        (ENCRYPTED, "file_encrypted"),
        (PASSWORD, "file_encrypted"),
        (OLD, "file_old_format"),
        (files.zipped({"word/document.xml": "x"}), "file_not_a_sheet"),
        (b"<html><table><tr><td>1</td></tr></table>", "file_html"),
        (b"MIME-Version: 1.0\n\n<table>", "file_web_archive"),
        (files.sparse(), "sheet_too_large"),
        (files.repeated(), "sheet_too_large"),
        (b"PK\x03\x04" + b"PK\x01\x02" * 2001, "file_too_many_parts"),
        (b"\x81\x20", "text_unreadable"),
        (b'a,b\n1,"' + b"x" * 40_000, "text_too_long"),
        (bytes(CONTENT + 1), "file_too_large"),
    ],
)
def test_a_bad_file_is_told_and_the_others_come_in(content: bytes, code: str):
    shares: list[float] = []
    found, findings = grids(
        [GOOD, Upload("bad", content), GOOD], shares.append
    )
    assert named(found) == ["good.xlsx", "good.xlsx"]
    assert [(f.code, f.level, f.file) for f in findings] == [
        (code, "stop", "bad")
    ]
    assert all("bad" in sentence for sentence in told(findings[0]))
    assert shares[-1] == 1


def test_a_zip_bomb_is_told_and_the_others_come_in():
    found, (finding,) = grids([Upload("bomb.xlsx", files.bomb()), GOOD])
    assert named(found) == ["good.xlsx"]
    assert (finding.code, finding.value) == ("file_swells", "300")
    assert told(finding)[0].startswith('"bomb.xlsx" would unpack to 300 MB')


def test_each_finding_has_its_sentence_and_each_sentence_a_finding():
    used = {
        code
        for module in MODULES
        for code in CODE.findall(inspect.getsource(module))
    }
    prefix = "findings_file."
    kept = {key for key in catalogue() if key.startswith(prefix)}
    assert kept == {prefix + code for code in used}


def test_hostile_names_are_only_names():
    name = "../../{file}\n<b>.csv"
    (grid,), findings = grids([Upload(name, b"a,b\n")])
    assert (grid.file, findings) == (name, [])


def test_a_child_killed_at_once_costs_its_first_file_only(
    monkeypatch: pytest.MonkeyPatch,
):
    started = children(monkeypatch, killed=1)
    found, findings = grids([GOOD, CSV])
    assert named(found) == ["visits.csv"]
    assert [(f.code, f.file) for f in findings] == [
        ("worker_died", "good.xlsx"),
        ("text_encoding", "visits.csv"),
    ]
    assert len(started) == 2


@pytest.mark.parametrize("blow", ["SIGSEGV", "SIGABRT", "SIGILL", "SIGBUS"])
def test_a_child_that_falls_over_costs_its_first_file_only(
    monkeypatch: pytest.MonkeyPatch, blow: str
):
    started = []

    class Child(subprocess.Popen):
        def __init__(self, *args: Any, **kwargs: Any):
            super().__init__(*args, **kwargs)
            started.append(self)
            if len(started) == 1:
                self.send_signal(getattr(signal, blow))

    monkeypatch.setattr(guard.subprocess, "Popen", Child)
    found, findings = grids([GOOD, CSV])
    assert named(found) == ["visits.csv"]
    assert [(f.code, f.file) for f in findings] == [
        ("worker_died", "good.xlsx"),
        ("text_encoding", "visits.csv"),
    ]


def test_a_child_killed_on_its_way_costs_nothing(
    monkeypatch: pytest.MonkeyPatch,
):
    started = children(monkeypatch, killed=0)
    long = Upload("long.csv", b"a,b,c,d,e\n" * 100_000)
    found, findings = grids([GOOD, long], lambda _: started[0].kill())
    assert named(found) == ["good.xlsx", "long.csv"]
    assert findings == []
    assert len(started) == 2


def test_every_child_killed_is_a_finding_for_every_file(
    monkeypatch: pytest.MonkeyPatch,
):
    children(monkeypatch, killed=9)
    found, findings = grids([GOOD, CSV])
    assert found == []
    assert [(f.code, f.level, f.file) for f in findings] == [
        ("worker_died", "stop", "good.xlsx"),
        ("worker_died", "stop", "visits.csv"),
    ]
    assert all(told(finding) for finding in findings)


def test_a_file_that_needs_too_much_memory_is_told():
    wide = Upload(
        "wide.xlsx",
        files.raw(
            '<row r="1"><c r="A1"><v>1</v></c></row>'
            '<row r="1000000"><c r="I1000000"><v>1</v></c></row>'
        ),
    )
    limits = replace(LIMITS, memory=TIGHT)
    found, findings = grids([GOOD, wide, CSV], limits=limits)
    assert named(found) == ["good.xlsx", "visits.csv"]
    assert [(f.code, f.file) for f in findings] == [
        ("worker_died", "wide.xlsx"),
        ("text_encoding", "visits.csv"),
    ]


def test_absurd_sizes_of_other_formats_ask_for_no_memory():
    one = binaries.record(0x0203, binaries.place(0, 0) + bytes(8))
    far = binaries.record(0x0203, binaries.place(65_535, 255) + bytes(8))
    stated = binaries.record(
        0x0200, b"\0\0\0\0\xff\xff\xff\xff\0\0\xff\xff\0\0"
    )
    lying = bytearray(binaries.xls(stated + one))
    lying[44:48] = lying[62:66] = lying[72:76] = b"\xff\xff\xff\x7f"
    count = binaries.short(159, b"\xff" * 8)
    texts = {
        **binaries.parts({"A": binaries.sheet([[1]])}),
        "xl/shared.bin": count,
    }
    uploads = [
        Upload("stated.xls", binaries.xls(stated + one)),
        Upload("lying.xls", bytes(lying)),
        Upload("far.xls", binaries.xls(one + far)),
        Upload("count.xlsb", files.zipped(texts)),
        Upload("bomb.ods", files.bomb(300, "content.xml")),
    ]
    found, findings = grids(uploads, limits=replace(LIMITS, memory=TIGHT))
    assert named(found) == ["stated.xls", "lying.xls", "count.xlsb"]
    assert [(f.code, f.file) for f in findings] == [
        ("sheet_too_large", "far.xls"),
        ("file_swells", "bomb.ods"),
    ]


def test_a_file_that_computes_too_long_is_told():
    cells = f"<row>{'<c><v>1</v></c>' * 10}</row>" * 150_000
    long = Upload("long.xlsx", files.raw(cells))
    limits = replace(LIMITS, processor=0)
    found, findings = grids([long, GOOD], limits=limits)
    assert named(found) == ["good.xlsx"]
    assert [(f.code, f.file) for f in findings] == [
        ("worker_timeout", "long.xlsx")
    ]


def test_waiting_has_an_end():
    found, findings = grids([GOOD], limits=replace(LIMITS, patience=0.001))
    assert found == []
    assert [(f.code, f.file) for f in findings] == [
        ("worker_timeout", "good.xlsx")
    ]
    assert all(told(finding) for finding in findings)


def test_a_caller_that_breaks_off_leaves_no_child_behind(
    monkeypatch: pytest.MonkeyPatch,
):
    started = children(monkeypatch, killed=0)

    def leave(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        grids([GOOD, CSV], leave)
    assert [child.poll() is not None for child in started] == [True]


def test_secrets_of_the_environment_do_not_reach_the_child(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setenv("SALESDASH_PASSWORD", "secret")
    seen: list[dict[str, str]] = []

    class Child(subprocess.Popen):
        def __init__(self, *args: Any, env: dict[str, str], **kwargs: Any):
            seen.append(env)
            super().__init__(*args, env=env, **kwargs)

    monkeypatch.setattr(guard.subprocess, "Popen", Child)
    assert named(grids([GOOD])[0]) == ["good.xlsx"]
    assert "secret" not in {value for env in seen for value in env.values()}
