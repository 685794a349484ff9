import pytest

from salesdash.settings import SECTIONS, listed
from salesdash.settings.spoken import brief, meaning, said, title
from salesdash.words import LANGUAGES, Words

OPEN = ("mix.team.华东", "mix.rep.J. Smith")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_has_a_title_of_its_own(language: str) -> None:
    t = Words(language)
    names = [*listed(), *OPEN]
    titles = {title(name, t) for name in names}
    assert len(titles) == len(names)
    assert not any("_" in each or "{" in each for each in titles)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_has_a_meaning_and_its_value_a_word(
    language: str,
) -> None:
    t = Words(language)
    for name, setting in listed().items():
        assert meaning(name, t)
        assert said(name, setting.default, t)
        assert brief(name, t)


def test_the_sections_are_all_of_them() -> None:
    assert {s.section for s in listed().values()} == set(SECTIONS)


@pytest.mark.parametrize(
    ("name", "value", "en", "zh"),
    [
        ("yields.decision_due", "62.5", "62.5 %", "62.5%"),
        ("thresholds.unvisited_days", "21", "21 days", "21 天"),
        ("calendar.fiscal_year_start", "4", "April", "4 月"),
        ("calendar.cut_off", "friday", "Friday", "周五"),
        ("criteria.close_asked", "closed", "Closed (won)", "结案"),
        ("money.base", "CNY", "CNY", "CNY"),
        ("money.base", "-", "none: each amount in its own", None),
        ("names.milestone.closed.en", "Done", "Done", "Done"),
        ("yields.gone", "<5>", "<5>", "<5>"),
        ("yields.decision_due", "many", "many", "many"),
    ],
)
def test_a_value_is_said_in_words(
    name: str, value: str, en: str, zh: str | None
) -> None:
    assert said(name, value, Words("en")) == en
    if zh:
        assert said(name, value, Words("zh")) == zh
