from salesdash.metrics.evidence.claimed import word

DAY = 20_777
LONG_AGO = {"customer": "Other", "date": DAY - 300}
UNKNOWN = [("a", 1, None, None, None)]


def test_a_word_of_facts_changes_with_each_of_them():
    words = {word(1, 2), word(1, 3), word(12, None), word(1, 2, None)}
    assert len(words) == 4


def test_a_step_up_without_a_visit_in_the_window_is_listed(story, found):
    known = story(
        [
            {"key": "a", "claimed_rank": 2},
            {"key": "b", "customer": "Bolt", "claimed_rank": 2},
        ],
        [
            LONG_AGO,
            {"date": DAY - 22},
            {"customer": "Bolt", "date": DAY - 21},
        ],
        claims=[
            *(("a", DAY - 14, 1), ("a", DAY - 7, 2)),
            *(("b", DAY - 14, 1), ("b", DAY - 7, 2)),
        ],
    )
    assert found(known, "moved_unvisited") == [("a", 0, DAY - 7, 15, None)]


def test_a_first_claim_and_one_taken_back_are_no_step_up(story, found):
    known = story(
        [{"key": "first", "claimed_rank": 3}, {"key": "back"}],
        [LONG_AGO],
        claims=[
            ("first", DAY - 7, 3),
            *(("back", DAY - 21, 1), ("back", DAY - 14, 2)),
            ("back", DAY - 7, 1),
        ],
    )
    assert found(known, "moved_unvisited") == []


def test_a_step_up_before_anybody_logged_visits_is_unknown(story, found):
    claims = [("a", DAY - 14, 1), ("a", DAY - 7, 2)]
    for visits in ([], [{"customer": "Other", "date": DAY - 20}]):
        known = story([{"claimed_rank": 2}], visits, claims=claims)
        assert found(known, "moved_unvisited") == UNKNOWN


def test_from_a_quarter_on_a_sponsor_has_a_name(story, found):
    known = story(
        [
            {"key": "a", "claimed_rank": 2, "customer": "None"},
            {"key": "named", "claimed_rank": 2, "sponsor_name": "Bo"},
            {"key": "early", "claimed_rank": 1, "customer": "None"},
            {"key": "listed", "claimed_rank": 5},
        ],
        contacts=[{"role": "supporter"}],
    )
    assert found(known, "no_sponsor") == [("a", 0, None, None, None)]


def test_whoever_stands_for_us_can_be_the_sponsor_but_no_decider(story, found):
    known = story(
        [
            {"key": "a", "claimed_rank": 2},
            {"key": "b", "claimed_rank": 2, "customer": "Bolt"},
        ],
        contacts=[
            {"role": "decision_maker", "stance": "for"},
            {"role": "user", "stance": "neutral"},
            {"customer": "Bolt", "role": "user", "stance": "for"},
        ],
    )
    assert found(known, "no_sponsor") == [("a", 0, None, None, None)]


def test_without_a_place_for_a_sponsor_nothing_is_missing(story, found):
    known = story([{"claimed_rank": 4}], columns=frozenset())
    assert found(known, "no_sponsor") == UNKNOWN
    other = [{"customer": "Other", "team": "East"}]
    known = story([{"claimed_rank": 4}], [], other, columns=frozenset())
    assert found(known, "no_sponsor") == [("a", 0, None, None, None)]


def test_a_visit_that_names_the_decision_maker_is_a_meeting(story, found):
    deal = {"claimed_rank": 3, "decision_maker_name": "Zhang Wei"}
    known = story(
        [{**deal, "key": "a"}, {**deal, "key": "b", "customer": "Bolt"}],
        [
            LONG_AGO,
            {"person": "Li Na", "date": DAY - 5},
            {"customer": "Bolt", "person": "Li Na, ZHANG WEI"},
        ],
    )
    rows = found(known, "power_unvisited")
    assert rows == [("a", 0, None, None, None)]


def test_a_dated_meeting_needs_a_visit_in_the_week_around_it(story, found):
    met = {"claimed_rank": 3, "decision_maker_met": DAY - 20}
    known = story(
        [
            {**met, "key": "near"},
            {**met, "key": "far", "customer": "Bolt"},
            {"key": "early", "customer": "Bolt", "claimed_rank": 2},
        ],
        [
            LONG_AGO,
            {"date": DAY - 27},
            {"customer": "Bolt", "date": DAY - 28},
            {"customer": "Bolt", "date": DAY - 12},
        ],
    )
    rows = found(known, "power_unvisited")
    assert rows == [("far", 0, DAY - 13, None, None)]


def test_a_bare_yes_needs_a_visit_before_the_sheet_that_says_so(story, found):
    met = {"claimed_rank": 3, "decision_maker_met": 0}
    seen = [(key, "decision_maker_met", DAY - 7) for key in ("a", "b")]
    known = story(
        [{**met, "key": "a"}, {**met, "key": "b", "customer": "Bolt"}],
        [
            LONG_AGO,
            {"date": DAY - 22},
            {"date": DAY - 6},
            {"customer": "Bolt", "date": DAY - 21},
        ],
        seen=seen,
    )
    rows = found(known, "power_unvisited")
    assert rows == [("a", 0, DAY - 7, None, None)]


def test_a_visit_to_somebody_else_is_no_meeting(story, found):
    deal = {
        "claimed_rank": 3,
        "decision_maker_name": "Zhang Wei",
        "decision_maker_met": DAY - 3,
    }
    known = story([deal], [LONG_AGO, {"person": "Li Na", "date": DAY - 3}])
    assert len(found(known, "power_unvisited")) == 1
    known = story([deal], [LONG_AGO, {"person": "", "date": DAY - 3}])
    assert found(known, "power_unvisited") == []


def test_the_day_on_which_a_contact_was_met_counts_as_well(story, found):
    power = {"role": "decision_maker", "met_on": DAY - 10}
    known = story(
        [{"claimed_rank": 3}], [LONG_AGO, {"date": DAY - 10}], [power]
    )
    assert found(known, "power_unvisited") == []


def test_a_meeting_before_visits_were_logged_is_unknown(story, found):
    deal = {"claimed_rank": 3, "decision_maker_met": DAY - 20}
    known = story([deal], [{"customer": "Other", "date": DAY - 20}])
    assert found(known, "power_unvisited") == UNKNOWN
    known = story([{"claimed_rank": 3}], columns=frozenset())
    assert found(known, "power_unvisited") == UNKNOWN


def test_above_the_first_milestone_a_pain_is_found(story, found):
    known = story(
        [
            {"key": "a", "claimed_rank": 2},
            {"key": "first", "claimed_rank": 1},
            {"key": "found", "claimed_rank": 2, "latent_pain_found": 0},
            {"key": "no", "claimed_rank": 2, "sponsor_admits_pain": -1},
            {"key": "told", "claimed_rank": 2, "sponsor_pain": "scrap"},
            {
                "key": "later",
                "claimed_rank": 2,
                "decision_maker_admits_pain": DAY + 1,
            },
        ],
    )
    keys = [row[0] for row in found(known, "no_pain")]
    assert keys == ["a", "later", "no"]


def test_a_pain_is_admitted_from_the_fourth_level_on(story, found):
    known = story(
        [
            {"key": f"{points:02}", "claimed_rank": 2, "pain_points": points}
            for points in (0, 6, 8, 16, 18)
        ]
    )
    keys = [row[0] for row in found(known, "no_pain")]
    assert keys == ["00", "06", "16"]


def test_without_a_place_for_a_pain_nothing_is_missing(story, found):
    known = story([{"claimed_rank": 5}], columns=frozenset({"amount"}))
    assert found(known, "no_pain") == UNKNOWN


def test_when_the_decision_is_due_something_was_asked_for(story, found):
    due = {"claimed_rank": 4}
    known = story(
        [
            {**due, "key": "a", "opportunity": "A", "close_asked": -1},
            {**due, "key": "asked", "opportunity": "B", "close_asked": 0},
            {**due, "key": "made", "opportunity": "C", "final_proposal": 1},
            {**due, "key": "step", "opportunity": "D"},
            {**due, "key": "tried", "opportunity": "E"},
            {"key": "early", "opportunity": "F", "claimed_rank": 3},
        ],
        [
            {"opportunity": "A", "step": "probe_listen"},
            {"opportunity": "D", "step": "present_persuade"},
            {"opportunity": "E", "closing_technique": "Ask"},
        ],
    )
    rows = found(known, "no_close_asked")
    assert rows == [("a", 0, None, None, None)]


def test_without_a_place_for_asking_nothing_is_missing(story, found):
    nothing = frozenset({"product_problem"})
    known = story([{"claimed_rank": 4}], [{}], columns=nothing)
    assert found(known, "no_close_asked") == UNKNOWN
    steps = [{"step": "probe_listen"}]
    known = story([{"claimed_rank": 4}], steps, columns=nothing)
    assert found(known, "no_close_asked") == [("a", 0, None, None, None)]


def test_the_buying_stage_keeps_up_with_the_claim(story, found):
    known = story(
        [
            {"key": "a", "claimed_rank": 3, "buying_rank": 1},
            {"key": "level", "claimed_rank": 3, "buying_rank": 3},
            {"key": "ahead", "claimed_rank": 2, "buying_rank": 4},
            {"key": "first", "claimed_rank": 1, "buying_rank": 0},
            {"key": "pending", "claimed_rank": 5, "buying_rank": 4},
        ]
    )
    rows = found(known, "stage_behind")
    assert rows == [("a", 0, None, None, 2), ("pending", 0, None, None, 1)]


def test_without_criteria_a_stage_cannot_be_checked(story, found):
    deal = {"claimed_rank": 4, "buying_rank": 0, "evidence_columns": 0}
    known = story([deal], columns=frozenset({"amount"}))
    assert found(known, "stage_behind") == UNKNOWN


def test_roles_are_needed_as_the_claim_rises(story, found):
    known = story(
        [
            {"key": "a", "claimed_rank": 2, "customer": "None"},
            {"key": "b", "claimed_rank": 2, "decision_maker_name": "Bo"},
            {"key": "c", "claimed_rank": 3},
            {"key": "d", "claimed_rank": 1, "customer": "None"},
        ],
        contacts=[
            {"role": "decision_maker", "person": "Bo"},
            {"role": "user", "person": "Di"},
            {"role": "purchaser", "person": ""},
        ],
    )
    rows = found(known, "role_unknown")
    assert rows == [("a", 0, None, None, 1), ("c", 0, None, None, 3)]


def test_only_roles_that_have_a_place_can_be_missing(story, found):
    deal = {"claimed_rank": 3}
    known = story([deal], columns=frozenset())
    assert found(known, "role_unknown") == UNKNOWN
    known = story([deal], columns=frozenset({"decision_maker_name"}))
    assert found(known, "role_unknown") == [("a", 0, None, None, 1)]
