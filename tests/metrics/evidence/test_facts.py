from salesdash.metrics.evidence import facts

DAY = 20_777


def test_each_open_deal_has_its_own_rows(story):
    known = story(
        [{"key": "b", "opportunity": "B"}, {"key": "a"}],
        [{"date": DAY - 3}, {"opportunity": "B", "date": DAY - 2}],
        [{"person": "Bo"}],
        claims=[("a", DAY - 7, 1)],
        closes=[("b", DAY - 7, DAY)],
        seen=[("a", "close_asked", DAY - 7)],
        columns=frozenset({"amount", "name"}),
    )
    one, two = facts(known)
    assert (one.deal["key"], two.deal["key"]) == ("a", "b")
    assert [v["date"] for v in one.visits] == [DAY - 3]
    assert [v["date"] for v in two.visits] == [DAY - 3, DAY - 2]
    assert (one.last_visit, two.last_visit) == (DAY - 3, DAY - 2)
    assert [p["person"] for p in one.people] == ["Bo"]
    assert (one.claims, two.claims) == (((DAY - 7, 1),), ())
    assert (one.closes, two.closes) == ((), ((DAY - 7, DAY),))
    assert one.first_seen == {"close_asked": DAY - 7}
    assert one.columns == {"amount", "name"}


def test_visits_of_a_rep_are_known_from_the_first_one(story):
    known = story(
        [{}, {"key": "b", "rep": "Bob"}],
        [{"date": DAY - 9, "customer": "Other"}],
    )
    one, two = facts(known)
    assert one.watched(DAY - 9)
    assert not one.watched(DAY - 10)
    assert not two.watched(DAY)


def test_contacts_are_listed_by_customer_or_team(story):
    known = story(
        [
            {"key": "customer", "team": "North"},
            {"key": "team", "customer": "Bolt"},
            {"key": "neither", "customer": "Cord", "team": "South"},
        ],
        contacts=[{}],
    )
    listed = {one.deal["key"]: one.listed for one in facts(known)}
    assert listed == {"customer": True, "team": True, "neither": False}


def test_a_criterion_is_met_until_the_day(story):
    (one,) = facts(story([{"close_asked": DAY + 1, "final_proposal": DAY}]))
    assert not one.met(["close_asked"])
    assert one.met(["close_asked", "final_proposal"])
