import pytest

from salesdash.charts import dates
from salesdash.words import Words

EN = Words("en")
ZH = Words("zh")


@pytest.mark.parametrize(
    ("code", "en", "zh"),
    [
        ("2026-01", "Jan 2026", "2026年1月"),
        ("2026-12", "Dec 2026", "2026年12月"),
        ("2026-Q1", "Q1 2026", "2026年第1季度"),
        ("overdue", "Overdue", "已逾期"),
        ("undated", "No date", "无日期"),
    ],
)
def test_periods_are_named(code: str, en: str, zh: str) -> None:
    assert (dates.period(code, EN), dates.period(code, ZH)) == (en, zh)
