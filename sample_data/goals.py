"""What is wanted of a customer, and what it could buy in a year.

Nothing is drawn here: both follow from the customer's name, so that all
else stays as it is. One in three has no goal, one in four no potential.
"""

import zlib

from sample_data.company import Customer

GOALS = {
    "zh": (
        "今年内成为主要供应商",
        "续签年度框架协议",
        "打开第二工厂的业务",
        "把服务做成长期合同",
    ),
    "en": (
        "Become the main supplier this year",
        "Renew the framework agreement",
        "Win the second plant",
        "Turn service into a long contract",
    ),
}


def goal(customer: Customer, language: str) -> str:
    """Say what is wanted of a customer, '' where nobody wrote it."""
    mark = _mark(customer)
    if mark % 3 == 0:
        return ""
    return GOALS[language][mark // 3 % len(GOALS[language])]


def potential(customer: Customer) -> int | None:
    """Say what an attractive customer could buy in a year, in USD."""
    mark = _mark(customer)
    if mark % 4 == 0:
        return None
    worth = max((worth or 0) for _, worth in customer.grades)
    return (worth + 1) * 20_000 + mark % 10 * 5_000


def _mark(customer: Customer) -> int:
    return zlib.crc32(customer.name.encode())
