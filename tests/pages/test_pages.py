"""Every page stands in both languages, over no data and over little."""

import pytest
from streamlit.testing.v1 import AppTest

from salesdash.words import LANGUAGES, Words
from tests.pages.conftest import Open

LOOKS = (
    *("overview", "funnel", "forecast", "activity", "grading"),
    *("opportunities", "evidence", "buying", "submissions"),
    *("success", "wins", "visits", "strengths", "coaching"),
    *("controls", "customers"),
)
PAGES = (*LOOKS, "upload", "history")


def shown(app: AppTest) -> str:
    return "\n".join(
        str(getattr(e, "value", ""))
        for kind in ("title", "markdown", "caption", "subheader", "info")
        for e in app.get(kind)
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", LOOKS)
@pytest.mark.usefixtures("store")
def test_an_empty_log_points_to_upload(
    visit: Open, page: str, language: str
) -> None:
    app = visit(page, language)
    t = Words(language)
    assert not app.exception
    assert t("shell.empty") in shown(app)
    assert [b.label for b in app.button] == [t("shell.to_upload")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("filled")
def test_one_rep_with_one_deal_fills_a_page(
    visit: Open, page: str, language: str
) -> None:
    app = visit(page, language)
    assert not app.exception
    assert app.title[0].value == Words(language)(f"{page}.title")
    assert "None" not in shown(app)


@pytest.mark.usefixtures("filled")
def test_an_unknown_value_in_the_address_falls_back(visit: Open) -> None:
    app = visit("activity", rep="Nobody", period="never", as_of="1999-01-01")
    assert not app.exception
    assert [box.value for box in app.selectbox] == ["2026-11-20", "", "", ""]


@pytest.mark.usefixtures("filled")
def test_a_known_value_in_the_address_is_taken(visit: Open) -> None:
    app = visit("activity", rep="Ann", period="month")
    assert [box.value for box in app.selectbox][2:] == ["Ann", "month"]


@pytest.mark.usefixtures("filled")
def test_the_forecast_weighs_claim_and_evidence(visit: Open) -> None:
    app = visit("forecast")
    figures = {m.label: m.value for m in app.metric}
    t = Words("en")
    assert figures[t("forecast.verified")] == "¥ 100"
    assert figures[t("forecast.claimed")] == "¥ 250"


@pytest.mark.usefixtures("store")
def test_a_stranger_sees_the_upload_page_first(visit: Open) -> None:
    app = visit()
    assert app.title[0].value == "Upload"
    assert [b.key for b in app.button] == ["sample"]
