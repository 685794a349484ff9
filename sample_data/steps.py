"""The selling step of a visit, as the reps of each team write it.

Nothing is drawn here: a step follows from the activity, from how far the
deal had come and from how the visit is written, so that all else stays as
it is.
"""

from sample_data.criteria import REACHES
from sample_data.deals import Deal

PATHS = (
    "probe_listen",
    "test_challenge",
    "confirm_needs",
    "present_persuade",
    "ask_for_business",
)
"""The step that fits a deal which has reached so many milestones."""

WORDS = {
    "zh": {
        "probe_listen": ("探察聆听", "探察"),
        "test_challenge": ("试探冲击", "试探"),
        "confirm_needs": ("确认需求", "需求确认"),
        "present_persuade": ("展示说服", "演示说服"),
        "ask_for_business": ("要求生意", "要求成交"),
        "follow_up": ("跟踪维护", "追踪维护"),
        "relationship": ("建立关系", "建立关系"),
        "buying_analysis": ("购买分析", "购买分析"),
    },
    "en": {
        "probe_listen": ("Probe and listen", "Probing"),
        "test_challenge": ("Test and challenge", "Challenge"),
        "confirm_needs": ("Confirm needs", "Needs confirmed"),
        "present_persuade": ("Present and persuade", "Presentation"),
        "ask_for_business": ("Ask for the business", "Ask for the order"),
        "follow_up": ("Follow up and maintain", "Follow-up"),
        "relationship": ("Build the relationship",) * 2,
        "buying_analysis": ("Analyse the purchase",) * 2,
    },
}


def step(language: str, activity: str, deal: Deal | None, style: int) -> str:
    """Say in the rep's words what a visit did; one in nine leaves it blank.

    Args:
        language: The language of the team.
        activity: The activity of the visit.
        deal: The deal that it is about, None where it is about none.
        style: A number that picks how cells are written.
    """
    if style % 9 == 4:
        return ""
    code = _code(activity, deal, style)
    return WORDS[language][code][style % 2]


def _code(activity: str, deal: Deal | None, style: int) -> str:
    if activity == "maintenance":
        return "relationship" if style % 4 == 0 else "follow_up"
    if deal is None:
        return "relationship" if style % 5 == 0 else "probe_listen"
    if style % 13 == 0:
        return "buying_analysis"
    reached = sum(deal.ticks() >= needed for needed in REACHES)
    # Now and then a rep is a step ahead of the buyer, or one behind.
    slip = {0: 1, 1: 1, 5: -1}.get(style % 11, 0)
    return PATHS[min(len(PATHS) - 1, max(0, reached + slip))]
