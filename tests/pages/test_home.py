"""Every figure of the pages says how it is counted, and leads home."""

import pytest
from streamlit.testing.v1 import AppTest

from salesdash.words import Words
from tests.pages.conftest import Open

pytestmark = pytest.mark.usefixtures("filled")

EN = Words("en")
HOWS = {
    "overview": [
        "pipeline CNY",
        "verified CNY",
        "gap CNY",
        "visits_week ",
        "won_week CNY",
    ],
    "funnel": [
        "open_deals CNY",
        "pipeline CNY",
        "funnel_verified CNY",
        "funnel_claimed CNY",
    ],
    "forecast": ["verified CNY", "claimed CNY", "gap CNY", "won CNY"],
    "activity": ["visits ", "reps ", "per_day ", "hours ", "unclassified "],
    "grading": [f"quadrant {q}" for q in ("key", "prospective")]
    + [f"quadrant {q}" for q in ("ordinary", "ignore")],
}

MORE = {"grading": ["frequency "]}
"""What says how a table is counted, beside the figures."""


def hows(app: AppTest) -> list[str]:
    keys = [button.key or "" for button in app.button]
    return [k.removeprefix("how ") for k in keys if k.startswith("how ")]


@pytest.mark.parametrize(
    ("page", "language"),
    [*((page, "en") for page in HOWS), ("overview", "zh")],
)
def test_each_figure_opens_its_definition_and_its_rows(
    visit: Open, page: str, language: str
) -> None:
    t = Words(language)
    app = visit(page, language)
    assert hows(app) == [*HOWS[page], *MORE.get(page, ())]
    assert len(app.metric) == len(HOWS[page])
    for how in HOWS[page]:
        app.button(key=f"how {how}").click().run()
        assert not app.exception
        said = "\n".join(m.value for m in app.markdown)
        measure = how.split(" ")[0]
        assert t(f"definitions.{measure}.formula") in said
        assert t(f"definitions.{measure}.out") in said
        assert t("counted.left") in said


def test_the_rows_behind_the_pipeline_are_listed_with_their_sum(
    visit: Open,
) -> None:
    app = visit("overview")
    app.button(key="how pipeline CNY").click().run()
    said = [m.value.replace("\\", "") for m in app.markdown]
    assert "These 1 rows together: ¥ 1,000." in said
    frames = [f.value for f in app.dataframe if "adds" in f.value.columns]
    assert [f["adds"].to_list() for f in frames] == [[1000.0]]
    assert frames[0]["customer"].to_list() == ["<b>Acme</b>"]


def test_a_reason_lists_the_rows_that_it_leaves_out(
    visit: Open,
) -> None:
    app = visit("overview")
    app.button(key="how won_week CNY").click().run()
    said = [c.value for c in app.caption]
    assert EN("counted.left_n", n="1") in said
    assert app.button_group[-1].options[0] == "Still open · 1"
