"""The computed tables that `export` writes beside those of the log."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from salesdash.book import View, printed, talks
from salesdash.exports import (
    buying,
    clients,
    controls,
    evidence,
    graded,
    plausible,
    promises,
    reach,
    strengths,
    success,
    wins,
)

TABLES: Mapping[str, Callable[[View], bytes]] = MappingProxyType(
    {
        "evidence": lambda v: evidence.written(v.hits, v.every_side),
        "buying": lambda v: buying.written(v.judged, v.number),
        "daily": printed.week,
        "actions": printed.tracked,
        "reach": lambda v: reach.written(v.reached, v.number),
        "promises": lambda v: promises.written(v.promises, v.number),
        "plausible": lambda v: plausible.written(v.plausible, v.number),
        "attainment": lambda v: success.attainment(v.attainment, v.number),
        "accuracy": lambda v: success.accuracy(v.accuracy, v.number),
        "bias": lambda v: success.bias(v.bias, v.number),
        "growth": lambda v: success.growth(v.growth, v.number),
        "controls": lambda v: controls.controls(v.controls, v.number),
        "sessions": lambda v: controls.sessions(v.sessions, v.number),
        "talks": talks.written,
        "frequency": lambda v: graded.frequency(v.frequency, v.number),
        "effort": lambda v: graded.effort(v.effort, v.number),
        "regrades": lambda v: graded.regrades(v.regrades, v.number),
        "wins": lambda v: wins.written(v.wins, v.number),
        "strengths": lambda v: strengths.written(v.strengths, v.number),
        "clients": lambda v: clients.written(v.clients, v.number),
        "attractiveness": lambda v: clients.proposed(
            v.attractiveness, v.number
        ),
    }
)
"""Name of a table -> what writes it as a file."""
