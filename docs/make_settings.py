"""Write the tables of docs/settings.md and settings.zh.md.

Run `python -m docs.make_settings` (or `make docs`) after a change to the
settings or their words; a test holds the pages to what this writes.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from docs.make_sheets import EN, MARK, ZH
from salesdash.settings import SECTIONS, Setting, listed
from salesdash.settings.known import OPEN
from salesdash.settings.spoken import brief, meaning, said, title
from salesdash.words import Words

HERE = Path(__file__).parent
PAGES = {EN: HERE / "settings.md", ZH: HERE / "settings.zh.md"}
HEADS = {
    "en": ("Name in the file", "What it is", "As shipped"),
    "zh": ("文件中的名称", "含义", "默认值"),
}
CODES = {"en": "Codes", "zh": "代码"}
ALIKE = ("yields", "criteria", "weights", "frequency")
"""Sections of which one sentence tells the meaning of every setting."""


def page(t: Words) -> str:
    """Write the page of a language, its top as it stands."""
    top, mark, _ = PAGES[t].read_text(encoding="utf-8").partition(MARK)
    return "\n".join([top + mark, *(section(s, t) for s in SECTIONS)])


def section(name: str, t: Words) -> str:
    """Write what is to be known of one section."""
    own = [s for s in listed().values() if s.section == name]
    if name == "names":
        return heading(name, t, meaning(own[0].name, t)) + names(own, t)
    rows = [line(s, t, alike=name in ALIKE) for s in own]
    rows += [more(prefix, t) for prefix, _ in OPEN if prefix.startswith(name)]
    sentence = meaning(own[0].name, t) if name in ALIKE else ""
    return heading(name, t, sentence) + table(HEADS[t.language], rows)


def heading(name: str, t: Words, sentence: str) -> str:
    """Write the heading of a section, and what all in it mean."""
    told = f"{sentence}\n\n" if sentence else ""
    return f"## {t(f'settings.section.{name}')} (`[{name}]`)\n\n{told}"


def line(setting: Setting, t: Words, *, alike: bool) -> tuple[str, ...]:
    """Write the row of one setting."""
    sense = brief(setting.name, t)
    if not alike:
        sense = f"**{sense}**<br>{meaning(setting.name, t)}"
    default = said(setting.name, setting.default, t)
    other = setting.default != default or setting.kind == "switch"
    written = f" `{setting.default}`" if other else ""
    if (
        setting.kind
        in {"percent", "days", "grace", "grade", "times", "visits"}
        or not setting.default
    ):
        written = ""
    return f"`{setting.name}`", sense, default + written


def more(prefix: str, t: Words) -> tuple[str, ...]:
    """Write the row of settings that there are as many of as teams."""
    name = f"{prefix}…"
    sense = f"**{title(name, t)}**<br>{meaning(name, t)}"
    return f"`{name}`", sense, said(name, "", t)


def names(settings: list[Setting], t: Words) -> str:
    """Write the codes that can be given a name, a row a group."""
    codes = [(s.key.split(".")[0], s.key.rpartition(".")[0]) for s in settings]
    rows = [
        (f"`names.{group}.CODE.en`, `….zh`", _group(group, t), told)
        for group, told in _codes(codes)
    ]
    return table((*HEADS[t.language][:2], CODES[t.language]), rows)


def _group(group: str, t: Words) -> str:
    return t(f"settings.group.{group}")


def _codes(pairs: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for group, members in groupby(pairs, key=lambda pair: pair[0]):
        own = dict.fromkeys(code.partition(".")[2] for _, code in members)
        yield group, ", ".join(f"`{code}`" for code in own)


def table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Write a table."""
    lines = (f"| {' | '.join(cells)} |" for cells in (heads, *rows))
    top, *rest = lines
    return "\n".join([top, "|---" * len(heads) + "|", *rest, ""])


if __name__ == "__main__":
    for words, path in PAGES.items():
        path.write_text(page(words), encoding="utf-8")
        print(f"{path.name} is written.")
