from salesdash.store.known import known_customers
from tests.store.histories import Sheet, scene


def test_a_customer_is_known_from_the_first_word_or_visit():
    visit = {"rep": "Ann", "date": 3, "customer": "Acme"}
    deal = {"rep": "Ann", "customer": "Beta", "name": "Line"}
    found = known_customers(
        scene(
            Sheet("visits", 9, [visit]),
            Sheet("customers", 5, [{"customer": "Acme", "rep": "Ann"}]),
            Sheet("opportunities", 7, [deal]),
        )
    )
    assert sorted(found.rows()) == [("acme", 3), ("beta", 7)]
