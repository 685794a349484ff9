"""What README and docs promise is there."""

import re
from pathlib import Path

import pytest

from docs import make_method, make_sheets
from salesdash import cli

ROOT = Path(__file__).parent.parent
READMES = [ROOT / "README.md", ROOT / "README.zh.md"]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md"))]
MEASURES = sorted(ROOT.glob("docs/metrics/*.md"))


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_the_page_of_sheets_is_made_from_the_model() -> None:
    made = make_sheets.page()
    assert read(make_sheets.PAGE) == made, "run `make docs`"


def test_the_page_of_the_method_is_made_from_the_method() -> None:
    made = make_method.page()
    assert read(make_method.PAGE) == made, "run `make docs`"


@pytest.mark.parametrize("page", PAGES, ids=short)
def test_every_link_leads_to_a_file(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", read(page))
    lost = [link for link in links if not (page.parent / link).exists()]
    assert lost == []


@pytest.mark.parametrize("page", PAGES, ids=short)
def test_every_make_target_is_in_the_makefile(page: Path) -> None:
    targets = set(
        re.findall(r"^([a-z]+):", read(ROOT / "Makefile"), re.MULTILINE)
    )
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", read(page), re.MULTILINE))
    assert named <= targets


@pytest.mark.parametrize("page", MEASURES, ids=short)
def test_every_definition_names_modules_that_are_there(page: Path) -> None:
    modules = re.findall(r"`(salesdash/[a-z_/]+\.py)`", read(page))
    assert modules
    assert [each for each in modules if not (ROOT / each).is_file()] == []


def test_every_definition_is_linked_from_both_readmes() -> None:
    links = [
        {short(m) for m in MEASURES if short(m) in read(r)} for r in READMES
    ]
    assert links == [{short(m) for m in MEASURES}] * 2


@pytest.mark.parametrize("readme", READMES, ids=short)
def test_every_command_is_described(
    readme: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = re.findall(r"^    ([a-z]+) ", usage(capsys), re.MULTILINE)
    assert listed
    described = {cell.split(" ")[0] for cell in table(readme, 1)}
    assert described == set(listed)


@pytest.mark.parametrize("readme", READMES, ids=short)
def test_every_option_belongs_to_the_commands_named(
    readme: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = [
        (option, command)
        for options, commands in table(readme, 2).items()
        for option in re.findall(r"--[a-z-]+", options)
        for command in re.findall(r"[a-z]+", commands)
        if option not in usage(capsys, command)
    ]
    assert wrong == []


def usage(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    with pytest.raises(SystemExit) as end:
        cli.main([*command, "--help"])
    assert end.value.code == 0
    return capsys.readouterr().out


def table(readme: Path, number: int) -> dict[str, str]:
    """Give the first two columns of a table, the first without its marks."""
    blocks = re.findall(r"(?:^\|.*\n)+", read(readme), re.MULTILINE)
    rows = [line.split("|") for line in blocks[number - 1].splitlines()[2:]]
    return {row[1].strip(" `"): row[2] for row in rows}
