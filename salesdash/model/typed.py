"""The tables that people upload as sheets."""

from salesdash.method import activities, buying, milestones, scores
from salesdash.model.columns import Column, Kind, Table, days, texts, yes

CRITERIA = tuple(Column(c, Kind.CRITERION) for c in milestones.CRITERIA)
POINTS = tuple(
    Column(f"{f.code}_points", Kind.INTEGER, unit="points")
    for f in scores.FACTORS
)
SIDE = Column("score_side", Kind.CODE, scores.SIDES)
BRIEF = tuple(
    Column(f"{side}_{part}")
    for side in scores.SIDES
    for part in ("name", "title", "pain", "reason", "vision", "value")
)

VISITS = Table(
    "visits",
    (
        *days("date"),
        *texts("rep", "with", "team", "customer"),
        Column("activity", Kind.CODE, activities.ACTIVITIES),
        Column("minutes", Kind.INTEGER, unit="minutes"),
        *texts("next_step"),
        *days("next_date"),
        *texts("visit"),
        Column("start", Kind.TIME, unit="minutes after midnight"),
        *texts("place", "opportunity", "person", "purpose"),
        Column("step", Kind.CODE, buying.STEPS),
        *texts("result", "buying_signal", "closing_technique"),
        *yes("supervisor_present"),
        *texts("competitor", "product", "note"),
    ),
    key=("rep", "date", "customer", "visit", "start"),
    needs=(("date",), ("customer",)),
)
OPPORTUNITIES = Table(
    "opportunities",
    (
        *texts("opportunity", "name", "customer", "rep", "team"),
        Column("status", Kind.CODE, milestones.STATUSES),
        Column("amount", Kind.MONEY),
        *texts("currency"),
        Column(
            "claimed_milestone",
            Kind.CODE,
            tuple(m.code for m in milestones.MILESTONES),
        ),
        *days("expected_close", "closed_on", "created_on"),
        *texts("product", "competitor", "lost_reason", "next_step"),
        *days("next_date"),
        Column("step", Kind.CODE, buying.STEPS),
        *yes("commit", "key_opportunity"),
        *CRITERIA,
        *POINTS,
        SIDE,
        *BRIEF,
        *days("briefed_on"),
        *texts("note"),
    ),
    key=("opportunity", "customer", "name"),
    needs=(("opportunity", "name", "customer"),),
)
CONTACTS = Table(
    "contacts",
    (
        *texts("customer", "opportunity", "person", "title"),
        Column("role", Kind.CODE, buying.ROLES),
        *texts("need"),
        Column("stance", Kind.CODE, buying.STANCES),
        *days("met_on"),
        *texts("rep", "team", "note"),
    ),
    key=("customer", "opportunity", "person"),
    needs=(("customer", "opportunity"), ("person",)),
)
CUSTOMERS = Table(
    "customers",
    (
        *texts("customer", "rep", "team"),
        Column("relationship", Kind.NUMBER, unit="0 to 10"),
        Column("attractiveness", Kind.NUMBER, unit="0 to 10"),
        *texts("goal"),
        Column("frequency", Kind.NUMBER, unit="visits a month"),
        Column("potential", Kind.MONEY),
        *texts("currency", "industry", "region", "product"),
        *days("since", "graded_on"),
        *texts("note"),
    ),
    key=("customer",),
    needs=(("customer",),),
)
TARGETS = Table(
    "targets",
    (
        *texts("rep", "team"),
        Column("measure", Kind.CODE, ("revenue", "visits", "new_customers")),
        *days("month"),
        Column("amount", Kind.MONEY),
        *texts("currency"),
        Column("count", Kind.INTEGER),
        *texts("note"),
    ),
    key=("rep", "team", "measure", "month", "currency"),
    needs=(("rep", "team"), ("month",)),
)
TEAM = Table(
    "team",
    (*texts("rep", "team"), *days("from"), *texts("title", "note")),
    key=("rep", "from"),
    needs=(("rep",), ("team",)),
)
COACHING = Table(
    "coaching",
    (
        *texts("rep"),
        *days("date"),
        *texts("topic", "supervisor", "agreed"),
        *days("due"),
        *yes("done", "role_play"),
        *texts("team", "note"),
    ),
    key=("rep", "date", "topic"),
    needs=(("rep",), ("date",)),
)
RATES = Table(
    "rates",
    (
        *days("from"),
        *texts("currency", "base"),
        Column("rate", Kind.NUMBER, unit="base for one currency"),
        *texts("note"),
    ),
    key=("currency", "base", "from"),
    needs=(("currency",), ("base",), ("rate",)),
)

TYPED = (
    VISITS,
    OPPORTUNITIES,
    CONTACTS,
    CUSTOMERS,
    TARGETS,
    TEAM,
    COACHING,
    RATES,
)
"""Every table that people upload."""
