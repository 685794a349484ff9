import pytest

from salesdash.method.milestones import (
    CLOSED,
    CRITERIA,
    DECISION_MAKER_MET,
    MILESTONES,
    OPEN,
    SIGNED,
    rank,
    verified,
)
from salesdash.words import LANGUAGES, Words

COUNTS = (5, 3, 5, 2, 4, 4)


def test_the_yields_are_those_of_the_deck() -> None:
    assert {m.code: m.share for m in MILESTONES} == {
        "qualified_suspect": 1_000,
        "qualified_sponsor": 2_500,
        "qualified_power_sponsor": 5_000,
        "decision_due": 7_500,
        "pending_close": 9_000,
        "closed": 10_000,
    }


def test_each_criterion_belongs_to_one_milestone() -> None:
    assert [len(m.criteria) for m in MILESTONES] == list(COUNTS)
    assert len(set(CRITERIA)) == sum(COUNTS)


def test_an_open_deal_is_at_any_milestone_but_closed() -> None:
    assert [m.share for m in OPEN] == [1_000, 2_500, 5_000, 7_500, 9_000]
    assert MILESTONES[-1].code == CLOSED


def test_the_signature_closes_and_the_meeting_engages() -> None:
    assert SIGNED in MILESTONES[5].criteria
    assert DECISION_MAKER_MET in MILESTONES[1].criteria


def test_rank_counts_from_ten_percent_to_closed() -> None:
    assert [rank(m.code) for m in MILESTONES] == [1, 2, 3, 4, 5, 6]
    assert [rank(None), rank(""), rank("won")] == [0, 0, 0]


@pytest.mark.parametrize("reached", range(len(MILESTONES) + 1))
def test_all_criteria_so_far_verify_the_milestone(reached: int) -> None:
    met = [c for m in MILESTONES[:reached] for c in m.criteria]
    expected = MILESTONES[reached - 1].code if reached else None
    assert verified(met) == expected


@pytest.mark.parametrize("missing", CRITERIA)
def test_one_missing_criterion_stops_the_ladder_there(missing: str) -> None:
    met = set(CRITERIA) - {missing}
    holder = next(n for n, m in enumerate(MILESTONES) if missing in m.criteria)
    expected = MILESTONES[holder - 1].code if holder else None
    assert verified(met) == expected


def test_criteria_and_yields_stand_as_on_the_page(
    tables: dict[str, list[list[str]]],
) -> None:
    en, zh = (Words(language) for language in LANGUAGES)
    assert [
        (en.name("milestone", m.code), zh.name("milestone", m.code), m.share)
        for m in MILESTONES
    ] == [(row[0], row[1], percent(row[2])) for row in tables["3"]]
    assert [
        [en.name("criterion", c).lower() for c in m.criteria]
        for m in MILESTONES
    ] == [criteria(row[3]) for row in tables["3"]]


def test_criteria_have_the_chinese_of_the_page(page: str) -> None:
    zh = Words("zh")
    text = page.partition("in the same order: ")[2].partition("\n\n")[0]
    names = text.replace("\n", " ").replace("|", "·").split("·")
    assert [zh.name("criterion", c) for c in CRITERIA] == [
        name.strip() for name in names
    ]


def percent(cell: str) -> int:
    return int(cell.removesuffix(" %")) * 100


def criteria(cell: str) -> list[str]:
    """Split a cell of criteria, each made to stand by itself."""
    whole = {
        "product features that serve the customer's value laid out": (
            "product features laid out"
        ),
        "the features confirmed": "product features confirmed",
        "the close asked for": "close asked for",
    }
    parts = (part.strip().lower() for part in cell.split("·"))
    return [whole.get(part, part) for part in parts]
