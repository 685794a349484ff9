from dataclasses import replace

import pytest

from salesdash.errors import BadSetting
from salesdash.method.milestones import MILESTONES
from salesdash.model import Edit
from salesdash.settings import (
    BACK,
    DEFAULT,
    KIND,
    File,
    Settings,
    Told,
    changed,
    check,
    force,
)
from salesdash.settings.force import ALWAYS

DAY = 20_777
YIELD = "yields.decision_due"
NO_FILE = File()


def edit(
    key: str, value: str, start: int | None = DAY, seq: int = 1, **more: str
) -> Edit:
    told = Edit(KIND, key, value, by="Ann", start=start, seq=seq, **more)
    return replace(told, import_id=str(seq))


def value(settings: Settings, name: str = YIELD) -> str:
    return settings.value(name)


def refused(file: File, edits: list[Edit], *new: Edit) -> BadSetting:
    with pytest.raises(BadSetting) as error:
        check(file, edits, new)
    return error.value


def test_the_deck_holds_where_nobody_says_otherwise() -> None:
    assert DEFAULT.milestones == MILESTONES
    assert set(DEFAULT.weights.values()) == {20}
    assert DEFAULT.told[YIELD] == Told("75", "deck")
    assert (DEFAULT.base, DEFAULT.mix("华东", "王敏")) == ("", ())


def test_an_edit_holds_from_its_day_and_not_the_day_before() -> None:
    edits = [edit(YIELD, "60", reason="too high")]
    assert value(force(NO_FILE, edits, DAY - 1)) == "75"
    after = force(NO_FILE, edits, DAY)
    assert after.told[YIELD] == Told("60", "edit", DAY, "Ann", "too high")
    shares = {m.code: m.share for m in after.milestones}
    assert shares["decision_due"] == 6_000


def test_the_later_day_wins_then_the_later_edit() -> None:
    edits = [
        edit(YIELD, "60", DAY + 7, 1),
        edit(YIELD, "55", DAY, 2),
        edit(YIELD, "65", DAY, 3),
        edit(YIELD, "70", None, 4),
    ]
    days = (DAY - 1, DAY, DAY + 6, DAY + 7)
    found = [value(force(NO_FILE, edits, day)) for day in days]
    assert found == ["70", "65", "65", "60"]
    assert found == [value(force(NO_FILE, edits[::-1], day)) for day in days]


def test_an_edit_comes_before_the_file_and_the_file_before_the_deck() -> None:
    file = File({YIELD: "70", "calendar.cut_off": "sunday"})
    now = force(file, [edit(YIELD, "60")], DAY)
    assert now.told[YIELD].source == "edit"
    assert now.told["calendar.cut_off"] == Told("sunday", "file")
    assert now.told["calendar.week_start"] == Told("monday", "deck")


def test_an_edit_can_go_back_to_file_and_deck() -> None:
    back = [edit(YIELD, "60"), edit(YIELD, BACK, DAY + 1, 2)]
    assert force(NO_FILE, back, DAY + 1).told[YIELD] == Told("75", "deck")
    file = File({YIELD: "70"})
    assert force(file, back, DAY + 1).told[YIELD] == Told("70", "file")


def test_a_single_mix_can_be_taken_back() -> None:
    mine = "mix.rep.王敏"
    edits = [edit(mine, "50/30/20"), edit(mine, BACK, DAY + 1, 2)]
    assert force(NO_FILE, edits, DAY).mix("华东", "王敏") == (50, 30, 20)
    assert mine not in force(NO_FILE, edits, DAY + 1).told


def test_the_mix_of_a_rep_comes_before_the_team_and_all() -> None:
    file = File(
        {
            "mix.all": "40, 40, 20",
            "mix.team.华东": "50, 30, 20",
            "mix.rep.王敏": "60, 20, 20",
        }
    )
    now = force(file, [], DAY)
    assert now.mix("华东", "王敏") == (60, 20, 20)
    assert now.mix("华东", "李建国") == (50, 30, 20)
    assert now.mix("华南", "Ann") == (40, 40, 20)


def test_nothing_can_be_said_outright_against_the_file() -> None:
    file = File({"money.base": "CNY"})
    assert force(file, [edit("money.base", "-")], DAY).base == ""


def test_an_edit_that_is_unknown_by_now_is_passed_over() -> None:
    edits = [edit("yields.gone", "5"), edit(YIELD, "many", DAY, 2)]
    now = force(NO_FILE, edits, DAY)
    assert value(now) == "75"
    assert [left.edit for left in now.left] == edits
    assert [left.error.code for left in now.left] == ["unknown", "number"]


def test_edits_that_a_new_file_contradicts_are_passed_over() -> None:
    edits = [edit("yields.qualified_power_sponsor", "30")]
    now = force(File({"yields.qualified_sponsor": "40"}), edits, DAY)
    assert value(now, "yields.qualified_power_sponsor") == "50"
    assert [left.edit for left in now.left] == edits


def test_only_the_newest_import_of_the_section_is_passed_over() -> None:
    edits = [
        edit("weights.pain", "30"),
        edit("weights.power", "10"),
        edit("weights.value", "30", DAY, 2),
        edit(YIELD, "60", DAY, 2),
    ]
    now = force(NO_FILE, edits, DAY)
    assert (now.weights["pain"], now.weights["value"]) == (30, 20)
    assert value(now) == "60"


def test_a_file_that_cannot_be_is_refused_even_without_edits() -> None:
    with pytest.raises(BadSetting, match="weights_sum"):
        force(File({"weights.pain": "30"}), [], DAY)


def test_a_criterion_can_be_moved_to_another_milestone() -> None:
    moved = edit("criteria.decision_maker_met", "qualified_power_sponsor")
    check(NO_FILE, [], [moved])
    found = {
        m.code: m.criteria for m in force(NO_FILE, [moved], DAY).milestones
    }
    assert found["qualified_sponsor"] == (
        "introduction_agreed",
        "sponsor_letter",
    )
    assert "decision_maker_met" in found["qualified_power_sponsor"]


def test_a_milestone_is_not_left_without_criteria() -> None:
    moved = [
        edit(f"criteria.{code}", "pending_close")
        for code in ("supplier_chosen", "close_asked")
    ]
    error = refused(NO_FILE, [], *moved)
    assert error.code == "no_criteria"
    assert error.holes["milestone"] == "decision_due"


def test_yields_that_fall_are_refused() -> None:
    error = refused(NO_FILE, [], edit(YIELD, "40"))
    assert (error.code, error.holes["before"]) == (
        "yields_fall",
        "qualified_power_sponsor",
    )


def test_weights_that_do_not_add_up_are_refused() -> None:
    error = refused(NO_FILE, [], edit("weights.pain", "30"))
    assert (error.code, error.holes["sum"]) == ("weights_sum", "110")


def test_weights_are_checked_together() -> None:
    pair = [edit("weights.pain", "30"), edit("weights.power", "10")]
    check(NO_FILE, [], pair)
    assert force(NO_FILE, pair, DAY).weights["power"] == 10


def test_a_second_edit_of_one_day_is_checked_as_the_newer() -> None:
    first = edit(YIELD, "60", DAY, 9)
    error = refused(NO_FILE, [first], edit(YIELD, "40", DAY, 0))
    assert error.code == "yields_fall"


def test_an_edit_is_checked_on_later_days_too() -> None:
    later = edit(YIELD, "55", DAY + 7)
    new = edit("yields.qualified_power_sponsor", "60", DAY, 0)
    error = refused(NO_FILE, [later], new)
    assert (error.code, error.holes["day"]) == ("yields_fall", DAY + 7)


def test_an_edit_that_was_passed_over_before_hinders_nobody() -> None:
    check(NO_FILE, [edit("yields.gone", "5")], [edit(YIELD, "60", seq=0)])


def test_a_wrong_value_is_refused_before_it_is_written() -> None:
    assert refused(NO_FILE, [], edit(YIELD, "700")).code == "number"
    assert refused(NO_FILE, [], edit("yields.gone", BACK)).code == "unknown"


def test_what_is_in_force_changes_only_where_an_edit_begins() -> None:
    edits = [edit(YIELD, "60", DAY + 7), edit(YIELD, "70", None)]
    days = (DAY - 1, DAY + 6, DAY + 7, DAY + 30)
    found = [changed(edits, day) for day in days]
    assert found == [ALWAYS, ALWAYS, DAY + 7, DAY + 7]
    assert changed([], DAY) == ALWAYS


def test_every_value_changes_the_key() -> None:
    keys = {
        force(NO_FILE, edits, DAY).key
        for edits in ([], [edit(YIELD, "60")], [edit(YIELD, "61")])
    }
    assert len(keys) == 3
    assert force(NO_FILE, [edit(YIELD, "75")], DAY).key == DEFAULT.key
