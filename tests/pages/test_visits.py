"""The Visits page: list, matrix and action table."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Open


def shown(app: AppTest) -> str:
    parts = [*app.markdown, *app.caption, *app.info]
    return "\n".join(part.value for part in parts).replace("\\", "")


def metrics(app: AppTest) -> dict[str, str]:
    return {m.label: m.value.replace("\\", "") for m in app.metric}


@pytest.mark.usefixtures("filled")
def test_the_week_of_the_day_is_listed_rep_by_rep(visit: Open) -> None:
    app = visit("visits")
    assert metrics(app) == {
        "Visits": "1",
        "Reps": "1",
        "Customers": "1",
        "Hours": "1 h",
        "Planned": "0",
    }
    assert "**Ann** · visits: 1" in shown(app)
    assert "16 Nov 2026 to 22 Nov 2026" in shown(app)
    (table,) = app.dataframe
    assert table.value["customer"].to_list() == ["<b>Acme</b>"]


@pytest.mark.usefixtures("filled")
def test_a_day_without_visits_points_to_the_nearest(visit: Open) -> None:
    app = visit("visits")
    app.session_state["visits span"] = "day"
    app.run()
    assert "No visit is known from 20 Nov 2026" in shown(app)
    (go,) = [b for b in app.button if b.label.startswith("Go to")]
    app = go.click().run()
    assert app.date_input[0].value == date(2026, 11, 18)
    assert metrics(app)["Visits"] == "1"


@pytest.mark.usefixtures("filled")
def test_the_matrix_has_a_row_a_customer_and_a_column_a_rep(
    visit: Open,
) -> None:
    app = visit("visits")
    app.session_state["visits view"] = "matrix"
    app.run()
    (table,) = app.dataframe
    assert table.value.to_dict("list") == {
        "customer": ["<b>Acme</b>"],
        "rep 0": ["Development 60 min"],
    }


@pytest.mark.usefixtures("filled")
def test_a_phone_says_that_the_matrix_is_a_list(
    visit: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("salesdash.ui.tables.phone", lambda: True)
    app = visit("visits")
    app.session_state["visits view"] = "matrix"
    app.run()
    assert not app.exception
    assert "A matrix needs a wider screen" in shown(app)
    app.session_state["visits view"] = "actions"
    app.run()
    assert "Tap a cell" in shown(app)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("by", ["activity", "step", "customer"])
def test_the_action_table_is_drawn(visit: Open, by: str) -> None:
    app = visit("visits")
    app.session_state["visits view"] = "actions"
    app.session_state["visits by"] = by
    app.run()
    assert not app.exception
    assert "Visits of each rep by week" in shown(app)
    assert "The last week is not over yet." in shown(app)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("view", ["list", "matrix", "actions"])
def test_it_is_drawn_in_chinese(visit: Open, view: str) -> None:
    app = visit("visits", language="zh")
    app.session_state["visits view"] = view
    app.run()
    assert not app.exception
    assert "visits." not in shown(app)


@pytest.mark.usefixtures("filled")
def test_old_days_can_be_looked_at(visit: Open) -> None:
    app = visit("visits")
    app.session_state["visits day"] = date(1999, 5, 3)
    app.run()
    assert not app.exception
    assert "No visit is known from 3 May 1999 to 9 May 1999" in shown(app)
