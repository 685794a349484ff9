from salesdash.settings import File, Settings, base, force

FILE = File(
    {
        "thresholds.relationship": "6.5",
        "thresholds.attractiveness": "4",
        "thresholds.unvisited_days": "21",
        "calendar.fiscal_year_start": "4",
        "calendar.week_start": "sunday",
        "calendar.working_days": "monday, saturday",
        "calendar.cut_off": "thursday",
        "money.base": "EUR",
        "names.milestone.closed.zh": "成交",
        "yields.decision_due": "62.25",
    }
)


def test_each_value_has_the_type_of_its_use() -> None:
    now = force(FILE, [], 0)
    assert (now.relationship, now.attractiveness) == (6.5, 4.0)
    assert (now.unvisited_days, now.year_start) == (21, 4)
    assert (now.week_start, now.cut_off) == (6, 3)
    assert now.working_days == {0, 5}
    assert now.base == "EUR"
    assert now.names == {"milestone.closed": {"zh": "成交"}}
    shares = [m.share for m in now.milestones]
    assert shares == [1_000, 2_500, 5_000, 6_225, 9_000, 10_000]


def test_a_name_that_nobody_set_says_nothing() -> None:
    assert Settings(base({})).value("mix.rep.nobody") == ""
