"""Targets and rates of exchange, as the newest sheets state them."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import recompute_cells as cells
import recompute_money as money
from recompute_read import Page, said

TARGETS = {"销售目标", "Targets"}
RATES = {"汇率", "Exchange rates"}
REVENUE = {"销售额", "Revenue", ""}
CENT = Decimal("0.01")
Rows = Iterator[dict[str, Any]]


def targets(pages: list[Page], until: date) -> dict[tuple, str]:
    """Give the target of each rep or team, measure and month."""
    newest: dict[tuple, str] = {}
    for page in sorted(pages, key=lambda page: said([page.file])):
        if page.name not in TARGETS or said([page.file]) > until:
            continue
        for row in _rows(page.lines, {"业务员", "Rep", "团队"}):
            owner = row.get("业务员") or row.get("Rep") or row.get("团队")
            month = "-".join(
                part.zfill(2)
                for part in re.findall(r"\d+", str(_first(row, "月份 Month")))
            )
            if cells.text(_first(row, "指标 Measure")) in REVENUE:
                told = _first(row, "目标金额 销售目标 Amount_(USD)")
                unit, currency = (
                    (1, "USD") if "Rep" in row else (10_000, "CNY")
                )
                amount = cells.cents(told, unit)
                newest[owner, "revenue", month] = f"{amount} {currency}"
            else:
                newest[owner, "visits", month] = f"{row['Count']}"
    return newest


def rates(pages: list[Page], until: date) -> dict[tuple, float]:
    """Give the rate of each currency and day."""
    newest: dict[tuple, float] = {}
    for page in sorted(pages, key=lambda page: said([page.file])):
        if page.name in RATES and said([page.file]) <= until:
            for row in _rows(page.lines, {"币种", "Currency"}):
                day = _first(row, "生效日期 From")
                first = day.date() if isinstance(day, datetime) else day
                key = _first(row, "币种 Currency"), first
                newest[key] = _first(row, "汇率 Rate")
    return newest


def in_yuan(
    row: dict[str, Any], known: dict[tuple, float], until: date
) -> str:
    """Turn the amount of an opportunity into CNY, by its day's rate."""
    day = until
    if row["status"] == "won":
        day = date.fromisoformat(row["closed_on"])
    first = max(
        (
            since
            for code, since in known
            if code == row["currency"] and since <= day
        ),
        default=None,
    )
    if first is None:
        return f"{row['amount']} {row['currency']}"
    if not row["amount"]:
        return " CNY"
    rate = Decimal(str(known[row["currency"], first]))
    cents = (Decimal(row["amount"]) * rate).quantize(CENT, ROUND_HALF_UP)
    return f"{money.decimal(int(cents * 100))} CNY"


def _rows(lines: list[tuple[Any, ...]], marks: set[str]) -> Rows:
    """Give the rows below the headings, by heading."""
    tops = [place for place, line in enumerate(lines) if line[0] in marks]
    for line in lines[tops[0] + 1 :]:
        yield dict(zip(lines[tops[0]], line, strict=False))


def _first(row: dict[str, Any], headings: str) -> Any:
    """Give the cell of the first of some headings that is there."""
    names = (word.replace("_", " ") for word in headings.split())
    return next((row[name] for name in names if name in row), "")
