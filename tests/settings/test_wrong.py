import pytest

from salesdash.errors import BadSetting
from salesdash.settings import sentence
from salesdash.words import LANGUAGES, Words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_setting_goes_by_its_title_in_the_app(language: str) -> None:
    t = Words(language)
    error = BadSetting("number", value="700", least=0, most=100)
    told = sentence(error.of("yields.decision_due"), t)
    assert t.name("milestone", "decision_due") in told
    assert "yields." not in told


def test_a_setting_goes_by_its_name_in_a_file() -> None:
    error = BadSetting("weekday", value="fri").of("calendar.cut_off")
    assert sentence(error.at("c.toml", 7), Words("en")) == (
        'c.toml, line 7: "calendar.cut_off" = "fri" is no day of the week. '
        "Write monday, tuesday and so on."
    )


def test_milestones_go_by_the_companys_own_names() -> None:
    own = Words("en", {"milestone.closed": {"en": "Done"}})
    error = BadSetting("no_criteria", milestone="closed")
    assert sentence(error, own).startswith('The milestone "Done" has no')


def test_a_later_day_is_named() -> None:
    error = BadSetting("weights_sum", sum="90", day=20_777)
    assert sentence(error, Words("zh")).startswith("自 2026-11-20 起：")


def test_what_was_written_is_cut_short() -> None:
    error = BadSetting("number", value="9" * 500, least=0, most=1)
    told = sentence(error.of("x" * 500), Words("en"))
    assert len(told) < 250
