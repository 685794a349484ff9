"""Names that may be meant for one: always only to be asked."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from rapidfuzz import fuzz

from salesdash.identity.alias import pair
from salesdash.identity.shape import Shape, shape

TYPO = 90
"""Percent of the letters that two spellings share at least."""

LONG = 8
"""Letters that a Latin name has at least for a slip to be told."""

CARE = 4
"""Letters of a word in which a slip is likelier than another word."""

WHOLE, EDGE = 4, 3
"""Chinese characters of a short name anywhere in a long one, or at its
beginning or end."""

MANY = 3
"""A short name that is found in more long ones could be any of them."""

CROWD = 60
"""So many names with a common word are not compared for its sake."""

_Block = tuple[str, str, str]


@dataclass(frozen=True)
class Alike:
    """Two names that may be meant for one.

    Attributes:
        one: The text key of one, the smaller of the two.
        two: The text key of the other.
        why: "signs", "order", "branch", "title", "form", "short", "typo".
    """

    one: str
    two: str
    why: str


def alike(
    names: Mapping[str, str],
    table: str,
    fresh: Collection[str] | None = None,
) -> list[Alike]:
    """Find names that may be meant for one.

    A Chinese name is never compared letter by letter: 张三 and 张山 are two
    people. Names with other numbers, or other places in brackets, are two.

    Args:
        names: Text key -> a name as written.
        table: Whose names: "rep", "customer" or "team".
        fresh: Only pairs with one of these keys.

    Example:
        >>> [p.why for p in alike({"a": "张三", "b": "张三经理"}, "rep")]
        ['title']
        >>> alike({"a": "张三", "b": "张山"}, "rep")
        []
    """
    shapes = {key: shape(name, table) for key, name in names.items() if key}
    found: dict[str, Alike] = {}
    rules = [_equal, _typos]
    if table == "customer":
        rules.append(_short)
    for rule in rules:
        for one, two, why in rule(shapes, fresh):
            first, second = sorted((one, two))
            told = why or _why(shapes[one], shapes[two], table)
            found.setdefault(pair(one, two), Alike(first, second, told))
    return sorted(found.values(), key=lambda p: (p.one, p.two))


def _pairs(
    keys: Iterable[str], fresh: Collection[str] | None
) -> Iterator[tuple[str, str]]:
    keys = sorted(keys)
    if fresh is None:
        yield from combinations(keys, 2)
        return
    new = [key for key in keys if key in fresh]
    old = [key for key in keys if key not in fresh]
    yield from combinations(new, 2)
    yield from product(new, old)


def _equal(
    shapes: Mapping[str, Shape], fresh: Collection[str] | None
) -> Iterator[tuple[str, str, str]]:
    """Find names of which the same is left."""
    blocks: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, own in shapes.items():
        blocks[own.core].append(key)
    for keys in blocks.values():
        for one, two in _pairs(keys, fresh):
            if _near(shapes[one], shapes[two]):
                yield one, two, ""


def _near(one: Shape, two: Shape) -> bool:
    """Tell whether two names do not speak of two places."""
    return not (one.branch and two.branch and one.branch != two.branch)


def _why(one: Shape, two: Shape, table: str) -> str:
    """Say by what two names differ of which the same is left."""
    if one.branch != two.branch:
        return "branch"
    if sorted(one.words) != sorted(two.words):
        return "title" if table == "rep" else "form"
    return "signs" if one.words == two.words else "order"


def _short(
    shapes: Mapping[str, Shape], fresh: Collection[str] | None
) -> Iterator[tuple[str, str, str]]:
    """Find short Chinese names within long ones."""
    whole: dict[str, list[str]] = defaultdict(list)
    for key, own in shapes.items():
        if len(own.chinese) >= EDGE:
            whole[own.chinese].append(key)
    for part, text in _within(whole):
        for one, two in product(whole[part], whole[text]):
            new = fresh is None or one in fresh or two in fresh
            if new and shapes[one].branch in text:
                yield one, two, "short"


def _within(texts: Collection[str]) -> Iterator[tuple[str, str]]:
    """Find the texts that stand in others, but not in many."""
    within: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        for part in _parts(text):
            if part in texts:
                within[part].append(text)
    for part, longer in within.items():
        if len(longer) <= MANY:
            yield from ((part, text) for text in longer)


def _parts(text: str) -> set[str]:
    size = len(text)
    found = {
        text[at : at + length]
        for length in range(WHOLE, size)
        for at in range(size - length + 1)
    }
    if size > EDGE:
        found |= {text[:EDGE], text[-EDGE:]}
    return found


def _typos(
    shapes: Mapping[str, Shape], fresh: Collection[str] | None
) -> Iterator[tuple[str, str, str]]:
    """Find long Latin names that differ by a slip."""
    texts = {
        key: own.latin
        for key, own in shapes.items()
        if len(own.latin.replace(" ", "")) >= LONG
    }
    blocks: dict[_Block, list[str]] = defaultdict(list)
    for key, text in texts.items():
        for block in _blocks(text, shapes[key].digits):
            blocks[block].append(key)
    seen: set[tuple[str, str]] = set()
    for keys in blocks.values():
        if len(keys) > CROWD:
            continue
        for one, two in _pairs(keys, fresh):
            if (one, two) in seen:
                continue
            seen.add((one, two))
            if _slip(texts[one], texts[two]) and _near(
                shapes[one], shapes[two]
            ):
                yield one, two, "typo"


def _blocks(text: str, digits: str) -> set[_Block]:
    """Name the blocks of a name: a slip leaves one of them as it is."""
    joined = text.replace(" ", "")
    half = len(joined) // 2
    ends = {("first", joined[:half], digits), ("last", joined[-half:], digits)}
    long = [word for word in text.split() if len(word) >= CARE]
    return ends | {("word", word, digits) for word in long}


def _slip(one: str, two: str) -> bool:
    """Tell whether two names differ by a slip of the pen."""
    if not fuzz.ratio(one, two, score_cutoff=TYPO):
        return False
    left, right = set(one.split()), set(two.split())
    other, another = left - right, right - left
    if any(len(word) < CARE for word in other | another):
        return False
    return {word[0] for word in other} == {word[0] for word in another}
