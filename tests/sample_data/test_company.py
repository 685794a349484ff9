"""The stories that are planted in the reps of the sample company."""

from datetime import date
from typing import Any

import pytest

from salesdash.book import Book, View
from salesdash.metrics import wins

LAST = date(2026, 11, 20)


@pytest.fixture(scope="module")
def view(year: Book) -> View:
    return year.view(LAST)


def leads(view: View) -> dict[str, str]:
    """Say in which activity each rep leads, of those that stand out."""
    rows = view.strengths.filter(view.strengths["leads"] == 1)
    return dict(rows.select("rep", "activity").unique().rows())


def mix(view: View, team: str) -> dict[str, Any]:
    rows = view.mixes.rows(named=True)
    return {row["activity"]: row for row in rows if row["team"] == team}


def spent(view: View, rep: str) -> str:
    """Say on what most visits of a rep go."""
    rows = view.spent.rows(named=True)
    own = {r["segment"]: r["visits"] for r in rows if r["rep"] == rep}
    return max(own, key=own.__getitem__)


def test_the_hunter_leads_in_development(view: View) -> None:
    assert leads(view)["Emma Clarke"] == "development"
    assert spent(view, "Emma Clarke") == "development"


def test_the_farmer_leads_in_maintenance(view: View) -> None:
    assert leads(view)["李娜"] == "maintenance"
    assert spent(view, "李娜") == "maintenance"


def test_a_whole_team_is_on_maintenance_and_lacks_development(
    view: View,
) -> None:
    found = mix(view, "华南")
    assert found["maintenance"]["share"] > 60
    assert [code for code, row in found.items() if row["lacks"]] == [
        "development"
    ]
    reps = ("黄志强", "梁美玲", "周建国", "吴晓彤")
    assert {spent(view, rep) for rep in reps} == {"maintenance"}


def test_who_avoids_key_customers_stands_out_in_nothing(view: View) -> None:
    rows = view.strengths.rows(named=True)
    (kept,) = [
        row
        for row in rows
        if (row["rep"], row["measure"]) == ("赵强", "frequency")
    ]
    assert kept["rank"] == kept["peers"]
    assert "赵强" not in leads(view)


def test_deals_that_meet_the_decision_maker_are_won_more_often(
    view: View,
) -> None:
    rows = view.wins.rows(named=True)
    found = {(row["among"], row["code"]): row for row in rows}
    met = found[wins.ALL, "decision_maker_met"]
    assert met["clear"]
    assert met["difference"] > 0
    far = found[wins.SPONSOR, "decision_maker_met"]
    assert far["without_n"] < met["without_n"]
    # Techniques were drawn at random: none of them may look decisive.
    drawn = [row for row in rows if row["kind"] == "technique"]
    assert drawn
    assert not any(row["clear"] for row in drawn)


def test_the_win_rate_is_of_all_closed_deals(view: View) -> None:
    found = wins.overall(view.closed)
    told = view.opportunities["status"].to_list()
    assert found["won"] == told.count("won")
    assert found["n"] == told.count("won") + told.count("lost")
