"""A brief as a page to print."""

from collections.abc import Iterator
from html import escape

from salesdash.exports import html
from salesdash.exports.brief.page import ACROSS, Line, Page
from salesdash.intake import ours

_FULL, _LEAST, _STEP = 7.8, 4.0, 0.1
"""Points of the letters: at most, however much there is to say, and by
how much they are made smaller."""

_ROOM = 732.0
"""Points between the margins of a page, with a twelfth to spare: letters
of another machine may be a little higher or wider."""

_LINE, _AROUND, _RULE = 1.25, 0.36, 0.5
"""Of the letters' size a line of text and what is around the lines of a
row; points of a rule between rows."""

_ENDS = 2
"""Lines that header, footer and the large letters of the title take."""

_STYLE = """
@page {{ size: A4 portrait; margin: 9mm 9mm 8mm }}
:root {{ color-scheme: light only }}
* {{ box-sizing: border-box }}
html {{ background: #fff; color: #16202c;
  -webkit-print-color-adjust: exact; print-color-adjust: exact }}
body {{ margin: 0 auto; width: 192mm;
  font: {size:.2f}pt/1.25 "Segoe UI", "Noto Sans CJK SC", "Microsoft YaHei",
    "PingFang SC", Arial, sans-serif }}
header, footer {{ display: flex; justify-content: space-between;
  font-size: .9em; color: #5b6673 }}
table {{ width: 100%; border-collapse: collapse; table-layout: fixed }}
td {{ padding: .2em .4em; border: .5pt solid #c9d0d8;
  overflow-wrap: anywhere; vertical-align: middle }}
.title, .note, .head {{ border: 0 }}
.title {{ font-size: 1.7em; font-weight: 700 }}
.note {{ font-size: .88em; color: #5b6673 }}
.head {{ font-weight: 700; font-size: 1.08em; background: #e3eaf2 }}
.label {{ color: #5b6673; background: #f4f6f9; font-size: .92em }}
.strong {{ font-weight: 700 }}
.good {{ font-weight: 700; color: #007a59 }}
.bad {{ font-weight: 700; color: #b34a00 }}
.blank, .box {{ color: #8b95a1; font-style: italic; font-size: .8em }}
.box {{ height: 3.6em; vertical-align: top }}
.letter {{ color: #5b6673; font-size: .88em; padding: .2em 0;
  text-align: center }}
.sign {{ color: #5b6673; height: 5.4em; vertical-align: top }}
@media screen {{ body {{ padding: 8mm 0 }} }}
"""

_BODY = """<header><span>salesdash</span><span>{head}</span></header>
<table>
<colgroup>{columns}</colgroup>
<tr hidden><td colspan="{across}">{mark}</td></tr>
{rows}
</table>
<footer><span>{foot}</span></footer>"""


def web(page: Page) -> bytes:
    """Write a brief as a page that prints on one sheet of A4."""
    style = _STYLE.format(size=size(page))
    body = _BODY.format(
        head=escape(page.head),
        foot=escape(page.foot),
        across=ACROSS,
        columns="<col>" * ACROSS,
        mark=ours.BRIEF,
        rows="\n".join(map(_row, page.lines)),
    )
    return html.page(page.language, page.title, style, body)


def size(page: Page) -> float:
    """Say how large the letters are, in points, to keep to one page."""
    found = _FULL
    while found > _LEAST and _high(page, found) > _ROOM:
        found -= _STEP
    return found


def _high(page: Page, points: float) -> float:
    """Say how high the page is, in points, with letters of a size."""
    lines = list(page.lines)
    more = _FULL / points
    count = _ENDS + sum(max(c.taken(more) for c in line) for line in lines)
    letters = count * _LINE + len(lines) * _AROUND
    return letters * points + len(lines) * _RULE


def _row(line: Line) -> str:
    return f"<tr>{''.join(_cells(line))}</tr>"


def _cells(line: Line) -> Iterator[str]:
    for cell in line:
        place = f'colspan="{cell.span}" class="{cell.look}"'
        yield f"<td {place}>{escape(cell.shown)}</td>"
