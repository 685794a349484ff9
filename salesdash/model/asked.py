"""A deal to ask about in the weekly talk, and the questions."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """A question to ask about a deal.

    Attributes:
        kind: A kind of `method.questions.TOPICS`.
        code: The code of what it asks for.
        side: By whom a statement should hold: "sponsor", "decision_maker".
        day: The day that it names, or None.
    """

    kind: str
    code: str
    side: str = "sponsor"
    day: int | None = None


@dataclass(frozen=True)
class Asked:
    """A deal to ask about.

    Attributes:
        key: The deal.
        customer: Its customer.
        customer_key: The key of the customer.
        name: Its name, else its number.
        amount: Minor units, or None.
        currency: Their currency.
        claimed: The code of the claimed milestone, or None.
        verified: The code of the verified milestone, or None.
        weakest: The weakest factor, or None.
        expected_close: The day, or None.
        milestone_days: Days at the milestone, or None.
        hits: Hits of the cross-check.
        reasons: "key", then codes of `metrics.asked.REASONS`.
        sponsor: The name of the sponsor, or ''.
        decision_maker: The name of the decision maker, or ''.
        questions: Three questions.
    """

    key: str
    customer: str
    customer_key: str
    name: str
    amount: int | None
    currency: str
    claimed: str | None
    verified: str | None
    weakest: str | None
    expected_close: int | None
    milestone_days: int | None
    hits: int
    reasons: tuple[str, ...]
    sponsor: str
    decision_maker: str
    questions: tuple[Question, ...]
