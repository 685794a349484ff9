"""Customers and proposals as files."""

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.exports.clients import (
    ATTRACTIVENESS,
    CLIENTS,
    proposed,
    written,
)
from salesdash.model import Kind

DAY = 20_777


def row(columns, **own) -> nw.DataFrame:
    usual = dict.fromkeys(columns)
    frame = pl.DataFrame({n: [v] for n, v in (usual | own).items()})
    return nw.from_native(frame)


def lines(content: bytes) -> list[dict[str, str]]:
    head, *rest = content.decode("utf-8-sig").split("\r\n")[:-1]
    names = head.split(",")
    return [dict(zip(names, line.split(","), strict=True)) for line in rest]


def test_open_and_potential_each_have_their_currency() -> None:
    own = {
        "customer": "=Acme",
        "potential": 1501,
        "currency": "JPY",
        "open_amount": 120_050,
        "open_currency": "CNY",
        "completeness": 0.5,
        "missing": "goal roles",
    }
    names = set(CLIENTS) - {"potential_currency"}
    (told,) = lines(written(row(names, **own), DAY))
    assert {name: text for name, text in told.items() if text} == {
        "as_of": "2026-11-20",
        "customer": "'=Acme",
        "potential": "1501",
        "potential_currency": "JPY",
        "completeness": "0.5",
        "missing": "goal roles",
        "open_amount": "1200.50",
        "currency": "CNY",
    }


def test_a_proposal_is_written_with_its_amounts_and_ranks() -> None:
    own = {
        "customer": "Acme",
        "reason": "proposed",
        "currency": "CNY",
        "open_amount": 500,
        "open_amount_rank": 0.25,
        "proposal": 1.5,
        "compared": 10,
    }
    (told,) = lines(proposed(row(ATTRACTIVENESS, **own), DAY))
    assert {name: text for name, text in told.items() if text} == {
        "as_of": "2026-11-20",
        "customer": "Acme",
        "reason": "proposed",
        "proposal": "1.5",
        "currency": "CNY",
        "open_amount": "5",
        "open_amount_rank": "0.25",
        "compared": "10",
    }


def test_money_is_written_in_major_units() -> None:
    kinds = [ATTRACTIVENESS[name] for name in ("open_amount", "potential")]
    assert kinds == [Kind.MONEY] * 2
