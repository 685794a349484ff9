from datetime import date

from salesdash.intake.memory import ANY, Memory, even, fingerprint, recall

HEADS = ["Date", "Client", "Who", "Kind", "Remarks"]


def test_spacing_case_blanks_and_order_make_no_other_headings() -> None:
    first = fingerprint(["Date", "", "Next step", "客户 名称"])
    assert first == fingerprint(["客户名称", "DATE:", "next-step", ""])


def test_words_and_their_number_make_other_headings() -> None:
    every = {
        fingerprint(["Date", "Customer"]),
        fingerprint(["Date", "Customer", "Customer"]),
        fingerprint(["Date", "Account"]),
        fingerprint(["DateCustomer"]),
        fingerprint(["※", "☆"]),
    }
    assert len(every) == 5


def test_headings_told_apart_are_the_same_headings() -> None:
    twice = fingerprint(["Note", "Date", "Note"])
    assert twice == fingerprint(["Note", "Date", "Note (2)"])


def memory(*headings: str, seen: str = "") -> Memory:
    return Memory(headings=frozenset(map(even, headings)), seen=seen)


def test_a_column_more_or_less_does_not_forget() -> None:
    known = {fingerprint(HEADS): memory(*HEADS, seen="a")}
    assert recall(HEADS, known) == memory(*HEADS, seen="a")
    for heads in ([*HEADS, "Mood"], HEADS[:4]):
        found = recall(heads, known)
        assert (found.seen, found.near) == ("a", True)


def test_headings_that_differ_more_are_others() -> None:
    known = {fingerprint(HEADS): memory(*HEADS, seen="a")}
    other = Memory()
    assert recall(HEADS[:3], known) == other
    assert recall([*HEADS[:4], "Mood"], known) == other
    assert recall([*HEADS, "Mood", "Weather"], known) == other
    assert recall([], known) == recall(HEADS, {}) == other


def test_the_most_alike_headings_are_recalled() -> None:
    more = [*HEADS, "Mood", "Weather", "Room"]
    known = {
        fingerprint(more): memory(*more, seen="far"),
        fingerprint(HEADS): memory(*HEADS, seen="close"),
    }
    assert recall([*HEADS, "Mood"], known).seen == "close"
    assert recall(more[:7], known).seen == "far"


def test_single_headings_are_only_hinted_at() -> None:
    hints = {"visits": {"who": "rep"}}
    found = recall(["Who", "Day"], {ANY: Memory(hints=hints)})
    assert found == Memory(hints=hints)
    day = date(2026, 11, 20)
    mark = fingerprint(["Who", "Day"])
    known = {ANY: Memory(hints=hints), mark: Memory(on=day)}
    assert recall(["Who", "Day"], known) == Memory(on=day, hints=hints)
