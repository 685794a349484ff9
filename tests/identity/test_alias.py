"""What names go by, whatever was decided and taken back before."""

from salesdash.book import remembered
from salesdash.identity import (
    FORGOTTEN,
    KIND,
    NONE,
    OPPORTUNITY,
    Aliases,
    aliases,
    deal,
)
from salesdash.identity.alias import APART, both, held, pair
from salesdash.model import Edit


def alias(other: str, name: str, table: str = "rep") -> Edit:
    return Edit(KIND, other.casefold(), name, table, seen=other)


def ends(*edits: Edit, table: str = "rep") -> dict[str, str]:
    return dict(aliases(edits).of(table))


def test_chains_are_followed_to_their_end():
    told = aliases([alias("B", "C"), alias("A", "B")])
    assert dict(told.of("rep")) == {"a": "c", "b": "c"}
    assert dict(told.named("rep")) == {"c": "C"}


def test_an_alias_that_would_close_a_circle_holds_nothing():
    assert ends(alias("A", "B"), alias("B", "A")) == {"a": "b"}
    circle = alias("A", "B"), alias("B", "C"), alias("C", "A")
    assert ends(*circle) == {"a": "c", "b": "c"}


def test_the_newest_alias_of_a_name_holds():
    assert ends(alias("A", "B"), alias("A", "C")) == {"a": "c"}


def test_what_was_taken_back_is_as_if_never_said():
    back = Edit(KIND, "a", FORGOTTEN, "rep")
    found = aliases([alias("A", "B"), back])
    assert (found, found.digest) == (NONE, "")


def test_tables_do_not_mix():
    found = aliases([alias("A", "B"), alias("A", "C", "customer")])
    both_keys = found.key("rep", "A"), found.key("customer", "a")
    assert both_keys == ("b", "c")
    assert found.key("team", "A") == "a"


def test_the_newest_spelling_of_the_name_is_shown():
    found = aliases([alias("A", "Bob"), alias("C", "BOB")])
    assert dict(found.named("rep")) == {"bob": "BOB"}
    spelled = aliases([alias("bob", "Bob")])
    assert dict(spelled.of("rep")) == {}
    assert dict(spelled.named("rep")) == {"bob": "Bob"}


def test_the_digest_tells_what_holds_and_not_how_it_came():
    one = aliases([alias("A", "B"), alias("C", "B")])
    other = aliases([alias("C", "B"), alias("A", "B")])
    assert one.digest == other.digest
    assert one.digest != aliases([alias("A", "b"), alias("C", "b")]).digest


def test_a_deal_with_a_number_never_goes_by_one_without():
    plain, number = deal("", "Acme", "Line"), deal("D-1")
    onto = Edit(KIND, plain, number, OPPORTUNITY)
    away = Edit(KIND, number, plain, OPPORTUNITY)
    assert ends(onto, table=OPPORTUNITY) == {plain: number}
    assert ends(away, table=OPPORTUNITY) == {}


def test_what_is_apart_is_a_pair_without_order():
    kept = [Edit(APART, pair("b", "a"), "B", "rep", seen="A")]
    assert held(kept) == []
    assert held(kept, APART) == kept
    assert both(kept[0].key) == ("a", "b")


def test_no_aliases_leave_every_name_as_it_is():
    assert Aliases({}, {}).key("rep", "张 三") == "张三"


def test_what_takes_back_is_written_alike_for_every_kind_of_edit():
    assert FORGOTTEN == remembered.FORGOTTEN
