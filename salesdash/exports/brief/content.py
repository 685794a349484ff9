"""What a brief says: the one content of workbook and print view."""

from collections.abc import Sequence
from dataclasses import replace

from salesdash.exports.brief import buyers, form, told
from salesdash.exports.brief.page import ACROSS, Block, Cell, Page, cut, flat
from salesdash.exports.cells import day as iso
from salesdash.method.milestones import MILESTONES, Milestone
from salesdash.model.dossier import Dossier
from salesdash.words import Words


def content(
    dossier: Dossier, t: Words, milestones: Sequence[Milestone] = MILESTONES
) -> Page:
    """Write the key opportunity brief of a deal (deck, pages 33-34).

    Args:
        dossier: What is known of the deal.
        t: The words, with the company's own names.
        milestones: As the company has set them.
    """
    deal, day = dossier.deal, iso(dossier.day)
    customer = flat(deal["customer"])
    name = flat(deal["name"] or deal["opportunity"])
    title = " · ".join(filter(None, (customer, name))) or t("brief.unnamed")
    blocks = (
        Block("title", ((Cell(t("brief.title"), look="title"),),)),
        told.facts(dossier, t, milestones),
        told.persons(dossier, t),
        told.score(dossier, t),
        form.form(dossier.ticks, t, milestones),
        buyers.buyers(dossier, t),
        buyers.plan(dossier, t),
        buyers.hits(dossier, t),
        buyers.recent(dossier, t, milestones),
        _signed(t),
    )
    page = Page(
        customer or name,
        title,
        dossier.day,
        t("brief.as_of", day=day),
        t("brief.foot", file=_file(deal["file"]), day=iso(deal["as_of"])),
        blocks,
        t.language,
    )
    return page if not page.cut else _noted(page, t)


def _file(name: str) -> str:
    return cut(flat(name), ACROSS // 2, 1)


def _signed(t: Words) -> Block:
    """Leave room for the signatures of rep and supervisor."""
    names = ("rep_signs", "supervisor_signs")
    half = ACROSS // 2
    line = tuple(Cell(t(f"brief.{name}"), half, "sign") for name in names)
    return Block("signed", (line,))


def _noted(page: Page, t: Words) -> Page:
    """Say that some texts had to be cut."""
    note = Block("cut", ((Cell(t("brief.cut"), look="note"),),))
    blocks = (*page.blocks[:-1], note, page.blocks[-1])
    return replace(page, blocks=blocks)
