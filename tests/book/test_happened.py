"""What happened to a deal, out of visits, sheets and edits."""

from typing import Any

import pytest

from salesdash.book.happened import events, logged, signal, technique
from salesdash.method.buying import SIGNALS, TECHNIQUES
from salesdash.model.dossier import Event, Source
from salesdash.words import LANGUAGES, Words

SOURCE = Source("f", "s", 2, "i", 50)
VISIT: dict[str, Any] = {
    "date": 40,
    "activity": "development",
    "rep": "Ann",
    "result": "fine",
    "buying_signal": "Talks price",
    "closing_technique": "either or",
    "file": "f",
    "sheet": "s",
    "row": 2,
    "import_id": "i",
    "sheet_as_of": 50,
}
EDIT: dict[str, Any] = {
    "kind": "correction",
    "column": "amount",
    "seen": "1",
    "value": "2",
    "by": "Max",
    "reason": "typo",
    "from": 45,
    "state": "held",
}


def test_events_of_all_kinds_come_newest_first():
    change = Event(41, "changed", "amount", 1, 2, source=SOURCE)
    gone = {
        "rule": "no_pain",
        "seen": "x",
        "by": "Max",
        "reason": "",
        "from": 39,
    }
    found = events([change], [VISIT], [EDIT], [gone])
    assert found == (
        Event(45, "corrected", "amount", "1", "2", "Max", "typo"),
        change,
        Event(
            40, "visit", "activity", None, "development", "Ann", "fine", SOURCE
        ),
        Event(39, "dismissed", "no_pain", "x", by="Max"),
    )


@pytest.mark.parametrize(
    ("kind", "state", "told"),
    [
        ("correction", "held", "corrected"),
        ("correction", "overruled", "overruled"),
        ("verdict", "held", "confirmed"),
    ],
)
def test_an_edit_says_whether_it_still_holds(kind, state, told):
    (found,) = events([], [], [{**EDIT, "kind": kind, "state": state}], [])
    assert found.kind == told


def test_signal_and_technique_of_one_visit_are_two():
    assert [(it.kind, it.text, it.code) for it in logged([VISIT])] == [
        ("signal", "Talks price", "talks_price"),
        ("technique", "either or", ""),
    ]
    silent = {**VISIT, "buying_signal": "", "closing_technique": ""}
    assert logged([silent]) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_signal_is_known_by_its_name(language):
    codes = [code for kind in SIGNALS.values() for code in kind]
    names = [Words(language).name("signal", code) for code in codes]
    assert [signal(name) for name in names] == codes


def test_words_that_fit_no_signal_or_several_have_no_code():
    assert signal("Asks about after-sales") == "asks_after_sales"
    assert signal("客户想试用样机") == "wants_trial"
    assert signal("as") == ""
    assert signal("Asks about ") == ""
    assert signal("took us to lunch") == ""


def test_signals_are_known_by_the_words_of_reps() -> None:
    said = ("频频点头", "仔细看资料", "谈论价格", "asked about price")
    codes = ["keeps_nodding", "reads_brochure", "talks_price", "talks_price"]
    assert [signal(word) for word in said] == codes


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_technique_is_known_by_its_name(language) -> None:
    names = [Words(language).name("technique", code) for code in TECHNIQUES]
    assert [technique(name) for name in names] == list(TECHNIQUES)


def test_a_technique_is_one_in_both_languages() -> None:
    pairs = {
        "direct": ("Direct close", "直接要求成交"),
        "alternative": ("either / or", "二选一"),
        "trial": ("TRIAL CLOSING", "试用成交法"),
        "summary": ("Summary", "总结利益"),
    }
    for code, said in pairs.items():
        assert [technique(words) for words in said] == [code, code]


def test_other_techniques_have_no_code() -> None:
    others = ("indirect close", "成交", "close", "took us to lunch", "")
    assert [technique(words) for words in others] == [""] * len(others)
