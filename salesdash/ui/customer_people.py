"""The people of one customer: who decides, and what they need."""

from salesdash.model.client import Client
from salesdash.ui import deal_people, text
from salesdash.ui.card import card
from salesdash.words import Words


def draw(client: Client, t: Words) -> None:
    """Show the five buyer roles, then other contacts."""
    with card(t("customer.parts.people")):
        text.caption(t("customer.people_caption"))
        deal_people.roles(client.people, t)
