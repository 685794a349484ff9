import pytest
from hypothesis import given

from salesdash.intake.cells import milestones
from salesdash.intake.cells.milestones import milestone
from salesdash.method.milestones import MILESTONES
from tests.intake.cells.columns import ODD, column, said
from tests.intake.grids import Percent

CODES = [m.code for m in MILESTONES]
SHARES = (10, 25, 50, 75, 90, 100)


def test_percents_fractions_and_places_are_told_apart_by_column() -> None:
    percents = column(*SHARES)
    assert said(milestones.read(percents)) == CODES
    fractions = column(*(s / 100 for s in SHARES))
    assert said(milestones.read(fractions)) == CODES
    places = column(1, 2, 3, 4, 5, 6)
    assert said(milestones.read(places)) == CODES
    formatted = column(*(Percent(s / 100) for s in SHARES))
    assert said(milestones.read(formatted)) == CODES


def test_a_column_of_ones_does_not_say_what_it_counts() -> None:
    assert said(milestones.read(column(1, 1))) == ["milestone_scale"] * 2
    hundred = column(Percent(1), Percent(1))
    assert said(milestones.read(hundred)) == ["closed"] * 2


def test_texts_decide_with_the_numbers_of_the_column() -> None:
    there = column("10", "25", 50, "90%", "30")
    assert said(milestones.read(there)) == [
        *CODES[:3],
        "pending_close",
        "not_a_milestone",
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2-Qualified Sponsor", "qualified_sponsor"),
        ("25% 合格经办人", "qualified_sponsor"),
        ("合格经办人 Qualified sponsor", "qualified_sponsor"),
        ("Qualified power sponsor (50%)", "qualified_power_sponsor"),
        ("合格决策人", "qualified_power_sponsor"),
        ("里程碑2", "qualified_sponsor"),
        ("M5", "pending_close"),
        ("75%", "decision_due"),
        ("decision_due", "decision_due"),
        ("结案", "closed"),
        ("待定", None),
    ],
)
def test_milestones_by_name_place_and_percent(
    text: str, code: str | None
) -> None:
    found = milestone(text)
    assert (found.value, found.code) == (code, "")


def test_won_and_lost_in_a_milestone_cell_say_the_status() -> None:
    won, lost = milestone("Closed Won"), milestone("丢单")
    assert (won.value, won.extra) == ("closed", "won")
    assert (lost.value, lost.extra) == (None, "lost")


@given(ODD)
def test_no_text_is_too_odd_for_a_milestone(text: str) -> None:
    assert milestone(text).value in {None, *CODES}
