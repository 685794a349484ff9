from salesdash.metrics.evidence import sides

DAY = 20_777


def told(rows):
    return rows.select("side", "table", "told", "day").rows()


def test_the_claim_stands_beside_the_visits_that_were_looked_at(story):
    known = story(
        [{"expected_close": DAY}], [{"date": DAY - 40}, {"date": DAY - 30}]
    )
    assert told(sides(known, [("a", "closing_untouched")])) == [
        ("claim", "opportunities", "expected_close", DAY),
        ("evidence", "visits", "visit", DAY - 40),
        ("evidence", "visits", "visit", DAY - 30),
    ]


def test_where_nothing_stands_it_says_so(story):
    known = story([{"claimed_rank": 2}])
    rows = sides(known, [("a", "moved_unvisited")])
    assert told(rows)[1] == ("evidence", "", "no_visit", None)
    assert rows["row"].to_list() == [2, None]


def test_criteria_stand_where_they_were_stated_last(story):
    seen = [("a", "latent_pain_found", None)]
    columns = frozenset({"latent_pain_found", "pain_points"})
    known = story([{"claimed_rank": 2}], seen=seen, columns=columns)
    assert told(sides(known, [("a", "no_pain")]))[1:] == [
        ("evidence", "opportunities", "latent_pain_found", DAY),
        ("evidence", "opportunities", "pain_points", DAY),
    ]


def test_a_stage_is_behind_by_the_criteria_that_are_not_met(story):
    columns = frozenset({"decision_maker_met", "features_laid_out"})
    deal = {"claimed_rank": 3, "buying_rank": 1}
    known = story([deal], columns=columns)
    assert told(sides(known, [("a", "stage_behind")]))[1:] == [
        ("evidence", "opportunities", "decision_maker_met", DAY)
    ]


def test_contacts_are_named_and_their_lack(story):
    known = story([{"claimed_rank": 2}], contacts=[{"role": "user"}])
    rows = told(sides(known, [("a", "role_unknown")]))
    assert rows[-1] == ("evidence", "contacts", "contact", None)
    known = story([{"claimed_rank": 2}])
    rows = told(sides(known, [("a", "role_unknown")]))
    assert rows[-1] == ("evidence", "", "no_contact", None)


def test_talks_without_a_deal_are_listed(story):
    talk = {"customer": "Bolt", "activity": "negotiation"}
    known = story([{}], [talk])
    assert told(sides(known, [("\x1fbolt", "negotiation_without_deal")])) == [
        ("claim", "visits", "visit", DAY),
        ("evidence", "", "no_deal", None),
    ]


def test_hits_are_told_one_after_another(story):
    known = story([{"claimed_rank": 2}])
    places = [("a", "no_pain"), ("a", "no_sponsor")]
    rows = sides(known, places)
    rules = list(dict.fromkeys(rows.select("key", "rule").rows()))
    assert rules == places
