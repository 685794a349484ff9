import re
import tomllib
from pathlib import Path

import pytest

from salesdash.charts import theme

ROOT = Path(__file__).parent.parent.parent
SETTINGS = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_page_and_charts_share_their_ground_and_ink(mode: str) -> None:
    palette = theme.palette(dark=mode == "dark")
    page = SETTINGS["theme"][mode]
    assert (palette.page, palette.card, palette.ink, palette.line) == (
        page["backgroundColor"],
        page["secondaryBackgroundColor"],
        page["textColor"],
        page["borderColor"],
    )


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK])
def test_text_stands_out_from_page_and_card(palette: theme.Palette) -> None:
    for text in (palette.ink, palette.muted):
        for ground in (palette.page, palette.card):
            assert contrast(text, ground) >= 4.5


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(p, 16) / 255 for p in re.findall("[0-9A-F]{2}", colour)]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4
        for p in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_chart_has_no_ground_no_zoom_and_thin_lines() -> None:
    drawn = theme.figure(300).layout.to_plotly_json()
    assert drawn["paper_bgcolor"] == drawn["plot_bgcolor"] == theme.CLEAR
    assert drawn["dragmode"] is False
    assert drawn["height"] == 300
    for axis in ("xaxis", "yaxis"):
        assert drawn[axis]["fixedrange"] is True
        assert drawn[axis]["gridcolor"] == theme.GRID


def test_every_quadrant_has_a_symbol_of_its_own() -> None:
    assert theme.SYMBOLS.keys() == theme.LIGHT.quadrants.keys()
    assert len(set(theme.SYMBOLS.values())) == len(theme.SYMBOLS)


def test_only_unclassified_is_hatched() -> None:
    hatched = [
        segment
        for segment in theme.LIGHT.segments
        if theme.pattern(segment, theme.LIGHT)["shape"]
    ]
    assert hatched == ["unclassified"]
