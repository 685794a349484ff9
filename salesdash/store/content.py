"""One word for what the log says of the opportunities as of a day."""

import hashlib

import polars as pl

from salesdash.method.milestones import SIGNED
from salesdash.store import corrections
from salesdash.store.names import memberships
from salesdash.store.opportunities import named
from salesdash.store.scene import Scene, once
from salesdash.store.stretches import stretches


def key(scene: Scene, day: int, *, verdicts: bool = True) -> str:
    """Say by one word what the state of a day is made of.

    Where the word is the same, so are `State.opportunities`, `claims`, and
    the tables but `visits`, which counts what later sheets tell as well.
    Sheets of a later day do not change it, unless they move a rep to
    another team for a time before; nor does what managers said from a
    later day on.

    Args:
        scene: What counts.
        day: Days since 1970-01-01.
        verdicts: Whether what managers confirmed and set aside counts too,
            which changes no fact of a deal.
    """
    past = scene.sheets.filter(pl.col("as_of") <= day)
    sheets = past.select("import_id", "number", "seq", "as_of").sort(pl.all())
    parts = [sheets, _teams(scene, day)]
    told = "\n".join(repr(row) for part in parts for row in part.iter_rows())
    told += scene.aliases.digest + corrections.word(
        scene, day, verdicts=verdicts
    )
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _teams(scene: Scene, day: int) -> pl.DataFrame:
    """Give the changes of team that the state of a day may show."""
    reps = named(scene).filter(pl.col("day") <= day)["rep_key"].unique()
    counts = pl.col("first") | (pl.col("from") <= _last(scene, day))
    return (
        _moves(scene)
        .filter(counts, pl.col("rep_key").is_in(reps.implode()))
        .select("rep_key", "from", "team_key")
    )


@once
def _moves(scene: Scene) -> pl.DataFrame:
    """Keep the memberships that change something: `first`, and moves."""
    before = pl.col("team_key").shift().over("rep_key")
    first = before.is_null()
    # Before the first statement the first team counts, whatever its day.
    day = pl.when(pl.col("first")).then(None).otherwise("from")
    return (
        memberships(scene)
        .sort("rep_key", "from")
        .with_columns(first=first, before=before)
        .filter(pl.col("first") | (pl.col("before") != pl.col("team_key")))
        .with_columns(day.alias("from"))
    )


def _last(scene: Scene, day: int) -> int:
    """Give the newest day for which the state of a day asks a team."""
    past = stretches(scene).past(day, whole=True).rows
    days = (day, past["closed_on"].max(), past[SIGNED].max())
    return max(found for found in days if isinstance(found, int))
