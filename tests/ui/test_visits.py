from salesdash.ui.visits import asked, named
from salesdash.words import Words


def test_days_are_named_as_a_manager_reads_them() -> None:
    assert named((20_777, 20_777), Words("en")) == "20 Nov 2026"
    assert named((20_773, 20_777), Words("zh")) == (
        "2026年11月16日至2026年11月20日"
    )


def test_the_page_asks_for_the_report_that_it_shows() -> None:
    found = [asked(view, (1, 7)).what for view in ("list", "matrix")]
    assert found == ["daily", "matrix"]
    assert asked("actions", weeks=12).weeks == 12
