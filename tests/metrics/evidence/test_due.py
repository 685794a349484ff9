DAY = 20_777
LONG_AGO = {"customer": "Other", "date": DAY - 300}
UNKNOWN = [("a", 1, None, None, None)]


def test_a_deal_about_to_close_is_visited(story, found):
    known = story(
        [
            {"key": "a", "opportunity": "A", "expected_close": DAY + 30},
            {"key": "b", "opportunity": "B", "expected_close": DAY + 31},
            {"key": "c", "opportunity": "C", "expected_close": DAY - 90},
            {"key": "d", "opportunity": "D", "expected_close": DAY + 5},
            {"key": "e", "opportunity": "E"},
        ],
        [
            LONG_AGO,
            {"opportunity": "A", "date": DAY - 14},
            {"opportunity": "D", "date": DAY - 13},
        ],
    )
    rows = found(known, "closing_untouched")
    assert rows == [
        ("a", 0, DAY + 30, 14, None),
        ("c", 0, DAY - 90, None, None),
    ]


def test_a_new_deal_has_time_for_its_first_visit(story, found):
    deal = {"expected_close": DAY + 5}
    known = story(
        [
            {**deal, "key": "new", "created_on": DAY - 13},
            {**deal, "key": "old", "created_on": DAY - 14},
        ],
        [LONG_AGO],
    )
    rows = found(known, "closing_untouched")
    assert rows == [("old", 0, DAY + 5, None, None)]


def test_without_visits_nobody_can_tell_whether_it_was_touched(story, found):
    known = story([{"expected_close": DAY + 5}])
    assert found(known, "closing_untouched") == UNKNOWN


def test_a_next_step_is_taken_on_its_day_or_later(story, found):
    known = story(
        [
            {"key": "a", "opportunity": "A", "next_date": DAY - 3},
            {"key": "b", "opportunity": "B", "next_date": DAY - 3},
            {"key": "c", "opportunity": "C", "next_date": DAY},
            {"key": "d", "opportunity": "D"},
        ],
        [
            LONG_AGO,
            {"opportunity": "A", "date": DAY - 4},
            {"opportunity": "B", "date": DAY - 3},
        ],
    )
    rows = found(known, "next_step_overdue")
    assert rows == [("a", 0, DAY - 3, 3, None)]


def test_without_a_column_the_last_visit_says_what_is_next(story, found):
    visits = [LONG_AGO, {"date": DAY - 9, "next_date": DAY - 2}]
    known = story([{}], visits, columns=frozenset())
    assert found(known, "next_step_overdue") == [("a", 0, DAY - 2, 2, None)]
    known = story([{}], visits, columns=frozenset({"next_date"}))
    assert found(known, "next_step_overdue") == []


def test_a_next_step_before_visits_were_logged_is_unknown(story, found):
    known = story([{"next_date": DAY - 3}])
    assert found(known, "next_step_overdue") == UNKNOWN


def test_only_pushes_to_a_later_day_count(story, found):
    days = (10, 20, 15, 30, 40)
    thrice = [("a", DAY - 50 + n, DAY + d) for n, d in enumerate(days)]
    known = story(
        [{"key": "a", "expected_close": DAY + 40}, {"key": "b"}],
        closes=[*thrice, *(("b", d, h) for _, d, h in thrice[:-1])],
    )
    rows = found(known, "pushed_three_times")
    assert rows == [("a", 0, DAY - 46, None, 3)]
