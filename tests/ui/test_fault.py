"""A page that breaks shows a reference and nothing of the program."""

import pytest
from streamlit.testing.v1 import AppTest


def broken() -> None:
    from salesdash.ui import fault  # noqa: PLC0415 - a script of its own

    fault.report(ValueError("secret of the house"))


def test_a_fault_shows_a_reference_that_stands_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = AppTest.from_function(broken, default_timeout=30).run()
    told = app.error[0].value
    reference = caplog.records[-1].getMessage().split()[-1]
    assert reference in told
    assert "secret" not in told
    assert "secret of the house" in caplog.text
