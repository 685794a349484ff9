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
