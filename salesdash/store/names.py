"""One spelling for each name, and the team that each rep was in."""

import polars as pl

from salesdash.store.scene import SPELLED, Scene, once

_APART = ("team", "targets")
"""A target speaks of its own month, and of no move to another team."""


@once
def spellings(scene: Scene) -> dict[str, pl.DataFrame]:
    """Give one spelling for each rep, customer and team: the oldest.

    Where others go by a name, it is spelled as in the alias. Of each the
    text key and the name; one row a key.
    """
    return {name: _spelling(scene, name) for name in SPELLED}


@once
def memberships(scene: Scene) -> pl.DataFrame:
    """Say who was in which team from when.

    Columns: `rep_key`, `from` (day), `team_key`; one row a statement: a
    row of a team sheet, or a sheet that names the team of a rep.
    """
    lists = _stating("team", scene.rows["team"])
    stated = [
        _stating(name, frame)
        for name, frame in scene.rows.items()
        if name not in _APART and {"rep_key", "team_key"} <= set(frame.columns)
    ]
    # Of a rep whom a team list names, the team lists alone count.
    others = pl.concat(stated).join(lists, on="rep_key", how="anti")
    return (
        pl.concat([others, lists])
        .unique(["rep_key", "from"], keep="last", maintain_order=True)
        .sort("from")
    )


def _stating(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """Give who a table says is in which team, oldest sheets first."""
    day = pl.col("sheet_as_of")
    if name == "team":
        day = pl.col("from").fill_null(day)
    return (
        frame.select("rep_key", "team_key", "position", day.alias("from"))
        .group_by("rep_key", "team_key", "from")
        .agg(pl.col("position").min())
        .filter(pl.col("rep_key") != "", pl.col("team_key") != "")
        .sort("position")
        .select("rep_key", "team_key", "from")
    )


def _spelling(scene: Scene, name: str) -> pl.DataFrame:
    key = f"{name}_key"
    parts = [
        frame.select(key, pl.col(name).cast(pl.Categorical), "position")
        .group_by(name)
        .agg(pl.col(key).first(), pl.col("position").min())
        .with_columns(pl.col(name).cast(pl.String))
        for frame in scene.rows.values()
        if key in frame.columns
    ]
    found = (
        pl.concat(parts)
        .filter(pl.col(key) != "")
        .sort("position", name)
        .group_by(key)
        .agg(pl.col(name).first())
    )
    told = scene.aliases.named(name)
    if not told:
        return found
    said = pl.col(key).replace_strict(
        list(told), list(told.values()), default=pl.col(name)
    )
    return found.with_columns(said.alias(name))


def spelled(scene: Scene, frame: pl.DataFrame) -> pl.DataFrame:
    """Write each rep, customer and team in one spelling.

    The oldest spelling is taken, so a later sheet renames nobody in an
    earlier week.

    Args:
        scene: What counts.
        frame: Any frame with `rep`, `customer` or `team` and their keys.
    """
    for name in SPELLED:
        key = f"{name}_key"
        if key in frame.columns:
            # A corrected name may be one that no sheet ever names.
            own = pl.when(pl.col(key) != "").then("own")
            frame = (
                frame.rename({name: "own"})
                .join(
                    spellings(scene)[name],
                    on=key,
                    how="left",
                    maintain_order="left",
                )
                .with_columns(pl.coalesce(name, own, pl.lit("")).alias(name))
                .drop("own")
            )
    return frame


def teamed(scene: Scene, frame: pl.DataFrame, day: pl.Expr) -> pl.DataFrame:
    """Fill in the team of rows that name none, by their rep and day.

    The team is the one that the rep was in on the day, so old figures
    stay with the old team; before the first statement, the first one.

    Args:
        scene: What counts.
        frame: With `rep_key` and, where rows may name a team, `team_key`.
        day: The day of a row.
    """
    if "team_key" not in frame.columns:
        frame = frame.with_columns(team=pl.lit(""), team_key=pl.lit(""))
    frame = frame.with_columns(on_day=day.cast(pl.Int32))
    silent = frame.filter(pl.col("team_key") == "")
    teams = _teams(scene, silent.select("rep_key", "on_day").unique())
    own = pl.when(pl.col("team_key") != "").then("team_key")
    return (
        frame.join(
            teams,
            on=["rep_key", "on_day"],
            how="left",
            nulls_equal=True,
            maintain_order="left",
        )
        .with_columns(team_key=pl.coalesce(own, "member_key", pl.lit("")))
        .drop("member_key", "on_day")
    )


def _teams(scene: Scene, asked: pl.DataFrame) -> pl.DataFrame:
    """Give the team of reps on days: `member_key` beside them."""
    members = memberships(scene).select(
        "rep_key", member_key="team_key", on_day="from"
    )
    found = asked.sort("on_day")
    for strategy in ("backward", "forward"):
        found = found.join_asof(
            members,
            on="on_day",
            by="rep_key",
            strategy=strategy,
            check_sortedness=False,
            suffix=f"_{strategy}",
        )
    return found.select(
        "rep_key",
        "on_day",
        member_key=pl.coalesce("member_key", "member_key_forward"),
    )
