"""What counts as going well."""

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from salesdash.book.talk_head import strengths, weeks_known
from salesdash.model.dossier import Source
from salesdash.model.talk import Aim, Change, Head, Strength, Sum, Work


def up(*, proven: bool) -> Change:
    source = Source("f", "s", 2, "i", 20_777)
    return Change(
        "up", "a", "", "", None, None, "", "", 500, "CNY", proven, source
    )


def told(head: Head = Head(), changes=(), work: Work = Work()) -> list[str]:  # noqa: B008 - both are frozen
    return [s.code for s in strengths(head, changes, work)]


def test_nothing_in_the_sheets_is_no_strength():
    assert told() == []


def test_a_step_up_is_one_only_with_its_evidence():
    assert told(changes=[up(proven=False)]) == []
    (found,) = strengths(Head(), [up(proven=True)], Work())
    assert found == Strength("proven", 1, sums=(Sum("CNY", 500, 1),))


def test_promises_are_one_from_four_in_five_on():
    assert told(Head(kept=4, promised=5)) == ["kept"]
    assert told(Head(kept=3, promised=5)) == []


def test_visits_are_one_where_the_target_of_the_week_is_reached():
    assert told(Head(visits=8), work=Work(weekly=7.5)) == ["visits"]
    assert told(Head(visits=7), work=Work(weekly=7.5)) == []
    assert told(Head(visits=7)) == []


def test_the_month_is_one_where_its_target_is_covered():
    assert told(Head(aims=(Aim("CNY", 100, 20, 100),))) == ["aim"]
    assert told(Head(aims=(Aim("CNY", 100, 20, 99),))) == []
    assert told(Head(aims=(Aim("CNY", 0, 20, 20),))) == []


def test_open_deals_without_a_gap_are_one():
    pipeline = (Sum("CNY", 900, 3),)
    assert told(Head(pipeline=pipeline)) == ["clean"]
    assert told(Head(pipeline=pipeline, gaps=(Sum("CNY", 1, 1),))) == []


@pytest.mark.parametrize(
    ("first", "known"),
    [([20_777], 1), ([20_771], 1), ([20_770], 2), ([20_790], 0), ([], 0)],
)
def test_a_week_is_known_from_that_of_the_first_visit_on(first, known):
    rows = pl.DataFrame({"date": first}, schema={"date": pl.Int64})
    visits = nw.from_native(rows, eager_only=True)
    assert weeks_known(visits, 20_777) == known
