DAY = 20_777
TALK = {"activity": "negotiation"}
CODE = "negotiation_without_deal"


def test_talks_need_an_open_deal_of_the_customer(story, found):
    known = story(
        [{"key": "a", "customer": "Acme"}],
        [
            {**TALK, "customer": "Acme"},
            {**TALK, "customer": "Bolt", "date": DAY - 29},
            {**TALK, "customer": "Bolt", "date": DAY - 3},
            {**TALK, "customer": "Cord", "date": DAY - 30},
            {"customer": "Dune", "activity": "maintenance"},
        ],
    )
    assert found(known, CODE) == [("\x1fbolt", 0, DAY - 3, None, 2)]


def test_talks_that_led_to_the_win_had_their_deal(story, found):
    won = {"status": "won", "closed_on": DAY - 10}
    known = story(
        [{"key": "a", **won}, {"key": "b", "customer": "Bolt", **won}],
        [
            {**TALK, "date": DAY - 10},
            {**TALK, "customer": "Bolt", "date": DAY - 9},
        ],
    )
    assert found(known, CODE) == [("\x1fbolt", 0, DAY - 9, None, 1)]


def test_a_deal_that_vanished_was_there_until_then(story, found):
    gone = {"vanished_on": DAY - 5}
    known = story(
        [{"key": "a", **gone}],
        [{**TALK, "date": DAY - 6}, {**TALK, "date": DAY - 4}],
    )
    assert found(known, CODE) == [("\x1facme", 0, DAY - 4, None, 1)]


def test_a_rep_who_hands_in_no_deals_cannot_be_checked(story, found):
    talk = {**TALK, "customer": "Bolt", "rep": "Bob"}
    known = story([{"key": "a"}], [talk])
    assert found(known, CODE) == [("\x1fbolt", 1, None, None, None)]
