from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from salesdash.charts.buying_matrix import alt, matrix
from salesdash.words import Words

EN = Words("en")
NAMES = ["buying_rank", "step_rank", "deals", "ahead", "behind"]


def frame(*rows: tuple[int, ...]) -> nw.DataFrame[Any]:
    schema = dict.fromkeys(NAMES, pl.Int64)
    return nw.from_native(pl.DataFrame(rows, schema=schema, orient="row"))


ROWS = frame((0, 0, 4, 0, 0), (1, 2, 3, 2, 0), (3, 1, 1, 0, 1))


def test_cells_are_told_apart_by_what_most_of_their_deals_are() -> None:
    data = matrix(ROWS, EN).to_plotly_json()["data"]
    found = [
        (trace["name"], list(trace["text"]), list(trace["customdata"]))
        for trace in data
    ]
    assert found == [
        ("Fits, or unknown", ["4"], [[0, 0]]),
        ("Mostly ahead of the buyer", ["3"], [[1, 2]]),
        ("Mostly behind the buyer", ["1"], [[3, 1]]),
    ]
    assert data[1]["hovertext"][0] == (
        "Becomes aware / Test and challenge: 3.<br>Ahead of the buyer: 2"
    )


def test_a_frame_stands_where_the_step_serves_the_stage() -> None:
    shapes = matrix(ROWS, EN).to_plotly_json()["layout"]["shapes"]
    middles = [
        ((s["x0"] + s["x1"]) / 2, (s["y0"] + s["y1"]) / 2) for s in shapes
    ]
    assert middles == [(n, n) for n in range(1, 7)]


def test_no_deals_say_so() -> None:
    (note,) = matrix(frame(), EN).to_plotly_json()["layout"]["annotations"]
    assert note["text"] == EN("chart.empty")


def test_the_cells_are_said_in_words() -> None:
    assert alt(ROWS, EN).endswith(
        "Nothing verified yet / No step logged: 4. "
        "Becomes aware / Test and challenge: 3. "
        "Sets criteria / Probe and listen: 1."
    )
