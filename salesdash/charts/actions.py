"""What each rep did, week by week: a heat map an action (deck, page 46)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from salesdash.charts import dates, theme
from salesdash.charts.actions_board import ALL, Board, long, measured, short
from salesdash.charts.labels import escape, label, lines
from salesdash.metrics.actions import MOVES
from salesdash.words import Words

SIGNS: Mapping[str, str] = {"up": "▲", "back": "▼", "won": "★"}
"""The mark of a milestone move."""

_ROW, _HEAD = 31, 60
_TARGET = 20
"""Pixels of a cell that can be clicked."""

_SIZE, _SMALL, _ROOM = 10, 7.5, 8
"""Size of numbers; on a phone, that of more weeks than so many."""

_APART = 0.03
"""Room before the sums of all weeks, in columns for each week."""

_NAME = 16
_TITLE = 26
_DARK = 0.55


def actions(
    board: Board,
    t: Words,
    *,
    across: int = 3,
    dark: bool = False,
    narrow: bool = False,
) -> go.Figure:
    """Draw a panel for all visits, and one for each action.

    Reps down, weeks across, all panels on one scale but the first. A cell
    carries the rep, the first day of the week and the code (`ALL` in the
    first panel) as its `customdata`.

    Args:
        board: What is drawn.
        t: The words of a language.
        across: So many panels stand side by side; 1 on a phone.
        dark: Whether the page is dark.
        narrow: Whether the page is as narrow as a phone.
    """
    reps, codes = board.reps, board.codes
    if not reps:
        return theme.empty(t("chart.empty"), 200, dark=dark)
    colours = theme.palette(dark=dark)
    down = -(-len(codes) // across)
    height = down * (_ROW * (len(reps) + 1) + _HEAD) + 40
    drawn = make_subplots(
        rows=down,
        cols=min(across, len(codes)),
        shared_yaxes=True,
        subplot_titles=[_title(board, code, t) for code in codes],
        horizontal_spacing=0.02,
        vertical_spacing=min(_HEAD / height, 1 / max(down - 1, 1)),
    )
    drawn.update_layout(theme.layout(height, dark=dark), showlegend=False)
    squares = _squares(board)
    size = _SMALL if narrow and len(board.weeks) > _ROOM else _SIZE
    for place, code in enumerate(codes):
        row, column = divmod(place, across)
        for trace in (
            _ground(squares[code], colours),
            _cells(board, code, squares[code], t, colours, size),
        ):
            drawn.add_trace(trace, row=row + 1, col=column + 1)
    _scale(drawn, board, reps, t, colours)
    return drawn


def _title(board: Board, code: str, t: Words) -> str:
    name = t("visits.every") if code == ALL else board.name(code)
    return label(name, _TITLE)


def alt(board: Board, t: Words) -> str:
    """Say in words what each rep did over the weeks."""
    counts, marks = board.counts(), board.marks()
    rows = []
    for rep in board.reps:
        total = sum(counts.get((ALL, rep, week), 0) for week in board.weeks)
        own = [
            marks[rep, week] for week in board.weeks if (rep, week) in marks
        ]
        sums = {name: sum(row[name] for row in own) for name in MOVES}
        moves = t("visits.alt_moves", **sums)
        named = rep or t("visits.nobody")
        n = long(board, total, t)
        rows.append(t("visits.alt_rep", rep=named, n=n, moves=moves))
    measure = measured(board.measure, t)
    return t("visits.actions_alt", measure=measure, rows=" ".join(rows))


@dataclass(frozen=True)
class _Square:
    """A cell of a panel.

    Attributes:
        x: The place of its week; behind the last one that of their sum.
        y: The place of its rep; below the last one that of everyone.
        rep: The rep, None for everyone.
        week: The first day of the week, None for all weeks.
        count: How much was done.
        moves: The milestone moves, in the panel of all visits.
        share: How much of what the darkest cell has; 0 for a sum.
    """

    x: int
    y: int
    rep: str | None
    week: int | None
    count: int
    moves: Mapping[str, int]
    share: float

    @property
    def sum(self) -> bool:
        """Whether it adds up others."""
        return self.rep is None or self.week is None


def _squares(board: Board) -> dict[str, list[_Square]]:
    """Give the cells of each panel, sums behind and below them."""
    counts, marks = board.counts(), board.marks()
    single = max((n for (c, *_), n in counts.items() if c != ALL), default=0)
    whole = max(counts.values(), default=0)
    return {
        code: list(
            _panel(
                board, code, counts, marks, whole if code == ALL else single
            )
        )
        for code in board.codes
    }


def _panel(
    board: Board,
    code: str,
    counts: Mapping[tuple[str, str, int], int],
    marks: Mapping[tuple[str, int], Mapping[str, int]],
    most: int,
) -> Iterator[_Square]:
    sides = [*enumerate(board.reps), (len(board.reps), None)]
    ends = [*enumerate(board.weeks), (len(board.weeks), None)]
    for (y, rep), (x, week) in product(sides, ends):
        reps = board.reps if rep is None else [rep]
        weeks = board.weeks if week is None else [week]
        places = [*product(reps, weeks)]
        count = sum(counts.get((code, *place), 0) for place in places)
        own = [marks[p] for p in places if p in marks] if code == ALL else []
        moves = {name: sum(row[name] for row in own) for name in MOVES}
        single = rep is not None and week is not None and most
        share = count / most if single else 0.0
        yield _Square(x, y, rep, week, count, moves, share)


def _cells(
    board: Board,
    code: str,
    squares: Sequence[_Square],
    t: Words,
    colours: theme.Palette,
    size: float,
) -> go.Scatter:
    """Draw the cells of a panel, and the numbers in them."""
    return go.Scatter(
        x=[_across(board, square.x) for square in squares],
        y=[square.y for square in squares],
        mode="markers+text",
        text=[_text(board, square) for square in squares],
        textfont={
            "size": size,
            "color": [_ink(square, colours) for square in squares],
        },
        hovertext=[_hover(board, code, square, t) for square in squares],
        hoverinfo="text",
        customdata=[[square.rep, square.week, code] for square in squares],
        marker={"symbol": "square", "size": _TARGET, "color": theme.CLEAR},
        # A picked cell stands out; the others stay as they are.
        selected={
            "marker": {"color": colours.worse, "opacity": 1},
            "textfont": {"color": "#FFFFFF"},
        },
    )


def _ground(squares: Sequence[_Square], colours: theme.Palette) -> go.Heatmap:
    """Colour the cells; sums have no colour."""
    shares = [square.share for square in squares if not square.sum]
    across = max(square.x for square in squares)
    return go.Heatmap(
        z=[shares[n : n + across] for n in range(0, len(shares), across)],
        zmin=0,
        zmax=1,
        colorscale=[
            [0, theme.GRID],
            [0.001, theme.pale(colours.verified, 0.1)],
            [1, colours.verified],
        ],
        showscale=False,
        hoverinfo="skip",
        xgap=2,
        ygap=2,
    )


def _ink(square: _Square, colours: theme.Palette) -> str:
    return "#FFFFFF" if square.share > _DARK else colours.ink


def _across(board: Board, x: int) -> float:
    """Say where a column is drawn: sums stand apart from the weeks."""
    weeks = len(board.weeks)
    return x if x < weeks else weeks + _APART * weeks


def _text(board: Board, square: _Square) -> str:
    """Write the count, in bold if a sum, and the moves below it."""
    count = short(board, square.count) if square.count else ""
    if square.sum:
        return f"<b>{count}</b>"
    signs = "".join(SIGNS[name] for name in MOVES if square.moves[name])
    small = f'<span style="font-size:8px">{signs}</span>' if signs else ""
    return lines([count, small])


def _hover(board: Board, code: str, square: _Square, t: Words) -> str:
    name = t("visits.every") if code == ALL else board.name(code)
    who = t("visits.all") if square.rep is None else square.rep
    bold = f"<b>{escape(who or t('visits.nobody'))}</b>"
    when = t("visits.total")
    if square.week is not None:
        when = t("visits.week_of", day=dates.day(square.week, t))
    count = long(board, square.count, t)
    told = [
        t("visits.hover", rep=bold, week=when),
        t("visits.hover_count", name=escape(name), n=count),
    ]
    if any(square.moves.values()):
        told.append(t("visits.alt_moves", **square.moves))
    return lines(told)


def _scale(
    drawn: go.Figure,
    board: Board,
    reps: Sequence[str],
    t: Words,
    colours: theme.Palette,
) -> None:
    weeks = board.weeks
    total = _across(board, len(weeks))
    step = -(-len(weeks) // 3)
    ticks = list(range(0, len(weeks) - 1, step)) or [0]
    drawn.update_xaxes(
        theme.axis(
            colours,
            showgrid=False,
            range=[-0.6, total + 0.6 + _APART * len(weeks)],
            tickvals=[*ticks, total],
            ticktext=[
                *(dates.short(weeks[n], t) for n in ticks),
                t("visits.total"),
            ],
            tickangle=0,
        )
    )
    names = [*(r or t("visits.nobody") for r in reps), t("visits.all")]
    drawn.update_yaxes(
        theme.axis(
            colours,
            showgrid=False,
            range=[len(reps) + 0.5, -0.5],
            tickvals=list(range(len(names))),
            ticktext=[label(name, _NAME) for name in names],
        )
    )
    drawn.update_annotations(font={"size": 13, "color": colours.ink})
