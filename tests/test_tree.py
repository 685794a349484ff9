"""The house holds: floors, sizes, names, and what a page may do."""

import ast
import re
import sys
from collections.abc import Iterator
from itertools import dropwhile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = sorted(ROOT.glob("pages/*.py"))
SHIPPED = [ROOT / "app.py", *PAGES, *sorted(ROOT.glob("salesdash/**/*.py"))]
CODE = [
    *SHIPPED,
    *sorted(ROOT.glob("sample_data/**/*.py")),
    *sorted(ROOT.glob("docs/**/*.py")),
    *sorted(ROOT.glob("benchmarks/**/*.py")),
]
TESTS = sorted(ROOT.glob("tests/**/*.py"))

MODULE_LINES = 300
FUNCTION_LINES = 40
PAGE_LINES = 40
SUMMARY = 72
VAGUE = {"common", "helpers", "manager", "misc", "service", "utils"}

NO_TWIN = {
    "test_docs.py": "speaks of README and docs",
    "test_figures.py": "computes the figures of all pages a second time",
    "test_mutate.py": "reads mutated workbooks, for tests/mutate.py",
    "test_strangers.py": "speaks of whole workbooks, from file to forecast",
    "test_tree.py": "speaks of the whole tree",
    "intake/test_hazards_cells.py": "speaks of whole workbooks",
    "intake/test_hazards_dates.py": "speaks of whole workbooks",
    "intake/test_hazards_files.py": "speaks of whole workbooks",
    "intake/test_hazards_layout.py": "speaks of whole workbooks",
    "intake/test_properties.py": "speaks of whole workbooks, drawn at random",
    "pages/test_home.py": "follows the figures of all pages home",
    "pages/test_pages.py": "tries what all pages have in common",
    "store/test_laws.py": "speaks of the whole fold, on random histories",
    "store/test_stories.py": "speaks of the whole fold, story by story",
}
"""Tests that mirror no module, each with its reason."""

UNMIRRORED = {
    "browser": "tries the running app in Chromium",
}
"""Folders of tests that mirror no package, each with its reason."""

ENTRANCES = {"shell.enter()", "shell.desk()"}
STATEFUL = {"cache_data", "cache_resource", "session_state"}
KEY = re.compile(r"[a-z0-9_./-]*")
WAIVER = re.compile(r"#\s*(?:noqa|type:\s*ignore|pyright:\s*ignore)(.*)")

Function = ast.FunctionDef | ast.AsyncFunctionDef
Documented = Function | ast.ClassDef | ast.Module


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[Function]:
    return (n for n in ast.walk(tree(path)) if isinstance(n, Function))


def length(function: Function) -> int:
    """Count the lines of a function, its docstring apart."""
    first = function.body[0]
    text = ast.get_docstring(function) is not None
    docstring = lines(first) if text else 0
    return lines(function) - docstring


def lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{a.name}" for a in node.names)


def within(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == p or name.startswith(f"{p}.") for p in packages)


def test_no_module_passes_300_lines() -> None:
    long = [
        short(path)
        for path in CODE
        if len(path.read_text(encoding="utf-8").splitlines()) > MODULE_LINES
    ]
    assert long == []


def test_no_function_passes_40_lines() -> None:
    long = [
        f"{short(path)}: {function.name}"
        for path in CODE
        for function in functions(path)
        if length(function) > FUNCTION_LINES
    ]
    assert long == []


def test_a_docstring_begins_with_a_short_sentence() -> None:
    long = [
        f"{short(path)}:{getattr(node, 'lineno', 1)}"
        for path in CODE
        for node in ast.walk(tree(path))
        if isinstance(node, Documented)
        and len((ast.get_docstring(node) or "").split("\n", 1)[0]) > SUMMARY
    ]
    assert long == []


def test_no_module_has_a_vague_name() -> None:
    names = {*CODE, *(path.parent for path in CODE)}
    assert [short(p) for p in names if p.stem.lower() in VAGUE] == []


def test_a_waiver_gives_its_reason() -> None:
    bare = [
        f"{short(path)}:{number}"
        for path in [*CODE, *TESTS]
        for number, line in enumerate(
            path.read_text(encoding="utf-8").splitlines(), 1
        )
        if (waiver := WAIVER.search(line))
        and not re.search(r"\s-{1,2}\s|#|\s\w+\s\w+", waiver.group(1))
    ]
    assert bare == []


def test_the_launcher_imports_nothing_below_ui() -> None:
    allowed = (
        "streamlit",
        "salesdash.ui",
        "starlette",
        *sys.stdlib_module_names,
    )
    names = imports(ROOT / "app.py")
    assert [name for name in names if not within(name, allowed)] == []


def test_method_and_words_import_only_python_itself() -> None:
    allowed = (
        *sys.stdlib_module_names,
        "salesdash.method",
        "salesdash.words",
        "salesdash.errors",
    )
    strange = [
        f"{short(path)}: {name}"
        for package in ("method", "words")
        for path in sorted(ROOT.glob(f"salesdash/{package}/**/*.py"))
        for name in imports(path)
        if not within(name, allowed)
    ]
    assert strange == []


def test_no_pages_folder_stands_beside_the_script() -> None:
    # Streamlit would start in its old mode and run a page bare.
    assert (ROOT / "salesdash/ui/main.py").is_file()
    assert not (ROOT / "salesdash/ui/pages").exists()


def test_every_page_is_thin() -> None:
    thick = [
        short(page)
        for page in PAGES
        if len(page.read_text(encoding="utf-8").splitlines()) > PAGE_LINES
    ]
    assert PAGES
    assert thick == []


def test_every_page_enters_through_the_shell() -> None:
    assert [short(page) for page in PAGES if not enters(page)] == []


def enters(page: Path) -> bool:
    """Whether the first statement after the imports goes by the shell."""
    _, *statements = tree(page).body
    rest = dropwhile(
        lambda node: isinstance(node, ast.Import | ast.ImportFrom), statements
    )
    calls = (n for n in ast.walk(next(rest)) if isinstance(n, ast.Call))
    return any(ast.unparse(call) in ENTRANCES for call in calls)


def test_no_page_holds_text_for_a_reader() -> None:
    text = [
        f"{short(page)}:{node.lineno}: {node.value!r}"
        for page in PAGES
        for node in ast.walk(undocumented(page))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and not KEY.fullmatch(node.value)
    ]
    assert text == []


def undocumented(page: Path) -> ast.Module:
    module = tree(page)
    return ast.Module(module.body[1:], [])


def test_no_page_keeps_state_or_computes() -> None:
    wrong = [
        f"{short(page)}:{node.lineno}"
        for page in PAGES
        for node in ast.walk(tree(page))
        if isinstance(node, ast.BinOp | Function | ast.ClassDef)
        or (isinstance(node, ast.Attribute) and node.attr in STATEFUL)
    ]
    assert wrong == []


def test_each_test_mirrors_a_module() -> None:
    lost = [
        short(path)
        for path in ROOT.glob("tests/**/test_*.py")
        if not twin(path.relative_to(ROOT / "tests"))
    ]
    assert lost == []


def twin(inner: Path) -> bool:
    """Whether a test speaks of a module, or says why it need not."""
    if inner.as_posix() in NO_TWIN or inner.parts[0] in UNMIRRORED:
        return True
    name = inner.with_name(inner.stem.removeprefix("test_"))
    bases = (ROOT, ROOT / "salesdash")
    return any(
        (base / name).is_dir() or (base / name).with_suffix(".py").is_file()
        for base in bases
    )
