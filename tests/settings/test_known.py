import pytest

from salesdash.errors import BadSetting
from salesdash.settings import SECTIONS, find, listed
from salesdash.settings.kinds import READ


def test_every_default_is_evened_out() -> None:
    read = {name: READ[s.kind](s.default) for name, s in listed().items()}
    assert read == {name: s.default for name, s in listed().items()}


def test_the_settings_stand_in_the_order_of_their_sections() -> None:
    found = dict.fromkeys(setting.section for setting in listed().values())
    assert tuple(found) == SECTIONS


def test_a_misspelt_name_is_answered_with_the_closest() -> None:
    with pytest.raises(BadSetting) as error:
        find("yields.decision_du")
    assert error.value.code == "unknown"
    assert error.value.holes["close"] == "yields.decision_due"


@pytest.mark.parametrize("name", ["", "mix.rep.", "qqqq", "yields"])
def test_a_name_like_no_other_is_unknown(name: str) -> None:
    with pytest.raises(BadSetting, match="unknown"):
        find(name)


def test_every_team_and_rep_has_a_mix_of_its_own() -> None:
    setting = find("mix.team.华东.一部")
    assert (setting.section, setting.key) == ("mix", "team.华东.一部")
    assert setting.read("50/25/25") == "50, 25, 25"


def test_a_wrong_value_names_the_setting() -> None:
    with pytest.raises(BadSetting) as error:
        find("yields.decision_due").read("700")
    assert error.value.holes["name"] == "yields.decision_due"


def test_a_signed_contract_stays_the_mark_of_closed() -> None:
    assert "criteria.contract_signed" not in listed()
