"""The three activities of a rep, and their talents (pages 45-48)."""

ACTIVITIES = ("development", "negotiation", "maintenance")
UNCLASSIFIED = "unclassified"
"""A visit whose activity is blank or unknown: a segment of its own."""

SEGMENTS = (*ACTIVITIES, UNCLASSIFIED)
TALENTS = {
    "development": ("confidence", "comprehension", "influence"),
    "negotiation": ("comprehension", "influence"),
    "maintenance": ("pleasing_manner", "constancy"),
}
