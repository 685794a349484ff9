from salesdash.method.activities import ACTIVITIES, SEGMENTS, TALENTS
from salesdash.words import Words


def test_an_unclassified_visit_is_a_segment_of_its_own() -> None:
    assert (*ACTIVITIES, "unclassified") == SEGMENTS


def test_each_activity_asks_for_talents() -> None:
    assert {a: len(TALENTS[a]) for a in ACTIVITIES} == {
        "development": 3,
        "negotiation": 2,
        "maintenance": 2,
    }


def test_activities_and_talents_are_named_as_on_the_page(
    tables: dict[str, list[list[str]]],
) -> None:
    en, zh = Words("en"), Words("zh")
    assert [
        [
            en.name("activity", activity).lower(),
            zh.name("activity", activity),
            [
                f"{en.name('talent', t).lower()} {zh.name('talent', t)}"
                for t in TALENTS[activity]
            ],
        ]
        for activity in ACTIVITIES
    ] == [
        [row[0], row[1].split(" (")[0], row[2].split(", ")]
        for row in tables["6"]
    ]
