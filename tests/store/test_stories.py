"""The stories of the definitions, each told in a few rows."""

from tests.store.histories import Sheet, states

WEEK1, WEEK2, WEEK3 = 7, 14, 21


def visit(day: int, customer: str, result: str = "") -> dict:
    return {"rep": "R", "date": day, "customer": customer, "result": result}


def deal(customer: str, name: str = "", **more) -> dict:
    return {"rep": "R", "customer": customer, "name": name, **more}


def visits_of(found) -> list[tuple]:
    columns = found.visits.select("date", "customer", "result")
    return sorted(columns.iter_rows())


def deals_of(found, *columns: str) -> list[tuple]:
    return sorted(found.opportunities.select(columns).iter_rows(), key=repr)


def test_moved_visit_counts_once_on_its_new_day():
    five = [visit(day, "A") for day in range(1, 6)]
    first = Sheet("visits", WEEK1, five)
    moved = [*five[:4], visit(6, "A")]
    found = states(WEEK2, first, Sheet("visits", WEEK2, moved))
    assert [row[0] for row in visits_of(found)] == [1, 2, 3, 4, 6]


def test_visit_deleted_from_a_sheet_that_repeats_the_rest_is_gone():
    five = [visit(day, "A") for day in range(1, 6)]
    fewer = Sheet("visits", WEEK2, five[:4])
    found = states(WEEK2, Sheet("visits", WEEK1, five), fewer)
    assert [row[0] for row in visits_of(found)] == [1, 2, 3, 4]


def test_sheet_of_new_visits_takes_nothing_away():
    first = Sheet("visits", WEEK1, [visit(day, "A") for day in range(1, 6)])
    second = Sheet("visits", WEEK2, [visit(5, "B"), visit(8, "C")])
    assert len(visits_of(states(WEEK2, first, second))) == 7


def test_identical_rows_of_one_sheet_all_count():
    twice = Sheet("visits", WEEK1, [visit(1, "A"), visit(1, "A")])
    assert len(visits_of(states(WEEK1, twice))) == 2


def test_two_visits_told_apart_by_their_start_both_count():
    first = Sheet("visits", WEEK1, [{**visit(1, "A"), "start": 540}])
    second = Sheet("visits", WEEK2, [{**visit(1, "A"), "start": 840}])
    assert len(visits_of(states(WEEK2, first, second))) == 2


def test_newest_text_of_a_visit_counts():
    first = Sheet("visits", WEEK1, [visit(1, "A", "maybe")])
    second = Sheet("visits", WEEK2, [visit(1, "a ", "yes")])
    assert visits_of(states(WEEK2, second, first)) == [(1, "A", "yes")]


def test_visit_after_the_day_is_a_plan():
    sheet = Sheet("visits", WEEK1, [visit(5, "A"), visit(9, "A")])
    assert [row[0] for row in visits_of(states(8, sheet))] == [5]


def test_visit_told_late_counts_on_its_day():
    late = Sheet("visits", WEEK3, [visit(5, "A")])
    assert [row[0] for row in visits_of(states(8, late))] == [5]


def test_late_sheet_corrects_only_what_later_sheets_left_unsaid():
    newer = Sheet("opportunities", WEEK2, [deal("A", "d", amount=200)])
    late = Sheet(
        "opportunities", WEEK1, [deal("A", "d", amount=100, product="P")]
    )
    found = states(WEEK2, newer, late)
    assert deals_of(found, "amount", "product") == [(200, "P")]


def test_blank_cell_blanks_and_missing_column_says_nothing():
    first = Sheet(
        "opportunities", WEEK1, [deal("A", "d", amount=100, product="P")]
    )
    second = Sheet("opportunities", WEEK2, [deal("A", "d", amount=None)])
    found = states(WEEK2, first, second)
    assert deals_of(found, "amount", "product") == [(None, "P")]


def test_dropped_deal_vanishes_and_comes_back_when_named_again():
    both = Sheet("opportunities", WEEK1, [deal("A"), deal("B")])
    one = Sheet("opportunities", WEEK2, [deal("A")])
    again = Sheet("opportunities", WEEK3, [deal("A"), deal("B")])
    assert deals_of(states(WEEK3, both, one), "customer", "vanished_on") == [
        ("A", None),
        ("B", WEEK2),
    ]
    assert deals_of(states(WEEK3, both, one, again), "vanished_on") == [
        (None,),
        (None,),
    ]


def test_deal_left_out_of_a_sheet_that_only_adds_stays():
    both = Sheet("opportunities", WEEK1, [deal("A"), deal("B")])
    one = Sheet("opportunities", WEEK2, [deal("A")], covers="adds")
    found = states(WEEK2, both, one)
    assert deals_of(found, "vanished_on") == [(None,), (None,)]


def test_two_sheets_of_one_rep_and_day_are_taken_together():
    both = Sheet("opportunities", WEEK1, [deal("A"), deal("B")])
    first = Sheet("opportunities", WEEK2, [deal("A")], file="north.xlsx")
    second = Sheet("opportunities", WEEK2, [deal("B")], file="south.xlsx")
    found = states(WEEK2, both, first, second)
    assert deals_of(found, "vanished_on") == [(None,), (None,)]


def test_empty_sheet_of_a_rep_lets_all_deals_vanish():
    full = Sheet("opportunities", WEEK1, [deal("A")])
    columns = ("rep", "customer", "name")
    empty = Sheet("opportunities", WEEK2, [], columns, rep="R")
    assert deals_of(states(WEEK2, full, empty), "vanished_on") == [(WEEK2,)]


def test_id_that_appears_later_takes_over_the_history():
    first = Sheet("opportunities", WEEK1, [deal("A", "d", product="P")])
    second = Sheet("opportunities", WEEK2, [deal("A", "d", opportunity="O-7")])
    renamed = Sheet(
        "opportunities", WEEK3, [deal("A", "new", opportunity="O-7")]
    )
    found = states(WEEK3, first, second, renamed)
    assert deals_of(found, "opportunity", "name", "product") == [
        ("O-7", "new", "P")
    ]


def test_id_with_two_customers_is_no_id():
    sheet = Sheet(
        "opportunities",
        WEEK1,
        [deal("A", opportunity="7"), deal("B", opportunity="7")],
    )
    assert deals_of(states(WEEK1, sheet), "customer") == [("A",), ("B",)]


def test_two_unnamed_deals_of_one_customer_both_count():
    sheet = Sheet(
        "opportunities", WEEK1, [deal("A", amount=1), deal("A", amount=2)]
    )
    assert deals_of(states(WEEK1, sheet), "amount") == [(1,), (2,)]


def test_renewal_is_a_new_deal_and_the_win_stays():
    won = deal("A", "d", status="won", amount=5, closed_on=6)
    again = deal("A", "d", status="open", amount=8, expected_close=40)
    found = states(
        WEEK2,
        Sheet("opportunities", WEEK1, [won]),
        Sheet("opportunities", WEEK2, [again]),
    )
    assert deals_of(found, "amount", "status", "closed_on") == [
        (5, "won", 6),
        (8, "open", None),
    ]


def test_won_deal_called_open_without_a_later_close_stays_won():
    won = deal("A", "d", status="won", closed_on=6)
    again = deal("A", "d", status="open", expected_close=5, closed_on=None)
    found = states(
        WEEK2,
        Sheet("opportunities", WEEK1, [won]),
        Sheet("opportunities", WEEK2, [again]),
    )
    assert deals_of(found, "status", "closed_on") == [("won", 6)]


def test_won_deal_stays_one_deal_when_a_sheet_has_no_status():
    won = deal("A", "d", status="won", amount=5, expected_close=30)
    bare = deal("A", "d", claimed_milestone="pending_close", expected_close=30)
    found = states(
        WEEK2,
        Sheet("opportunities", WEEK1, [won]),
        Sheet("opportunities", WEEK2, [bare]),
    )
    assert deals_of(found, "amount", "status", "closed_on") == [
        (5, "won", WEEK1)
    ]


def test_row_that_calls_a_won_deal_open_changes_nothing_of_it():
    won = deal("A", "d", status="won", amount=5, closed_on=6)
    again = deal("A", "d", status="open", amount=9, expected_close=5)
    found = states(
        WEEK2,
        Sheet("opportunities", WEEK1, [won]),
        Sheet("opportunities", WEEK2, [again]),
    )
    assert deals_of(found, "amount", "row") == [(5, 2)]


def test_customer_keeps_its_rep_when_a_sheet_has_no_rep_column():
    first = Sheet(
        "customers", WEEK1, [{"customer": "D", "rep": "B", "relationship": 5}]
    )
    second = Sheet("customers", WEEK2, [{"customer": "D", "relationship": 7}])
    rows = states(WEEK2, first, second).table("customers")
    assert rows.select("rep", "relationship").rows() == [("B", 7.0)]


def test_lost_deal_open_again_is_reopened():
    lost = Sheet("opportunities", WEEK1, [deal("A", status="lost")])
    again = Sheet("opportunities", WEEK2, [deal("A", status="open")])
    assert deals_of(states(WEEK2, lost, again), "status") == [("open",)]


def test_signed_contract_wins_from_its_day_on():
    sheet = Sheet("opportunities", WEEK1, [deal("A", contract_signed=10)])
    assert deals_of(states(9, sheet), "status") == [("open",)]
    assert deals_of(states(10, sheet), "status", "closed_on") == [("won", 10)]


def test_win_without_a_day_is_dated_by_the_first_sheet_that_shows_it():
    sheets = [
        Sheet("opportunities", WEEK1, [deal("A", status="open")]),
        Sheet("opportunities", WEEK2, [deal("A", status="won")]),
        Sheet("opportunities", WEEK3, [deal("A", status="won")]),
    ]
    assert deals_of(states(WEEK3, *sheets), "closed_on") == [(WEEK2,)]


def test_sheet_without_criteria_is_told_apart_from_unticked_ones():
    bare = Sheet("opportunities", WEEK1, [deal("A")])
    ticked = Sheet(
        "opportunities", WEEK1, [deal("B", product_problem=None)], file="b"
    )
    found = states(WEEK1, bare, ticked)
    assert deals_of(found, "customer", "evidence_columns") == [
        ("A", 0),
        ("B", 1),
    ]


def test_membership_is_dated_and_old_figures_stay_with_the_old_team():
    team = Sheet(
        "team",
        WEEK1,
        [
            {"rep": "R", "team": "East", "from": 1},
            {"rep": "R", "team": "West", "from": 10},
        ],
    )
    visits = Sheet("visits", WEEK2, [visit(5, "A"), visit(12, "A")])
    found = states(WEEK2, team, visits).visits.sort("date")
    assert found["team"].to_list() == ["East", "West"]


def test_yen_has_no_hundredths_and_unsaid_currency_is_the_default():
    sheet = Sheet(
        "opportunities",
        WEEK1,
        [deal("A", amount=123_400, currency="JPY"), deal("B", amount=500)],
        columns=("rep", "customer", "name", "amount", "currency"),
    )
    assert deals_of(states(WEEK1, sheet), "amount", "currency") == [
        (1_234, "JPY"),
        (500, "CNY"),
    ]


def test_signed_deal_whose_status_says_open_follows_its_sheets():
    signed = {"opportunity": "O-1", "status": "open", "contract_signed": 0}
    first = Sheet("opportunities", WEEK1, [deal("A", amount=100, **signed)])
    later = Sheet("opportunities", WEEK2, [deal("A", amount=120, **signed)])
    found = states(WEEK2, first, later)
    assert deals_of(found, "status", "amount") == [("won", 120)]


def test_planned_signature_closes_no_won_deal():
    planned = {"status": "won", "contract_signed": WEEK2}
    first = Sheet("opportunities", WEEK1, [deal("A", **planned)])
    found = states(WEEK1, first)
    assert deals_of(found, "status", "closed_on") == [("won", WEEK1)]


def test_day_of_a_loss_is_not_the_day_of_a_later_win():
    lost = deal("A", status="lost", closed_on=WEEK1 - 2)
    found = states(
        WEEK3,
        Sheet("opportunities", WEEK1, [lost]),
        Sheet("opportunities", WEEK2, [deal("A", status="open")]),
        Sheet("opportunities", WEEK3, [deal("A", status="won")]),
    )
    assert deals_of(found, "status", "closed_on") == [("won", WEEK3)]


def test_team_list_wins_over_what_sheets_and_targets_say():
    told = [{"rep": "R", "team": "East", "from": 0}]
    aim = [{"rep": "R", "team": "North", "month": 31, "measure": "revenue"}]
    found = states(
        WEEK3,
        Sheet("team", WEEK1, told),
        Sheet("targets", WEEK2, aim),
        Sheet("visits", WEEK2, [visit(WEEK2, "A") | {"team": "South"}]),
        Sheet("opportunities", WEEK3, [deal("A")]),
    )
    assert deals_of(found, "team") == [("East",)]
