"""What was picked last, in the chart or in the table."""

import pytest
import streamlit as st

from salesdash.ui import wins

DOT = ["criterion", "close_asked", "with"]
OTHER = ["criterion", "close_asked", "without"]
ROW = ["step", "follow_up", "asked"]


@pytest.fixture(autouse=True)
def state(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {})


def test_the_last_click_counts() -> None:
    assert wins.last(None, None) is None
    assert wins.last(DOT, None) == DOT
    assert wins.last(DOT, ROW) == ROW
    assert wins.last(DOT, ROW) == ROW
    assert wins.last(OTHER, ROW) == OTHER


def test_what_is_no_longer_picked_does_not_stay() -> None:
    assert wins.last(DOT, ROW) == ROW
    assert wins.last(DOT, None) == DOT
    assert wins.last(None, None) is None
