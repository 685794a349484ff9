from salesdash.store import headed
from tests.store.histories import Sheet, scene


def deals(as_of: int, rep: str, *columns: str) -> Sheet:
    row = {"rep": rep, "customer": "A", **dict.fromkeys(columns)}
    return Sheet("opportunities", as_of, [row])


def found(*sheets: Sheet) -> set[tuple[str, int, str]]:
    return set(headed(scene(*sheets)).rows())


def test_sheets_of_a_rep_and_day_are_taken_together():
    told = found(deals(5, "R", "amount"), deals(5, "R", "note"))
    assert told == {("r", 5, "amount customer note rep")}


def test_reps_and_days_stay_apart():
    told = found(deals(5, "R", "amount"), deals(6, "R"), deals(5, "S"))
    assert told == {
        ("r", 5, "amount customer rep"),
        ("r", 6, "customer rep"),
        ("s", 5, "customer rep"),
    }


def test_without_sheets_there_is_nothing():
    visit = {"rep": "R", "customer": "A", "date": 4}
    assert found(Sheet("visits", 5, [visit])) == set()
