"""Values of an opportunity as a person reads them."""

import pytest

from salesdash.model.dossier import Source
from salesdash.ui.deal_value import heading, place, rule, said
from salesdash.words import Words

EN, ZH = Words("en"), Words("zh")


@pytest.mark.parametrize(
    ("column", "value", "en", "zh"),
    [
        ("amount", 125_000, "$ 1,250", "1,250 美元"),
        ("expected_close", 20_777, "20 Nov 2026", "2026年11月20日"),
        ("claimed_milestone", "closed", "100 % Closed (won)", "100% 结案"),
        ("status", "lost", "Lost", "丢单"),
        ("commit", 1, "yes", "是"),
        ("decision_maker_met", -1, "no", "否"),
        ("decision_maker_met", 0, "yes", "是"),
        ("decision_maker_met", 20_777, "20 Nov 2026", "2026年11月20日"),
        ("pain_points", 0, "0", "0"),
        ("rep", "A*n", "A*n", "A*n"),
        ("rep", "", "–", "–"),
        ("amount", None, "–", "–"),
    ],
)
def test_a_value_is_said_by_its_kind(column, value, en, zh) -> None:
    assert said(column, value, "USD", EN) == en
    assert said(column, value, "USD", ZH) == zh


def test_a_column_goes_by_its_heading() -> None:
    assert heading("expected_close", EN) == "Expected close"
    assert heading("close_asked", ZH) == "要求交易定案"
    assert heading("of_old", EN) == "of_old"


def test_a_rule_of_old_goes_by_its_code() -> None:
    assert rule("no_sponsor", EN) == "No sponsor named"
    assert rule("gone", EN) == "gone"


def test_a_place_is_file_sheet_and_row() -> None:
    source = Source("a.xlsx", "Deals", 7, "i", 20_777)
    assert place(source, EN) == "a.xlsx · Deals · row 7"
    assert place(None, EN) == ""
