"""The deals of a view with all that is judged of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from salesdash.method.milestones import DECISION_MAKER_MET
from salesdash.metrics.brief import brief
from salesdash.metrics.buying import buying
from salesdash.metrics.key import key_opportunities
from salesdash.metrics.mismatch import mismatch
from salesdash.metrics.pace import pace
from salesdash.metrics.pushes import pushes
from salesdash.metrics.since import since
from salesdash.metrics.stalled import stalled
from salesdash.metrics.visited import seen

if TYPE_CHECKING:
    from salesdash.book.view import View


def judged(view: View) -> nw.DataFrame:
    """Set beside each deal what is judged of it as of the day.

    What visits and won deals say is that of the whole company, whatever
    the scope: a filter never changes what is said of a deal.

    Args:
        view: A look at the log.

    Returns:
        One row a deal of `View.opportunities`, in its order: its columns,
        those of `metrics.since`, `key`, `brief`, `visited`, `buying`,
        `mismatch`, `pushes` and `stalled`, and `hits`: rules of the
        cross-check that it breaks and nobody dismissed.
    """
    day = view.number
    dated = since(view.opportunities, view.claims, day)
    keyed = key_opportunities(dated, day, view.corrections)
    met = brief(keyed, _ticked(view), day)
    bought = buying(pushes(met, view.slips), day)
    visited = mismatch(seen(bought, view.pairs, day), view.pairs)
    late = stalled(visited, view.usual, view.settings.stalled_days)
    return _hit(late, view.hits)


def _ticked(view: View) -> nw.DataFrame:
    """Say when sheets, or a manager who corrected them, first said met."""
    names = ("key", "criterion", "first_seen")
    held = view.corrections.filter(
        kind="correction", state="held", column=DECISION_MAKER_MET
    )
    own = view.ticked.select(*names)
    if held.is_empty():
        return own
    told = held.select(
        "key",
        nw.col("column").alias("criterion"),
        nw.col("from").cast(own.schema["first_seen"]).alias("first_seen"),
    )
    others = own.join(told, on=["key", "criterion"], how="anti")
    return nw.concat([others, told])


def usual(view: View) -> nw.DataFrame:
    """Say how long won deals of the whole company stayed at milestones."""
    claims = nw.from_native(view.state.claims, eager_only=True)
    deals = nw.from_native(view.state.opportunities, eager_only=True)
    return pace(claims, deals)


def _hit(deals: nw.DataFrame, hits: nw.DataFrame) -> nw.DataFrame:
    """Count the rules that each deal breaks."""
    standing = hits.filter(nw.col("dismissed") == 0).group_by("key")
    counted = standing.agg(nw.len().cast(nw.Int64).alias("hits"))
    joined = deals.join(counted, on="key", how="left")
    return joined.with_columns(nw.col("hits").fill_null(0))
