"""One spelling for each name: the oldest in the log."""

import polars as pl

from salesdash.store.scene import Scene


def spelled(scene: Scene, frame: pl.DataFrame) -> pl.DataFrame:
    """Write each rep, customer and team in one spelling.

    The oldest spelling is taken, so a later sheet renames nobody in an
    earlier week.

    Args:
        scene: What counts.
        frame: Any frame with `rep`, `customer` or `team` and their keys.
    """
    for name in ("rep", "customer", "team"):
        key = f"{name}_key"
        if key in frame.columns:
            frame = (
                frame.drop(name)
                .join(
                    scene.spellings[name],
                    on=key,
                    how="left",
                    maintain_order="left",
                )
                .with_columns(pl.col(name).fill_null(""))
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
    members = scene.memberships.rename({"team_key": "member_key"})
    if "team_key" not in frame.columns:
        frame = frame.with_columns(team=pl.lit(""), team_key=pl.lit(""))
    frame = frame.with_row_index("position").with_columns(
        day.cast(pl.Int32).alias("on_day")
    )
    frame = frame.sort("on_day")
    for strategy in ("backward", "forward"):
        frame = frame.join_asof(
            members.select("rep_key", "member_key", on_day="from"),
            on="on_day",
            by="rep_key",
            strategy=strategy,
            check_sortedness=False,
        ).with_columns(
            team_key=pl.when(pl.col("team_key") == "")
            .then(pl.col("member_key").fill_null(""))
            .otherwise(pl.col("team_key"))
        )
        frame = frame.drop("member_key")
    return frame.sort("position").drop("position", "on_day")
