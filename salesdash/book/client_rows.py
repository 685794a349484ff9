"""The rows that customers are known by, of the whole company."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from salesdash import identity
from salesdash.metrics import attractiveness as proposed
from salesdash.metrics import clients, triangle
from salesdash.metrics.converted import converted, turned
from salesdash.metrics.frequency import frequency
from salesdash.metrics.grading import quadrant
from salesdash.store import known_customers, known_visits

if TYPE_CHECKING:
    from salesdash.book.view import View

_SERVED = ("months", "due", "done", "coverage", "last_visit", "days_since")
_COUNTS = ("open_count", "currencies")


def everyone(view: View) -> nw.DataFrame:
    """Give every customer in scope that anything is known of.

    One row a customer, by name: what `metrics.clients.everyone` gives;
    `quadrant`; what `metrics.triangle.information` gives; `months`, `due`,
    `done`, `coverage`, `last_visit`, `days_since` of `metrics.frequency`;
    `next_visit` (day, or null); what `metrics.clients.main` gives; `hint`:
    the next step of an open deal, or ''.
    """
    known = quadrant(_known(view), view.settings.thresholds)
    limit = view.settings.information_days
    told = view.client_parts
    facts = (
        triangle.information(known, told, view.number, limit),
        _served(view, known),
        clients.planned(logged(view), view.number),
        clients.main(view.client_amounts),
        clients.hints(deals(view)),
    )
    for fact in facts:
        known = known.join(fact, on="customer_key", how="left")
    counts = nw.col(*_COUNTS).fill_null(0)
    filled = known.with_columns(counts, nw.col("hint").fill_null(""))
    return view.scoped(filled).sort("customer", "customer_key")


def parts(view: View) -> nw.DataFrame:
    """Say which parts are known of every customer of the company."""
    known = _known(view)
    until = logged(view).filter(nw.col("date") <= view.number)
    told = triangle.parts(known, deals(view), until, people(view))
    said = _frame(view.state.regraded).filter(
        nw.col("state") == "held", nw.col("value") != ""
    )
    own = triangle.said(known, said)
    # A correction is newer than the list that it corrects.
    rest = told.join(own, on=["customer_key", "part"], how="anti")
    return nw.concat([rest, own]).sort("customer_key", "part")


def _served(view: View, known: nw.DataFrame) -> nw.DataFrame:
    """Set visits done beside visits due, of customers on no list too."""
    found = frequency(
        known.with_columns(nw.lit("").alias("rep_key")),
        logged(view),
        _frame(known_customers(view.state.scene)),
        view.number,
        view.settings.frequency,
    )
    return found.select("customer_key", *_SERVED)


def deals(view: View) -> nw.DataFrame:
    """Give the deals of the whole company, in the base currency."""
    rates = _frame(view.state.table("rates"))
    every = _frame(view.state.opportunities)
    return converted(every, rates, view.settings.base, view.number)


def people(view: View) -> nw.DataFrame:
    """Give the contacts, each with its customer.

    A contact that names no customer but the number of a deal is one of the
    customer of that deal.
    """
    every = _frame(view.state.table("contacts"))
    own = every.filter(nw.col("customer_key") != "")
    rest = every.filter(nw.col("customer_key") == "").drop("customer_key")
    found = rest.join(_numbers(view), on="opportunity_key", how="inner")
    return nw.concat([own, found.select(own.columns)])


def spellings(view: View, key: str) -> list[str]:
    """Give the names of a customer as the rows of sheets spell them."""
    found: list[str] = []
    for native in view.state.scene.rows.values():
        if "customer_key" in native.columns:
            rows = _frame(native).filter(nw.col("customer_key") == key)
            until = rows.filter(nw.col("sheet_as_of") <= view.number)
            found += until["customer"].to_list()
    return found


def attractiveness(view: View) -> nw.DataFrame:
    """Propose attractiveness; every customer of the company is compared."""
    rates = _frame(view.state.table("rates"))
    dated = _known(view).with_columns(
        nw.col("potential").alias("amount"),
        nw.lit(view.number, dtype=nw.Int64).alias("rate_day"),
    )
    priced = turned(dated, rates, view.settings.base).with_columns(
        nw.col("amount").alias("potential")
    )
    found = proposed.attractiveness(priced, view.client_amounts)
    return view.scoped(found)


def _numbers(view: View) -> nw.DataFrame:
    """Give the numbers of deals, and whose deals they are."""
    rows = _frame(view.state.opportunities)
    pairs = rows.select("opportunity", "customer_key").unique()
    named = pairs.filter(nw.col("opportunity") != "")
    keys = [identity.key(text) for text in named["opportunity"].to_list()]
    key = nw.new_series(
        "opportunity_key", keys, nw.String, backend=named.implementation
    )
    told = named.with_columns(key).drop("opportunity")
    return told.sort("customer_key").unique("opportunity_key", keep="first")


def _known(view: View) -> nw.DataFrame:
    listed = _frame(view.state.table("customers"))
    contacts = people(view)
    return clients.everyone(listed, deals(view), logged(view), contacts)


def logged(view: View) -> nw.DataFrame:
    """Give the visits of the whole company, plans too."""
    return _frame(known_visits(view.state.scene))


def _frame(native: Any) -> nw.DataFrame:
    return nw.from_native(native, eager_only=True)
