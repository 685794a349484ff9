"""What goes with won deals, and who is strong in what."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from salesdash import identity
from salesdash.book.happened import signal, technique
from salesdash.method.buying import STEPS
from salesdash.metrics import elements
from salesdash.metrics import wins as metric
from salesdash.metrics.activity import activity, latest_team
from salesdash.metrics.elements import LOGGED, SIGNAL, STEP
from salesdash.metrics.ended import begun, ended
from salesdash.metrics.results import WEEKS, Known, results
from salesdash.metrics.strengths import strengths
from salesdash.metrics.team_mix import team_mix
from salesdash.metrics.visited import tied

if TYPE_CHECKING:
    from salesdash.book.view import View

_APART = re.compile(r"[;；、,，\n]")
"""What stands between several techniques or signals in one cell."""

_KNOWN = ("date", "rep", *LOGGED.values())


def had(view: "View") -> nw.DataFrame:
    """Say what each closed deal in scope had, as `metrics.elements` does."""
    every = nw.from_native(view.state.opportunities, eager_only=True)
    visits = nw.from_native(view.state.visits, eager_only=True)
    # All deals take part, or visits of one out of scope would go to others.
    told = tied(every, visits, _KNOWN)
    mine = told.join(view.closed.select("key"), on="key")
    return elements.elements(
        view.closed, view.ticked, mine, visits, view.spelled
    )


def spelled(visits: nw.DataFrame) -> nw.DataFrame:
    """Say which element each wording on visits names.

    One row a wording and element that it names.

    Args:
        visits: The visits, with the columns of `metrics.elements.LOGGED`.

    Returns:
        `kind`, `said` (as a visit has it), `code`, `text` ('' where the
        method has a name for the code, else the usual wording).
    """
    rows = [row for kind in LOGGED for row in _wordings(visits, kind)]
    names = ("kind", "said", "code", "text")
    told = {name: [row[at] for row in rows] for at, name in enumerate(names)}
    schema = {name: nw.String() for name in names}
    return nw.from_dict(told, schema, backend=visits.implementation)


def _wordings(visits: nw.DataFrame, kind: str) -> Iterator[tuple[str, ...]]:
    """Give kind, wording, code and text of each element of a kind."""
    counted = Counter(visits[LOGGED[kind]].drop_nulls().to_list())
    parts = {said: _parts(said, kind) for said in counted if said}
    usual: dict[str, Counter[str]] = {}
    for said, found in parts.items():
        for code, text in found.items():
            usual.setdefault(code, Counter())[text] += counted[said]
    for said, found in sorted(parts.items()):
        for code in found:
            yield kind, said, code, usual[code].most_common(1)[0][0]


def _parts(said: str, kind: str) -> dict[str, str]:
    """Give the elements that a cell names: code -> text."""
    if kind == STEP:
        return {said: ""} if said in STEPS else {}
    found = {}
    for part in filter(None, map(str.strip, _APART.split(said))):
        code = signal(part) if kind == SIGNAL else technique(part)
        found[code or identity.key(part)] = "" if code else part
    found.pop("", None)
    return found


def known(view: "View") -> Known:
    """Gather what results are read from, of every team and rep."""
    scoped = view.team or view.rep or view.period
    # A new view would fold once more what this one has folded.
    whole = replace(view, team="", rep="", period="") if scoped else view
    visits = nw.from_native(view.state.visits, eager_only=True)
    begins = begun(whole.opportunities, whole.claims)
    return Known(
        view.number,
        begins,
        whole.closed,
        whole.claims,
        visits,
        whole.frequency,
    )


class Winning:
    """A part of a view."""

    @cached_property
    def closed(self: Any) -> nw.DataFrame:
        """One row a won or lost deal in scope, as `metrics.ended`."""
        return ended(self.opportunities, self.claims)

    @cached_property
    def spelled(self: Any) -> nw.DataFrame:
        """One row a wording of visits and what it names."""
        visits = nw.from_native(self.state.visits, eager_only=True)
        return spelled(visits)

    @cached_property
    def had(self: Any) -> nw.DataFrame:
        """One row a closed deal in scope and element, `metrics.elements`."""
        return had(self)

    @cached_property
    def wins(self: Any) -> nw.DataFrame:
        """One row a choice of deals and element, as `metrics.wins`."""
        return metric.wins(self.closed, self.had, self.spelled)

    @cached_property
    def results(self: Any) -> nw.DataFrame:
        """One row a rep of everybody and measure, `metrics.results`."""
        return results(known(self))

    @cached_property
    def strengths(self: Any) -> nw.DataFrame:
        """One row a rep in scope and measure, as `metrics.strengths`."""
        return self.scoped(strengths(self.results, _teams(self)))

    @cached_property
    def mixes(self: Any) -> nw.DataFrame:
        """One row a team in scope and activity, as `metrics.team_mix`."""
        teams = _teams(self)
        found = team_mix(_lately(self), teams, self.settings.mix)
        if self.rep:
            own = teams.get(self.rep, "")
            found = found.filter(nw.col("team") == own)
        return self.scoped(found)

    @cached_property
    def spent(self: Any) -> nw.DataFrame:
        """One row a rep in scope and segment: what visits go to today."""
        return activity(self.scoped(_lately(self)))


def _teams(view: "View") -> dict[str, str]:
    """Say in which team each rep is today, by the latest visit."""
    rows = latest_team(_lately(view)).select("rep", "team").iter_rows()
    return {rep: team or "" for rep, team in rows}


def _lately(view: "View") -> nw.DataFrame:
    """Give the visits of everybody in the weeks of `metrics.results`."""
    visits = nw.from_native(view.state.visits, eager_only=True)
    first = view.number - 7 * WEEKS + 1
    return visits.filter(nw.col("date") >= first)
