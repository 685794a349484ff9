"""The sample company: a year of weeks, or the last ones."""

import re
from collections import Counter

from salesdash.book.sample import paths, sample

WEEKLY = re.compile(r"周报|销售日志|Overseas (weekly|late)")


def days(weeks=None):
    names = [path.name for path in paths(weeks)]
    found = (re.search(r"(\d{4})[-.](\d\d)[-.](\d\d)", n) for n in names)
    return ["-".join(hit.groups()) for hit in found if hit]


def test_the_year_has_fifty_two_weeks_of_three_teams():
    weekly = [path.name for path in paths() if WEEKLY.search(path.name)]
    counts = Counter(
        "".join(re.findall(r"20\d\d|(?<=[-.])\d\d", name)) for name in weekly
    )
    # 华南 hands in nothing in the week of Chinese New Year.
    assert Counter(counts.values()) == {3: 51, 2: 1}
    assert counts["20260220"] == 2


def test_every_name_carries_its_day():
    assert len(days()) == len(paths())
    assert (min(days()), max(days())) == ("2025-11-28", "2026-11-20")


def test_the_last_weeks_are_the_last_ones():
    assert (min(days(12)), max(days(12))) == ("2026-09-04", "2026-11-20")
    assert set(days(1)) == {"2026-11-20"}
    assert set(paths(12)) < set(paths(52))
    assert paths(52) == paths()


def test_files_come_in_the_order_of_their_names():
    names = [file.name for file in sample(weeks=3)]
    assert names == sorted(names)
    assert names == [path.name for path in paths(3)]


def test_the_year_stays_small():
    assert sum(path.stat().st_size for path in paths()) < 3_000_000
