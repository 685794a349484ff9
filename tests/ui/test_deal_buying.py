"""Where the buyer of a deal stands, in a sentence."""

from typing import Any

import pytest

from salesdash.ui.deal_buying import sentence, where
from salesdash.words import Words

EN = Words("en")
DEAL = {
    "evidence_columns": 1,
    "buying_stage": "sets_criteria",
    "buying_rank": 3,
    "serving_step": "confirm_needs",
    "step_done": "ask_for_business",
    "step_on": 20_777,
    "mismatch": "ahead",
}


@pytest.mark.parametrize(
    ("own", "told"),
    [
        (
            {},
            (
                "The step last done, Ask for the business on 20 Nov 2026,"
                " runs ahead of the buyer, who has only reached: Sets "
                "criteria. What serves that stage: Confirm needs."
            ),
        ),
        (
            {"step_done": "confirm_needs", "mismatch": "fits"},
            (
                "The step last done, Confirm needs on 20 Nov 2026, fits "
                "the stage that the buyer has reached (Sets criteria)."
            ),
        ),
        (
            {"step_done": "probe_listen", "mismatch": "behind"},
            (
                "The step last done, Probe and listen on 20 Nov 2026, "
                "lags behind the buyer, who has already reached: Sets "
                "criteria. What serves that stage: Confirm needs."
            ),
        ),
        (
            {"step_done": None, "mismatch": None},
            (
                "No visit of this deal names a selling step. The one that"
                " serves the buyer now: Confirm needs."
            ),
        ),
        (
            {"evidence_columns": 0, "mismatch": None},
            (
                "No sheet has exit criteria for this deal, so nobody "
                "knows how far the buyer is."
            ),
        ),
    ],
)
def test_a_sentence_sets_the_step_beside_the_stage(
    own: dict[str, Any], told: str
) -> None:
    assert sentence(DEAL | own, EN) == told


def test_a_stage_lies_behind_here_or_ahead() -> None:
    assert [where(n, DEAL) for n in (2, 3, 4)] == ["done", "here", "later"]
    blank = DEAL | {"buying_rank": 0}
    assert {where(n, blank) for n in range(1, 7)} == {"later"}
