"""What should give one pause before an import, and a way out of it."""

from collections.abc import Iterator
from dataclasses import dataclass

import streamlit as st

from salesdash.book import Preview, SheetPreview
from salesdash.exports.findings import sentence
from salesdash.ui import text
from salesdash.ui.decisions import Card, Place, decide
from salesdash.words import Words

MISSING = "most_deals_missing"
ASSUMED = "assumed"
ADDS = "adds"


@dataclass(frozen=True)
class Caution:
    """One thing to think about.

    Attributes:
        said: What it is, in a sentence.
        adds: Whether taking the sheet as a mere addition is a way out.
        asks: Whether a confirmation is asked.
    """

    said: str
    adds: bool = False
    asks: bool = False


def asked(preview: Preview, t: Words) -> list[str]:
    """Give what a person has to confirm before an import."""
    files = {sheet.read.file for sheet in preview.fresh}
    return [
        f"{sheet.read.file}: {caution.said}"
        if len(files) > 1
        else caution.said
        for sheet in preview.fresh
        for caution in cautions(preview, sheet, t)
        if caution.asks
    ]


def places(preview: Preview) -> set[Place]:
    """Give the sheets for which a confirmation is asked."""
    missing = {
        (finding.file, finding.sheet)
        for finding in preview.findings
        if finding.code == MISSING
    }
    return missing | {
        (sheet.read.file, sheet.read.sheet)
        for sheet in preview.fresh
        if sheet.gone or _undated(sheet)
    }


def draw(card: Card, preview: Preview) -> None:
    """Draw the cautions of a sheet, each with the way out of it."""
    t = card.t
    for number, caution in enumerate(cautions(preview, card.sheet, t)):
        with st.container(key=card.key(f"caution {number}"), gap="small"):
            said = text.plain(caution.said, 500)
            if caution.asks:
                st.warning(said, icon=":material/warning:")
            else:
                st.info(said, icon=":material/info:")
            if caution.adds:
                _way_out(card, number)


def _way_out(card: Card, number: int) -> None:
    st.button(
        card.t("upload.caution.take_adds"),
        icon=":material/playlist_add:",
        key=card.key(f"adds {number}"),
        on_click=decide,
        args=(card.place,),
        kwargs={"covers": ADDS},
    )


def cautions(
    preview: Preview, sheet: SheetPreview, t: Words
) -> Iterator[Caution]:
    """Find what should give one pause about a sheet.

    Args:
        preview: The coming import.
        sheet: A sheet of it.
        t: The words.
    """
    read = sheet.read
    if not read.table or sheet.same:
        return
    place = read.file, read.sheet
    for finding in preview.findings:
        found = finding.code == MISSING
        if found and (finding.file, finding.sheet) == place:
            yield Caution(sentence(finding, t), adds=True, asks=True)
    if sheet.gone:
        holes = {"n": text.number(sheet.gone), "sheet": read.sheet}
        said = t("upload.caution.gone", **holes)
        yield Caution(said, adds=True, asks=True)
    if sheet.later:
        yield Caution(_late(preview, sheet, place, t))
    if read.as_of_source == ASSUMED:
        day = read.as_of.isoformat()
        said = t("upload.caution.assumed", sheet=read.sheet, day=day)
        yield Caution(said, asks=_undated(sheet))


def _late(
    preview: Preview, sheet: SheetPreview, place: Place, t: Words
) -> str:
    """Say which state a late sheet changes: its own week, or today too."""
    changed = preview.moves.touched().get(place, 0) if preview.moves else 0
    key = "late_today" if changed else "late"
    return t(
        f"upload.caution.{key}",
        sheet=sheet.read.sheet,
        day=sheet.read.as_of.isoformat(),
        later=sheet.later.isoformat() if sheet.later else "",
        n=text.number(changed),
    )


def _undated(sheet: SheetPreview) -> bool:
    """Tell whether a list of deals has no day: it is the state of one."""
    read = sheet.read
    return read.as_of_source == ASSUMED and read.table == "opportunities"
