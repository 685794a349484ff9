"""A report as a page to print."""

from html import escape

from salesdash.exports import html
from salesdash.exports.report.page import Cell, Page, Row
from salesdash.exports.report.parted import parts

_STEPS = 10
"""So many grounds tell counts apart."""

_PALE, _DEEP = (0xF4, 0xF8, 0xFC), (0x1B, 0x5A, 0x95)
_DARK = 0.55

_STYLE = """
@page { size: A4 landscape; margin: 9mm 9mm 8mm }
:root { color-scheme: light only }
* { box-sizing: border-box }
html { background: #fff; color: #16202c;
  -webkit-print-color-adjust: exact; print-color-adjust: exact }
body { margin: 0 auto; max-width: 279mm;
  font: 8.5pt/1.3 "Segoe UI", "Noto Sans CJK SC", "Microsoft YaHei",
    "PingFang SC", Arial, sans-serif }
h1 { font-size: 1.7em; margin: 0 0 .2em }
p { color: #5b6673; margin: 0 0 .4em }
table + table { break-before: page; margin-top: 6mm }
table { width: 100%; border-collapse: collapse; table-layout: fixed }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { padding: .25em .4em; border: .5pt solid #c9d0d8; text-align: left;
  overflow-wrap: anywhere; vertical-align: top; white-space: pre-wrap }
th { background: #e3eaf2 }
.over th { background: #fff; color: #5b6673; font-weight: 400 }
.label, .total { font-weight: 700 }
.section { font-weight: 700; font-size: 1.1em; background: #f4f6f9 }
.note { color: #5b6673; font-style: italic; border: 0 }
.plan { color: #5b6673; font-style: italic }
.number { text-align: center }
.total { background: #f4f6f9; text-align: center }
@media screen { body { padding: 8mm 4mm } }
"""

_TABLE = """<table>
<colgroup>{columns}</colgroup>
<thead>
{above}<tr>{heads}</tr>
</thead>
<tbody>
{rows}
</tbody>
</table>"""


def web(page: Page) -> bytes:
    """Write a report as a page that prints on A4, across."""
    found = parts(page)
    widest = max(found, key=lambda part: len(part.widths))
    style = _STYLE + _columns(widest) + _grounds()
    body = (
        f"<h1>{escape(page.title)}</h1>",
        *(f"<p>{escape(note)}</p>" for note in page.notes),
        *map(_table, found),
        *(f"<p>{escape(told)}</p>" for told in page.left),
    )
    return html.page(page.language, page.title, style, "\n".join(body))


def _table(page: Page) -> str:
    above = "".join(f"<th>{escape(text)}</th>" for text in page.above)
    return _TABLE.format(
        columns="".join(
            f'<col class="c{place}">' for place in range(len(page.widths))
        ),
        above=f'<tr class="over">{above}</tr>\n' if any(page.above) else "",
        heads="".join(f"<th>{escape(text)}</th>" for text in page.heads),
        rows="\n".join(_row(row, len(page.widths)) for row in page.rows),
    )


def _columns(page: Page) -> str:
    """Share the width: a style of its own, as none may stand in a tag."""
    total = sum(page.widths)
    return "".join(
        f".c{place} {{ width: {width / total:.2%} }}\n"
        for place, width in enumerate(page.widths)
    )


def _grounds() -> str:
    """Colour the grounds of counts."""
    found = []
    for step in range(1, _STEPS + 1):
        share = step / _STEPS
        pairs = zip(_PALE, _DEEP, strict=True)
        mixed = ",".join(str(round(a + (b - a) * share)) for a, b in pairs)
        ink = "; color: #fff" if share > _DARK else ""
        found.append(f".g{step} {{ background: rgb({mixed}){ink} }}\n")
    return "".join(found)


def _row(row: Row, across: int) -> str:
    if len(row) == 1:
        cell = row[0]
        said = escape(cell.shown)
        return (
            f'<tr><td colspan="{across}" class="{cell.look}">{said}</td></tr>'
        )
    return f"<tr>{''.join(map(_cell, row))}</tr>"


def _cell(cell: Cell) -> str:
    ground = f" g{max(1, round(cell.shade * _STEPS))}" if cell.shade else ""
    return f'<td class="{cell.look}{ground}">{escape(cell.shown)}</td>'
