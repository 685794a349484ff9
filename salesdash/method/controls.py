"""The eight control points of the management system (pages 43-44)."""

CONTROL_POINTS = (
    "customer_list_kept",
    "milestone_worksheet_kept",
    "key_opportunities_reported",
    "opportunity_to_proposal_tracked",
    "supervisor_joins_key_visits",
    "role_play_scheduled",
    "opportunities_graded",
    "key_opportunities_held",
)
"""In the deck's order."""

ROLE_PLAY_DAYS = 14
"""A role-play meeting with each rep within two weeks."""

ACTIVE_DAYS = 90
"""Days: a customer visited since is worked on. Our choice."""

SHEET_WEEKS = 4
"""So many weeks a worksheet is looked for. Our choice."""

WEEK_DAYS = 7

JOINT_DAYS = 90
"""Days in which the supervisor comes along once. Our choice."""

HELD_DAYS = 30
"""Days in which a key opportunity is visited. Our choice."""

SILENT_DAYS = 56
"""Who has no open deal and no visit in so many days is not asked for."""

MET, PARTLY = 90, 50
"""Per cent of the things looked at from which a point is met, or partly
met. Our choice: of fewer than ten things all have to be right."""

STATUSES = ("met", "partly", "missed", "recorded", "unknown")
"""Where a point stands; `recorded` where only a manager knows."""

LOOP = ("understand", "find", "redesign")
"""Understand the process, find the problem, redesign it (page 44)."""
