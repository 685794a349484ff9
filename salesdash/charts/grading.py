"""Customers by relationship and attractiveness (deck, page 32)."""

from dataclasses import dataclass
from typing import Any

import narwhals.stable.v2 as nw
import plotly.graph_objects as go

from salesdash.charts import numbers, theme
from salesdash.charts.labels import label, lines, short, width
from salesdash.charts.scatter import LINE, Box, apart, visible
from salesdash.method.grades import NOT_GRADED, QUADRANTS, SCALE, THRESHOLD
from salesdash.money import DEFAULT
from salesdash.words import Words

HEIGHT = 540
NAMED = 12
"""How many customers are named in the chart at most."""

_LOW = -1.0
_HIGH = SCALE + 1.0
_SMALL = 8
_LARGE = 46
_COVERED = 20_000
"""What the squares of all widths add up to at most, in pixels."""

_WIDTH = 620
"""A usual width of the chart; only where names have room depends on it."""

_LETTER = 6.5
_NAME = 20
_CORNERS = {
    "key": (1, 1, "right", "top"),
    "prospective": (0, 1, "left", "top"),
    "ordinary": (1, 0, "right", "bottom"),
    "ignore": (0, 0, "left", "bottom"),
}


@dataclass
class _Customer:
    """One customer of the chart.

    Attributes:
        name: As typed.
        rep: As typed.
        x: The relationship.
        y: The attractiveness.
        quadrant: The grade.
        amount: Open, in minor units of the currency shown.
        count: Open deals in that currency.
        place: Where it is drawn.
        size: How wide it is drawn, in pixels.
        named: Whether its name has room.
    """

    name: str
    rep: str
    x: float
    y: float
    quadrant: str
    amount: int = 0
    count: int = 0
    place: tuple[float, float] = (0.0, 0.0)
    size: float = _SMALL
    named: bool = False

    @property
    def side(self) -> str:
        """Where its name stands, so that it stays inside the chart."""
        x, y = self.place
        across = "right" if x < 1 else "left" if x > SCALE - 1 else "center"
        return f"{'bottom' if y > SCALE - 1 else 'top'} {across}"

    def box(self) -> Box | None:
        """Measure the room of its name, None if it has none."""
        if self.amount <= 0 or not self.name:
            return None
        up, across = self.side.split()
        wide = _LETTER * width(short(self.name, _NAME))
        away = (self.size + LINE) / 2 * (1 if up == "top" else -1)
        aside = {"left": -wide / 2, "right": wide / 2, "center": 0}[across]
        x, y = ((at - _LOW) / (_HIGH - _LOW) for at in self.place)
        return Box(x * _WIDTH + aside, y * HEIGHT + away, wide)


def grading(
    frame: nw.DataFrame[Any],
    t: Words,
    *,
    currency: str = DEFAULT,
    threshold: float = THRESHOLD,
    dark: bool = False,
) -> go.Figure:
    """Draw each graded customer where its two grades put it.

    A point is as large as the open amount; customers of one place are
    drawn apart, none across a line. It carries the customer as its
    `customdata`.

    Args:
        frame: The customers as `metrics.grading.grading` gives them.
        t: The words of a language.
        currency: The currency of the open amounts.
        threshold: Where the lines are.
        dark: Whether the page is dark.
    """
    customers = _customers(frame, currency, threshold)
    if not customers:
        return theme.empty(t("chart.empty"), HEIGHT, dark=dark)
    colours = theme.palette(dark=dark)
    drawn = theme.figure(
        HEIGHT,
        dark=dark,
        showlegend=False,
        margin={"l": 0, "r": 8, "t": 8, "b": 8, "pad": 6},
        xaxis=_axis(t("grading.relationship"), colours),
        yaxis=_axis(t("grading.attractiveness"), colours),
        shapes=_lines(threshold, colours),
        annotations=_corners(customers, t, colours),
    )
    for code in QUADRANTS:
        own = [c for c in customers if c.quadrant == code]
        drawn.add_trace(_trace(own, code, currency, t, colours))
    return drawn


def alt(
    frame: nw.DataFrame[Any],
    t: Words,
    *,
    currency: str = DEFAULT,
    threshold: float = THRESHOLD,
) -> str:
    """Say in words how many customers are in each quadrant."""
    customers = _customers(frame, currency, threshold)
    if not customers:
        return t("chart.empty")
    own = {q: [c for c in customers if c.quadrant == q] for q in QUADRANTS}
    rows = " ".join(
        t(
            "grading.alt_row",
            quadrant=t.name("quadrant", code),
            count=f"{len(found):,}",
            amount=numbers.compact(sum(c.amount for c in found), currency, t),
        )
        for code, found in own.items()
    )
    return t("grading.alt", rows=rows)


def _customers(
    frame: nw.DataFrame[Any], currency: str, threshold: float
) -> list[_Customer]:
    """Take each graded customer once, the largest first."""
    found: dict[str, _Customer] = {}
    for row in frame.rows(named=True):
        if row["quadrant"] == NOT_GRADED:
            continue
        customer = found.setdefault(row["customer"], _customer(row))
        if row["open_currency"] == currency:
            customer.amount = row["open_amount"]
            customer.count = row["open_count"]
    ordered = sorted(found.values(), key=lambda c: (-c.amount, c.name))
    _place(ordered, threshold)
    return ordered


def _place(customers: list[_Customer], threshold: float) -> None:
    """Give each customer its place, its size and, with room, its name."""
    places = apart([(c.x, c.y) for c in customers], threshold)
    total = sum(max(c.amount, 0) for c in customers)
    largest = max((c.amount for c in customers), default=0)
    for customer, place in zip(customers, places, strict=True):
        customer.place = place
        if customer.amount > 0:
            # The area, and not the width, follows the amount.
            area = min(_LARGE**2 / largest, _COVERED / total)
            customer.size = max(_SMALL, (area * customer.amount) ** 0.5)
    shown = visible([customer.box() for customer in customers], NAMED)
    for customer, named in zip(customers, shown, strict=True):
        customer.named = named


def _customer(row: dict[str, Any]) -> _Customer:
    x, y = (
        min(max(row[axis], 0.0), SCALE)
        for axis in ("relationship", "attractiveness")
    )
    return _Customer(row["customer"], row["rep"], x, y, row["quadrant"])


def _axis(name: str, colours: theme.Palette) -> dict[str, Any]:
    return theme.axis(
        colours,
        range=[_LOW, _HIGH],
        showgrid=False,
        tickvals=[0, SCALE / 2, SCALE],
        title={"text": name, "font": {"color": colours.muted, "size": 12}},
    )


def _lines(threshold: float, colours: theme.Palette) -> list[dict[str, Any]]:
    line = {"color": colours.muted, "width": 1, "dash": "dot"}
    whole = {"type": "line", "layer": "below", "line": line}
    return [
        whole
        | {"x0": threshold, "x1": threshold}
        | {"yref": "paper", "y0": 0, "y1": 1},
        whole
        | {"y0": threshold, "y1": threshold}
        | {"xref": "paper", "x0": 0, "x1": 1},
    ]


def _corners(
    customers: list[_Customer], t: Words, colours: theme.Palette
) -> list[dict[str, Any]]:
    return [
        theme.note(
            t(
                "grading.corner",
                quadrant=t.name("quadrant", code),
                count=sum(c.quadrant == code for c in customers),
            ),
            colours,
            xref="paper",
            yref="paper",
            x=x,
            y=y,
            xanchor=across,
            yanchor=up,
            font={"color": colours.ink, "size": 14},
        )
        for code, (x, y, across, up) in _CORNERS.items()
    ]


def _trace(
    customers: list[_Customer],
    code: str,
    currency: str,
    t: Words,
    colours: theme.Palette,
) -> go.Scatter:
    symbol = theme.SYMBOLS[code]
    return go.Scatter(
        name=t.name("quadrant", code),
        mode="markers+text",
        x=[c.place[0] for c in customers],
        y=[c.place[1] for c in customers],
        text=[label(c.name, _NAME) if c.named else "" for c in customers],
        textposition=[c.side for c in customers],
        textfont={"size": 12, "color": colours.ink},
        cliponaxis=False,
        hovertext=[_hover(c, currency, t) for c in customers],
        hoverinfo="text",
        customdata=[[c.name] for c in customers],
        marker={
            "color": colours.quadrants[code],
            "symbol": [
                symbol if c.amount > 0 else f"{symbol}-open" for c in customers
            ],
            "size": [c.size for c in customers],
            "opacity": 0.75,
            "line": {"color": colours.page, "width": 1},
        },
    )


def _hover(customer: _Customer, currency: str, t: Words) -> str:
    scores = {"x": f"{customer.x:g}", "y": f"{customer.y:g}"}
    rep = label(customer.rep) or t("chart.nobody")
    held = t("grading.hover_none")
    if customer.count:
        amount = numbers.full(customer.amount, currency, t)
        count = f"{customer.count:,}"
        held = t("grading.hover_open", amount=amount, count=count)
    return lines(
        [
            f"<b>{label(customer.name, 40) or t('chart.no_customer')}</b>",
            t("grading.hover_scores", **scores),
            t("grading.hover_rep", rep=rep),
            held,
        ]
    )
