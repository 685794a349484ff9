"""What README and docs promise is there."""

import calendar
import re
from collections import Counter
from pathlib import Path

import pytest

from docs import make_method, make_settings, make_sheets
from salesdash import cli, settings
from salesdash.words import Words

ROOT = Path(__file__).parent.parent
READMES = [ROOT / "README.md", ROOT / "README.zh.md"]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md"))]
MEASURES = sorted(ROOT.glob("docs/metrics/*.md"))
MONTHS = {
    name: str(number)
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
}


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def bilingual(page: Path) -> bool:
    """Tell whether a page says everything in both languages itself."""
    return " · " in read(page).partition("\n")[0]


def translated(page: Path) -> Path:
    return page.with_name(f"{page.stem}.zh{page.suffix}")


ENGLISH = [
    page
    for page in PAGES
    if not (page.name.endswith(".zh.md") or bilingual(page))
    and page.name != "CONTRIBUTING.md"
]
TWINS = [page for page in ENGLISH if translated(page).exists()]


def test_the_page_of_sheets_is_made_from_the_model() -> None:
    made = make_sheets.page()
    assert read(make_sheets.PAGE) == made, "run `make docs`"


def test_the_page_of_the_method_is_made_from_the_method() -> None:
    made = make_method.page()
    assert read(make_method.PAGE) == made, "run `make docs`"


@pytest.mark.parametrize("t", make_settings.PAGES, ids=lambda t: t.language)
def test_the_page_of_settings_is_made_from_the_settings(t: Words) -> None:
    made = make_settings.page(t)
    assert read(make_settings.PAGES[t]) == made, "run `make docs`"


@pytest.mark.parametrize("t", make_settings.PAGES, ids=lambda t: t.language)
def test_the_example_of_a_company_file_can_be_used(t: Words) -> None:
    page = read(make_settings.PAGES[t])
    (example,) = re.findall(r"```toml\n(.+?)```", page, re.DOTALL)
    values = settings.parsed(example.encode(), settings.NAME).values
    assert {name.partition(".")[0] for name in values} == set(
        settings.SECTIONS
    )


@pytest.mark.parametrize("page", PAGES, ids=short)
def test_every_link_leads_to_a_file(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", read(page))
    lost = [link for link in links if not (page.parent / link).exists()]
    assert lost == []


@pytest.mark.parametrize("page", PAGES, ids=short)
def test_every_link_into_a_page_leads_to_a_heading(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]*\.md)#([^)]*)\)", read(page))
    lost = [
        (link, anchor)
        for link, anchor in links
        if anchor not in map(anchored, headings(page.parent / link))
    ]
    assert lost == []


def test_every_page_has_a_twin_in_the_other_language() -> None:
    assert [short(page) for page in ENGLISH if page not in TWINS] == []
    twins = {translated(page) for page in TWINS}
    assert {page for page in PAGES if page.name.endswith(".zh.md")} == twins


@pytest.mark.parametrize("page", TWINS, ids=short)
def test_a_page_and_its_twin_begin_with_a_link_to_each_other(
    page: Path,
) -> None:
    twin = translated(page)
    first = [read(each).splitlines()[2] for each in (page, twin)]
    assert first == [f"[中文]({twin.name})", f"[English]({page.name})"]


@pytest.mark.parametrize("page", TWINS, ids=short)
def test_a_twin_has_the_same_headings_lists_and_tables(page: Path) -> None:
    marks = r"^(#+ |\s*- |\d+\. |\|)(.*)"
    shapes = [
        [
            (mark, row.count("|"))
            for mark, row in re.findall(marks, read(each), re.MULTILINE)
        ]
        for each in (page, translated(page))
    ]
    assert shapes[1] == shapes[0]


@pytest.mark.parametrize("page", TWINS, ids=short)
def test_a_twin_has_the_same_code(page: Path) -> None:
    blocks, twin = map(code, (page, translated(page)))
    assert twin == blocks


@pytest.mark.parametrize("page", TWINS, ids=short)
def test_a_twin_names_the_same_files_and_columns(page: Path) -> None:
    # What has a space in it is a formula or a call, and is translated.
    named, twin = (
        set(re.findall(r"`([!-~]+)`", read(each)))
        for each in (page, translated(page))
    )
    assert twin == named


# The tour quotes money as each language writes it; tests/browser/test_tour.py
# compares both with the app.
@pytest.mark.parametrize(
    "page", [page for page in TWINS if page.name != "tour.md"], ids=short
)
def test_a_twin_has_the_same_numbers_in_each_section(page: Path) -> None:
    numbers, twin = (
        [set(figures(section)) for section in sections(each)]
        for each in (page, translated(page))
    )
    assert twin == numbers


@pytest.mark.parametrize(
    "page", [page for page in TWINS if page in MEASURES], ids=short
)
def test_every_definition_and_its_twin_work_the_same_example(
    page: Path,
) -> None:
    pairs = zip(sections(page), sections(translated(page)), strict=True)
    examples = [pair for pair in pairs if pair[0].startswith("Example")]
    assert examples
    assert [Counter(figures(zh)) for _, zh in examples] == [
        Counter(figures(en)) for en, _ in examples
    ]


@pytest.mark.parametrize("page", TWINS, ids=short)
def test_a_twin_links_the_twins_of_what_a_page_links(page: Path) -> None:
    targets = [(page.parent / link).resolve() for link in links(page)]
    twins = [translated(each) for each in targets]
    expected = {
        twin if twin.exists() else each
        for each, twin in zip(targets, twins, strict=True)
    }
    twin = translated(page)
    assert {(twin.parent / link).resolve() for link in links(twin)} == expected


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


@pytest.mark.parametrize("readme", READMES, ids=short)
def test_every_definition_is_linked_from_both_readmes(readme: Path) -> None:
    chinese = readme.name.endswith(".zh.md")
    own = [m for m in MEASURES if m.name.endswith(".zh.md") == chinese]
    linked = {link for link in links(readme) if "metrics/" in link}
    assert linked == {short(m) for m in own}


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


def links(page: Path) -> list[str]:
    """Give the files that a page links, but for its own twin."""
    text = "\n".join(read(page).splitlines()[3:])
    return re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)


def sections(page: Path) -> list[str]:
    """Give the parts of a page, without what it says of the other language."""
    own = re.sub(r"^\*\*中文\*\*.*\n", "", read(page), flags=re.MULTILINE)
    return own.split("\n## ")


def headings(page: Path) -> list[str]:
    return re.findall(r"^#+ (.+)", read(page), re.MULTILINE)


def anchored(heading: str) -> str:
    """Write a heading as the anchor that it is linked by."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def code(page: Path) -> list[list[str]]:
    """Give the blocks of code; what is said in a language is left out."""
    blocks = re.findall(r"(?ms)^```(.+?)^```", read(page))
    return [
        [
            line.removesuffix(" --language zh")
            for line in block.splitlines()
            if not line.startswith("# ")
        ]
        for block in blocks
    ]


def figures(text: str) -> list[str]:
    """Give the numbers of a text, months among them, no commas in them."""
    names = "|".join(MONTHS)
    spelled = re.sub(rf"\b({names})\b", lambda m: MONTHS[m[0]], text)
    numbers = re.findall(r"\d+(?:[.,]\d+)*", spelled)
    return [number.replace(",", "") for number in numbers]


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
