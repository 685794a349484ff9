from salesdash.store import done
from tests.store.histories import Sheet, scene

DAY = 6


def visits(as_of: int, *days: int, **more: object) -> Sheet:
    row = {"rep": "R", "customer": "A", **more}
    return Sheet("visits", as_of, [{**row, "date": day} for day in days])


def word(*sheets: Sheet) -> str:
    return done(scene(*sheets), DAY)


def test_the_same_visits_told_again_leave_the_word_as_it_is():
    assert word(visits(5, 3, 4), visits(9, 3, 4)) == word(visits(5, 3, 4))


def test_later_visits_do_not_count_and_late_ones_do():
    known = word(visits(5, 4))
    assert word(visits(5, 4), visits(9, 8)) == known
    assert word(visits(5, 4), visits(9, 3)) != known


def test_what_the_rules_ask_of_a_visit_changes_the_word():
    known = word(visits(5, 4))
    assert word(visits(5, 4, person="Bo")) != known
    assert word(visits(5, 4, customer="B")) != known
    assert word(visits(5, 4, note="long")) == known


def test_no_visit_has_a_word_as_well():
    assert word(visits(9, 8)) == word(visits(9, 7)) != word(visits(9, 6))
