"""What happened to a deal, in sentences."""

import pytest

from salesdash.model.dossier import Event
from salesdash.ui.deal_events import kind, sentence
from salesdash.words import Words

EN = Words("en")
DAY = 20_777
CLAIM = "claimed_milestone"
OVERRULED = (
    "Lee had corrected Amount from 1,200 to 1,500; a later sheet overruled it"
)


@pytest.mark.parametrize(
    ("event", "group", "expected"),
    [
        (Event(DAY, "named", by="Ann"), "other", "First named, by Ann"),
        (
            Event(DAY, "visit", "activity", after=None, by="", note="ok"),
            "visit",
            "Unclassified, Somebody – ok",
        ),
        (
            Event(DAY, "changed", "amount", 100, None),
            "terms",
            "Amount: ¥ 1 → –",
        ),
        (
            Event(DAY, "changed", CLAIM, None, "closed"),
            "milestone",
            "Claimed milestone: 100 % Closed (won)",
        ),
        (
            Event(DAY, "ticked", "close_asked", -1, 0),
            "tick",
            "Met: Close asked for",
        ),
        (
            Event(DAY, "unticked", "close_asked", 0, None),
            "tick",
            "No longer met: Close asked for",
        ),
        (
            Event(DAY, "vanished", by="Ann"),
            "other",
            "Missing from the sheet of Ann",
        ),
        (Event(DAY, "back", by="Ann"), "other", "Back in the sheet of Ann"),
        (
            Event(DAY, "corrected", "amount", "1200", "", "Lee", "call"),
            "edit",
            "Lee corrected Amount: 1,200 → – – call",
        ),
        (
            Event(DAY, "overruled", "amount", "1200", "1500", "Lee"),
            "edit",
            OVERRULED,
        ),
        (
            Event(DAY, "confirmed", "milestone", "", "closed", "Lee"),
            "edit",
            "Lee confirmed: Closed (won)",
        ),
        (
            Event(DAY, "dismissed", "no_sponsor", "token", by="Lee"),
            "edit",
            "Lee dismissed: No sponsor named",
        ),
    ],
)
def test_each_kind_of_event_is_a_sentence(event, group, expected) -> None:
    said = sentence(event, "CNY", EN)
    nobody = EN("history.nobody")
    assert (kind(event), said) == (group, expected.replace("Somebody", nobody))
