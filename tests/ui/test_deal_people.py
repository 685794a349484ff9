"""Signals and techniques by their kinds."""

from salesdash.model.dossier import Logged
from salesdash.ui.deal_people import grouped


def test_signals_stand_under_their_kind_and_others_apart() -> None:
    nods = Logged(9, "signal", "一直点头", "keeps_nodding")
    price = Logged(8, "signal", "谈价格", "talks_price")
    strange = Logged(7, "signal", "seemed fine")
    tried = Logged(6, "technique", "Summary")
    assert grouped([nods, price, strange, tried]) == {
        "expression": [],
        "posture": [nods],
        "language": [price],
        "other": [strange],
        "technique": [tried],
    }
    assert "other" not in grouped([nods])
