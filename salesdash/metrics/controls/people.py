"""The control points that look at reps and their lists (deck, page 43)."""

import narwhals.stable.v2 as nw

from salesdash.method.controls import (
    ACTIVE_DAYS,
    ROLE_PLAY_DAYS,
    SHEET_WEEKS,
    WEEK_DAYS,
)
from salesdash.metrics.controls.facts import Known, facts
from salesdash.metrics.whole import whole

_WHO = ("customer_key", "customer", "rep", "rep_key", "team")


def listed(known: Known) -> nw.DataFrame:
    """Point 1: each customer that is worked on is listed and graded.

    A customer counts for the rep of its list; of one that no list names,
    for the rep of its open deal, else of its last visit.
    """
    own = known.customers.unique("customer_key", keep="any")
    grades = own.select(
        "customer_key",
        *(nw.col(name).alias(f"own_{name}") for name in _WHO[1:]),
        *("relationship", "attractiveness", "graded_on"),
        *("file", "sheet", "row", "import_id"),
    )
    rows = _worked(known).join(grades, on="customer_key", how="left")
    named = nw.col("own_rep_key").fill_null("") != ""
    there = ~nw.col("own_customer").is_null()
    rows = rows.with_columns(
        nw.when(named).then(f"own_{name}").otherwise(name).alias(name)
        for name in _WHO[2:]
    ).with_columns(nw.col("file", "sheet", "import_id").fill_null(""))
    axes = nw.col("relationship"), nw.col("attractiveness")
    blank = axes[0].is_null() | axes[1].is_null()
    old = nw.col("graded_on") < known.day - known.stale_days
    parts = {
        "listed": there,
        "graded": ~blank | ~there,
        "fresh": ~old.fill_null(value=False),
    }
    return facts(rows, "customer_list_kept", parts, "graded_on")


def kept(known: Known) -> nw.DataFrame:
    """Point 2: a sheet with milestones from each rep, week by week.

    Weeks are the spans of seven days that end on the as-of day; those
    before a rep's first sheet do not count.
    """
    told = known.worksheets.filter(nw.col("told") == 1)
    first = told.group_by("rep_key").agg(nw.col("as_of").min().alias("first"))
    found = []
    for back in range(SHEET_WEEKS):
        until = known.day - WEEK_DAYS * back
        since = until - WEEK_DAYS
        came = told.filter(
            nw.col("as_of") > since, nw.col("as_of") <= until
        ).sort("as_of", "file")
        last = came.unique("rep_key", keep="last", maintain_order=True)
        rows = known.reps.join(last, on="rep_key", how="left")
        rows = rows.with_columns(whole(until).alias("until"))
        found.append(rows)
    weeks = nw.concat(found).join(first, on="rep_key", how="left")
    asked = weeks.filter(
        (nw.col("first") <= nw.col("until")).fill_null(value=True)
    )
    rows = asked.with_columns(
        nw.col("file", "sheet", "import_id").fill_null("")
    )
    parts = {"sheet": ~nw.col("as_of").is_null()}
    return facts(rows, "milestone_worksheet_kept", parts, "until")


def played(known: Known) -> nw.DataFrame:
    """Point 6: a role-play with each rep, held or set within two weeks."""
    day = known.day
    plays = known.talks.filter(nw.col("role_play") == 1)
    near = plays.filter(
        nw.col("date") > day - ROLE_PLAY_DAYS - 1,
        nw.col("date") <= day + ROLE_PLAY_DAYS,
        (nw.col("held") == 1) | (nw.col("date") >= day),
    )
    last = near.sort("date", "topic").unique(
        "rep_key", keep="last", maintain_order=True
    )
    places = ("rep_key", "date", "file", "sheet", "row", "import_id")
    told = last.select(*places).rename({"date": "played"})
    rows = known.reps.join(told, on="rep_key", how="left").with_columns(
        nw.col("file", "sheet", "import_id").fill_null("")
    )
    parts = {"role_play": ~nw.col("played").is_null()}
    any_talk = nw.lit(value=len(known.talks) > 0)
    return facts(rows, "role_play_scheduled", parts, "played", any_talk)


def _worked(known: Known) -> nw.DataFrame:
    """Give the customers with an open deal, or a visit of late."""
    late = known.visits.filter(nw.col("date") > known.day - ACTIVE_DAYS)
    both = nw.concat(
        [
            part.select(*_WHO, day=day.cast(nw.Int64))
            for part, day in (
                (late, nw.col("date")),
                (known.deals, whole(known.day + 1)),
            )
        ]
    )
    named = both.filter(nw.col("customer_key") != "")
    ordered = named.sort("day", "rep_key")
    return ordered.unique("customer_key", keep="last", maintain_order=True)
