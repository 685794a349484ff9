from salesdash import model
from salesdash.days import day
from salesdash.intake import asked, cells
from salesdash.intake.questions import OPTIONS, Told
from salesdash.words import LANGUAGES, Words
from tests.intake.cells.columns import column


def questions(name: str, *values, heading: str = "H", **told: str) -> list:
    table = next(t for t in model.TYPED if name in t.names)
    there = column(*values, heading=heading)
    said = {kind: Told(option, "choice") for kind, option in told.items()}
    answers = cells.read(there, table[name])
    return asked.questions(there, table[name], answers, said)


def test_a_question_shows_what_each_answer_makes_of_real_cells() -> None:
    days = ["5/3/2026", "5/3/2026", "6/4/2026", "7/5/2026", "8/6/2026"]
    ((found, quiet),) = questions("date", *days)
    assert (found.kind, found.heading, found.count) == ("day_order", "H", 5)
    assert found.examples == ("5/3/2026", "6/4/2026", "7/5/2026")
    shown = {
        option: [day(value).isoformat() for value in values]
        for option, values in found.effects.items()
    }
    assert shown == {
        "day_first": ["2026-03-05", "2026-04-06", "2026-05-07"],
        "month_first": ["2026-05-03", "2026-06-04", "2026-07-05"],
    }
    assert (found.answer, found.open, quiet) == ("", True, False)


def test_an_answer_in_force_is_shown_and_others_follow_it() -> None:
    first, second = questions(
        *("amount", 35, 120, 60, "10-15"),
        heading="金额",
        amount_unit="ten_thousand",
    )
    assert first[0].kind == "amount_range"
    assert first[0].effects["low"] == (10_000_000,)
    assert (second[0].kind, second[0].answer) == (
        "amount_unit",
        "ten_thousand",
    )
    assert second[0].source == "choice"
    assert not second[0].open


def test_an_answer_that_is_none_of_the_options_is_no_answer() -> None:
    ((found, _),) = questions("date", "26-3-5", day_order="month_first")
    assert (found.answer, found.source) == ("", "")


def test_levels_show_their_points_with_either_side() -> None:
    ((found, _),) = questions("pain_points", 1, 3, 5)
    assert found.effects["levels"] == ("2 / 13", "6 / 16", "10 / 20")
    assert found.effects["points"] == (None, None, None)


def test_every_question_and_answer_has_words() -> None:
    for t in map(Words, LANGUAGES):
        for kind, options in OPTIONS.items():
            assert t(f"questions.kind.{kind}")
            assert all(t(f"questions.option.{o}") for o in options)
