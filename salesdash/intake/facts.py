"""What a sheet says once: above its table, on its tab, in its file name."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from salesdash.intake import asof, names, units, vocabulary
from salesdash.intake.cells import days
from salesdash.intake.grid import Cell, Grid
from salesdash.intake.layout import Block, Matrix

_CUT = re.compile(r"[,;|\n\t]|\s{2,}|[)\]】]")
_AMOUNTS = re.compile(r"amounts?(?: are)? in ([a-z$€£¥' ]+)", re.IGNORECASE)
_BRACKET = re.compile(r"\(.*$")
_WHO = ("rep", "team")
_DAYS = ("as_of", "date")
_NAME = 24
_NUMBER = re.compile(r"^(\d{1,2})(?!\s*[-/.月年]|\d)")
_SEVERAL = re.compile(r"[/、,&+]|\band\b|\d")


@dataclass(frozen=True)
class Label:
    """A label of the title block and what stands behind it.

    Attributes:
        kind: What it labels, a key of `labels` in `headings.toml`.
        word: The label as written, evened out.
        value: What stands behind it.
    """

    kind: str
    word: str
    value: str


@dataclass(frozen=True)
class Title:
    """What stands above the table of a sheet.

    Attributes:
        labels: The labels found, in reading order.
        texts: What stands there without a label.
    """

    labels: tuple[Label, ...] = ()
    texts: tuple[str, ...] = ()


@cache
def _kinds() -> dict[str, str]:
    told = vocabulary.words()["labels"]
    found: dict[str, str] = {}
    for kind, words in told.items():
        for word in words:
            found.setdefault(vocabulary.clean(word), kind)
    return found


@cache
def _labels() -> re.Pattern[str]:
    told = [w for ws in vocabulary.words()["labels"].values() for w in ws]
    words = sorted({re.escape(w) for w in told}, key=len, reverse=True)
    every = "|".join(w.replace(r"\ ", r"\s*") for w in words)
    return re.compile(
        rf"(?:^|(?<=[\s,;|(\[【])|(?<=\d))({every})\s*:\s*", re.IGNORECASE
    )


def _even(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("\u3000", " ")


def title(cells: Matrix, grid: Grid, block: Block) -> Title:
    """Read what stands above the table."""
    labels: list[Label] = []
    texts: list[str] = []
    for row in range(block.top):
        line = [_shown(cells, grid, row, c) for c in range(len(grid.strips))]
        line = [t for t in line if t]
        for place, text in enumerate(line):
            found, rest = _read(text, line[place + 1 :])
            labels += found
            if rest and not (place and _announced(line[place - 1])):
                texts.append(rest)
    return Title(tuple(labels), tuple(texts))


def _shown(cells: Matrix, grid: Grid, row: int, place: int) -> str:
    kind = cells.kind[row, place]
    number = float(grid.strips[place].number[row])
    if kind == Cell.DATE and abs(number) < days.SERIALS[1]:
        return (days.EPOCH + timedelta(days=number // 1)).isoformat()
    if kind == Cell.NUMBER:
        return str(int(number)) if number.is_integer() else str(number)
    return _even(str(cells.text[row, place]))


def _announced(text: str) -> bool:
    """Tell whether a cell only labels the cell after it."""
    return bool(text) and _alone(text) is not None


def _alone(text: str) -> str | None:
    bare = text.strip()
    if not bare.endswith(":") and len(bare) > _NAME:
        return None
    hit = _labels().search(bare)
    if hit and hit.end() == len(bare):
        return hit[1]
    return bare if vocabulary.clean(bare) in _kinds() else None


def _read(text: str, after: list[str]) -> tuple[list[Label], str]:
    if word := _alone(text):
        found, _ = _said(text)
        return [*found, *_behind(word, after)], ""
    return _said(text)


def _behind(word: str, after: list[str]) -> Iterator[Label]:
    kind = _kinds()[vocabulary.clean(word)]
    values = []
    for text in after:
        if _alone(text) or _labels().search(text):
            break
        values.append(text)
    value = " ".join(values) if kind in {"period", *_DAYS} else values[:1]
    if value:
        yield Label(kind, word, value if isinstance(value, str) else value[0])


def _said(text: str) -> tuple[list[Label], str]:
    """Read the labels inside one cell, and what is left of it."""
    hits = list(_labels().finditer(text))
    found = []
    rest = text[: hits[0].start()] if hits else text
    for place, hit in enumerate(hits):
        end = hits[place + 1].start() if place + 1 < len(hits) else None
        value = _CUT.split(text[hit.end() : end].strip(), maxsplit=1)[0]
        kind = _kinds()[vocabulary.clean(hit[1])]
        if value.strip():
            found.append(Label(kind, hit[1], value.strip()))
    if hit := _AMOUNTS.search(rest):
        found.append(Label("unit", "amounts in", hit[1].strip()))
    return found, rest.strip()


@dataclass(frozen=True)
class Facts:
    """What is said once for all rows of a sheet.

    Attributes:
        words: rep, team, currency, unit, date, month -> the words.
        day: The day meant, where exactly one day is said.
        labelled: Whether that day is labelled as the day of the rows.
        assumed: Columns taken from a name, without any label -> source.
        month: First day of the month that is said, where none is a day.
        doubt: What it says of the day, where that could be another one.
    """

    words: dict[str, str]
    day: date | None
    labelled: bool
    assumed: dict[str, str]
    month: date | None = None
    doubt: asof.Said | None = None


def when(
    read: Title, grid: Grid, today: date
) -> Iterator[tuple[str, asof.Said | None]]:
    """Give what title, file and sheet say of the day, in this order."""
    years = (*read.texts, names.bare(grid.file), grid.tab)
    years = (*years, *(label.value for label in read.labels))
    for label in sorted(read.labels, key=lambda n: n.kind == "period"):
        if label.kind in {"period", *_DAYS}:
            shift = days.SHIFT if grid.epoch_1904 else 0
            yield "title", _period(label, today, years, shift)
    doubt = vocabulary.words()["doubt"]["words"]
    for text in read.texts:
        if not any(w in vocabulary.plain(text) for w in doubt):
            yield "title", asof.read(text, today, years)
    file = names.bare(grid.file)
    yield "file", asof.read(file, today, years, name=True)
    yield "sheet", asof.read(grid.tab, today, years, name=True)


def _period(
    label: Label, today: date, years: tuple[str, ...], shift: int = 0
) -> asof.Said | None:
    value = label.value
    week = "周" in label.word or "week" in label.word.casefold()
    if week and (hit := _NUMBER.match(value)):
        value = f"week {hit[1]}"
    if found := asof.read(value, today, years):
        return found
    if label.kind == "period":
        return None
    stored = days.day(value, days.Rules(today, shift=shift)).value
    if stored is None:
        return None
    return asof.Said(days.EPOCH + timedelta(days=stored), "day")


def gather(
    read: Title,
    grid: Grid,
    said: list[tuple[str, asof.Said | None]],
    today: date,
) -> Facts:
    """Gather what is said once, but for the rep, who may need others."""
    words: dict[str, str] = {}
    assumed: dict[str, str] = {}
    order = {w: n for n, w in enumerate(_kinds())}
    ranked = sorted(
        read.labels, key=lambda n: order.get(vocabulary.clean(n.word), 0)
    )
    for label in ranked:
        name = _BRACKET.sub("", label.value).strip()
        if label.kind in _WHO and _is_name(name, label.kind):
            words.setdefault(label.kind, name)
        units.labelled(label.kind, label.value, words)
    for text in read.texts:
        units.bracketed(text, words)
    units.named(grid.tab, words)
    units.named(names.bare(grid.file), words)
    if "team" not in words:
        _team(read, grid, words, assumed)
    own = [n for n in read.labels if n.kind == "date"]
    marked = any((s := _period(n, today, ())) and s.kind == "day" for n in own)
    # A tab may be one day of a week that the file is named for.
    said = sorted(said, key=lambda s: s[0] == "file")
    days_said = [s.day for _, s in said if s and s.kind == "day"]
    day = days_said[0] if days_said else None
    if day:
        words["date"] = day.isoformat()
    month = next((s.month for _, s in said if s and s.month), None)
    if month:
        words["month"] = f"{month:%Y-%m}"
    doubt = asof.doubt(said, today, day)
    return Facts(words, day, marked, assumed, month, doubt)


def _is_name(value: str, kind: str) -> bool:
    if not value or len(value) > _NAME or _SEVERAL.search(value):
        return False
    return kind == "team" or not names.is_business(value)


def _team(
    read: Title, grid: Grid, words: dict[str, str], assumed: dict[str, str]
) -> None:
    told = [("title", t) for t in read.texts]
    told += [("sheet", grid.tab), ("file", names.bare(grid.file))]
    for source, text in told:
        if found := names.team(text):
            words["team"], assumed["team"] = found, source
            return


def rep(
    read: Title, grid: Grid, words: dict[str, str], reps: frozenset[str]
) -> tuple[str, str]:
    """Give the rep that a sheet is of, and where that was read.

    Returns:
        Name and source; source is '' where a label says so.
    """
    if "rep" in words:
        return words["rep"], ""
    places = [("title", t) for t in read.texts]
    places += [("sheet", grid.tab), ("file", names.bare(grid.file))]
    for source, text in places:
        if found := names.known(text, reps):
            return found, source
    # Above one of several tables a name alone says whose table it is.
    own = [*places[:-2][::-1], *places[-2:]] if grid.area else places[-2:]
    for source, text in own:
        if found := names.person(text):
            return found, source
    return "", ""
