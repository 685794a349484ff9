"""Whose claims their deals do not bear out (page 16)."""

import narwhals.stable.v2 as nw

from salesdash.method.evidence import ABOVE, CLAIM, RULES
from salesdash.metrics.evidence.weeks import OPEN

FEWEST = 8
"""With fewer claims nothing is said of a rep."""

_CODES = [rule.code for rule in RULES if rule.kind == CLAIM]


def reps(weeks: nw.DataFrame) -> nw.DataFrame:
    """Say how many claims of each rep the deals themselves do not bear out.

    A claim is an open deal of a week that claims more than 10 %, and whose
    sheets have exit criteria. It is not borne out where a rule of the kind
    `CLAIM` misses its evidence.

    Args:
        weeks: What `week` gave, with the `week` (day) of each.

    Returns:
        One row a rep, the largest share first: `rep`, `team`, `claims`
        (deals, once a week), `unproven` (of these), `share` (per 10,000)
        and `ahead` (1 where there are at least `FEWEST` claims and more
        than half of them are not borne out, else 0).
    """
    place = ["week", "key"]
    opened = weeks.filter(
        (nw.col("rule") == OPEN) & (nw.col("rank") >= ABOVE)
    ).select(*place, "rep", "team")
    told = weeks.filter(nw.col("rule").is_in(_CODES))
    silent = told.filter(
        (nw.col("rule") == "stage_behind") & (nw.col("unknown") == 1)
    )
    broken = told.filter(nw.col("unknown") == 0).select(
        *place, nw.lit(1, dtype=nw.Int64).alias("unproven")
    )
    asked = opened.join(silent.select(*place), on=place, how="anti")
    marked = asked.join(broken.unique(place), on=place, how="left")
    summed = (
        marked.with_columns(nw.col("unproven").fill_null(0))
        .sort("week")
        .group_by("rep")
        .agg(
            nw.col("team").max(),
            nw.len().cast(nw.Int64).alias("claims"),
            nw.col("unproven").sum(),
        )
    )
    share = (nw.col("unproven") * 10_000) // nw.col("claims")
    most = nw.col("unproven") * 2 > nw.col("claims")
    ahead = (most & (nw.col("claims") >= FEWEST)).cast(nw.Int64)
    return summed.with_columns(
        share.alias("share"), ahead.alias("ahead")
    ).sort("share", "rep", descending=[True, False])
