from salesdash.metrics.evidence import hits

DAY = 20_777


def test_only_open_deals_and_rules_that_are_on_are_looked_at(story):
    claim = {"claimed_rank": 3, "buying_rank": 1}
    known = story(
        [
            {**claim, "key": "open"},
            {**claim, "key": "won", "status": "won"},
            {**claim, "key": "gone", "vanished_on": DAY},
        ]
    )
    rows = hits(known, ["stage_behind", "no_pain"])
    assert rows.select("key", "rule").rows() == [
        ("open", "no_pain"),
        ("open", "stage_behind"),
    ]
    assert len(hits(known, [])) == 0


def test_a_hit_carries_its_deal_and_its_facts(story):
    known = story([{"claimed_rank": 3, "buying_rank": 1}])
    (row,) = hits(known, ["stage_behind"]).rows(named=True)
    assert row == {
        "key": "a",
        "rule": "stage_behind",
        "unknown": 0,
        "seen": "3|1",
        "days": None,
        "count": 2,
        "day": None,
        "more": "",
        "rank": 3,
        "customer": "Acme",
        "name": "Line",
        "rep": "Ann",
        "team": "East",
        "amount": 100,
        "currency": "CNY",
    }


def test_missing_roles_are_named(story):
    known = story([{"claimed_rank": 3}], columns=frozenset({"sponsor_name"}))
    (row,) = hits(known, ["role_unknown"]).rows(named=True)
    assert (row["more"], row["seen"]) == ("supporter", "3|supporter")


def test_nothing_at_all_gives_no_hit(story):
    assert len(hits(story([]))) == 0
