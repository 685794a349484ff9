"""The Activity page under a company's own settings."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Open

OWN = """
[calendar]
week_start = "sunday"
working_days = ["wednesday"]

[mix]
all = [40, 40, 20]

[mix.rep]
Ann = [50, 30, 20]
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "company.toml"
    path.write_text(OWN, "utf-8")
    monkeypatch.setenv("SALESDASH_COMPANY", str(path))


def metric(app: AppTest, label: str) -> str:
    value = next(m.value for m in app.metric if m.label == label)
    return value.replace("\\", "")


def captions(app: AppTest) -> str:
    return "\n".join(c.value for c in app.caption).replace("\\", "")


@pytest.mark.usefixtures("filled")
def test_visits_are_shared_among_reps_and_working_days(visit: Open) -> None:
    # One visit, one rep; Wednesday the 18th to Friday the 20th.
    app = visit("activity")
    assert metric(app, "Visits per working day") == "0.3"
    assert "weeks begin on Monday" in captions(app)
    assert "ticks" not in captions(app)


@pytest.mark.usefixtures("filled", "own")
def test_the_companys_calendar_and_target_are_used(visit: Open) -> None:
    app = visit("activity")
    assert not app.exception
    assert metric(app, "Visits per working day") == "1.0"
    assert "weeks begin on Sunday" in captions(app)
    assert "The ticks mark the target mix" in captions(app)
    alt = app.get("plotly_chart")[0].proto.alt
    assert "Target: Customer development 50 %" in alt
