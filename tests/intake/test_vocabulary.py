import pytest

from salesdash import model
from salesdash.intake import vocabulary
from salesdash.method.buying import SIGNALS, TECHNIQUES

TABLES = [t.name for t in model.TYPED]


def words(table: str) -> list[tuple[str, str]]:
    """Give the words written for a table's own columns."""
    told = vocabulary.words()
    own = {**told[table]}
    if table == "opportunities":
        own |= told["criteria"]
    return [(vocabulary.clean(w), name) for name in own for w in own[name]]


@pytest.mark.parametrize("table", TABLES)
def test_no_word_of_a_table_means_two_columns(table: str) -> None:
    meant: dict[str, str] = {}
    torn = [
        (word, name, meant[word])
        for word, name in words(table)
        if meant.setdefault(word, name) != name
    ]
    assert torn == []


@pytest.mark.parametrize("table", TABLES)
def test_every_word_stands_under_a_column_of_its_table(table: str) -> None:
    names = set(model.table(table).names)
    assert {name for _, name in words(table)} - names == set()


def test_every_criterion_and_code_has_words() -> None:
    told = vocabulary.words()
    criteria = {c.name for c in model.CRITERIA}
    assert told["criteria"].keys() == criteria
    for table in model.TYPED:
        for column in (c for c in table.columns if c.codes):
            assert told["codes"][column.name].keys() == set(column.codes)


def test_every_signal_has_words_of_its_own() -> None:
    told = vocabulary.words()["signals"]
    assert list(told) == [c for codes in SIGNALS.values() for c in codes]
    said = [vocabulary.clean(w) for words in told.values() for w in words]
    assert len(said) == len(set(said))


def test_every_technique_has_words_of_its_own() -> None:
    told = vocabulary.words()["techniques"]
    assert tuple(told) == TECHNIQUES
    said = [vocabulary.clean(w) for words in told.values() for w in words]
    assert len(said) == len(set(said))


def test_words_for_codes_of_one_column_do_not_overlap() -> None:
    for name, codes in vocabulary.words()["codes"].items():
        meant: dict[str, str] = {}
        for code, said in codes.items():
            for word in map(vocabulary.clean, said):
                assert (name, word, meant.setdefault(word, code)) == (
                    name,
                    word,
                    code,
                )


def test_fuller_words_of_the_deck_come_with_their_variants() -> None:
    known = vocabulary.columns("opportunities")
    met = [known[vocabulary.clean(w)] for w in ("接触决策人", "DM met")]
    assert met == ["decision_maker_met"] * 2
    said = vocabulary.clean("决策人拥有具价值的购买远景")
    assert known[said] == "decision_maker_has_vision"
