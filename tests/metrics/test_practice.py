"""What to play through: what deals lack most often."""

from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.method.milestones import CRITERIA, MILESTONES
from salesdash.metrics.practice import practice
from salesdash.model.talk import Practice

DEAL: dict[str, Any] = {
    "status": "open", "vanished_on": None, "claimed_rank": 1,
    "weakest_factor": None, "evidence_columns": 1, **dict.fromkeys(CRITERIA),
}  # fmt: skip


def played(*deals: dict[str, Any]) -> Practice:
    rows = [DEAL | deal for deal in deals]
    types = {
        "vanished_on": pl.Int32, "weakest_factor": pl.String,
        **dict.fromkeys(CRITERIA, pl.Int32),
    }  # fmt: skip
    table = pl.DataFrame(
        {name: [row[name] for row in rows] for name in DEAL},
        schema_overrides=types,
    )
    frame = nw.from_native(table, eager_only=True)
    return practice(frame, MILESTONES, 20_777)


def test_the_commonest_weakest_factor_and_missing_criterion_are_proposed():
    met = dict.fromkeys(MILESTONES[0].criteria, 0)
    lacks = met | {"sponsor_explores": None}
    planned = met | {"sponsor_explores": 20_778}
    found = played(
        {"weakest_factor": "value", **lacks},
        {"weakest_factor": "value", **planned},
        {"weakest_factor": "pain", **met},
        {"weakest_factor": "pain", "status": "won"},
    )
    assert found == Practice("value", 2, 3, "sponsor_explores", 2, 3)


def test_a_tie_goes_by_the_order_of_the_formula_and_of_the_milestones():
    found = played({"weakest_factor": "control"}, {"weakest_factor": "power"})
    assert (found.factor, found.criterion) == ("power", "product_problem")


def test_criteria_beyond_the_claim_are_not_missing():
    met = dict.fromkeys(MILESTONES[0].criteria, 0)
    assert played(met) == Practice(criterion_of=1)


def test_deals_without_scores_or_columns_propose_nothing():
    assert played({"evidence_columns": 0}) == Practice()
