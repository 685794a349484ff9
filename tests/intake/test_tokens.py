"""Nothing that the reader of cells sees is hidden from the look before it."""

import io

import pytest
from python_calamine import CalamineError, load_workbook

from salesdash.intake import preflight
from salesdash.intake.refusal import Refused
from salesdash.intake.scan import scan
from tests.intake import files

SHEET = "xl/worksheets/sheet1.xml"
RELS = "xl/_rels/workbook.xml.rels"
BOOK = "xl/workbook.xml"
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
FAR = '<c r="BH300"><v>1</v></c>'
SIZE = (300, 60)


def seen(content: bytes) -> tuple[int, int] | None:
    """Give rows and columns as the look over the sheet counts them."""
    try:
        parts = preflight.parts(content)
        if not parts.sheets[0]:
            return None
        with parts.archive.open(parts.sheets[0]) as part:
            found = scan(part, parts.percents, parts.lengths)
    except Refused:
        return None
    return found.height, found.width


def read(content: bytes) -> tuple[int, int]:
    """Give rows and columns as the reader makes room for them."""
    try:
        book = load_workbook(io.BytesIO(content))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except CalamineError:
        return 0, 0
    return len(rows), max(map(len, rows), default=0)


def whole(data: str, head: str = "", name: str = "sheetData") -> bytes:
    made = files.parts("")
    made[SHEET] = (
        f'<worksheet xmlns="{files.MAIN}">{head}<{name}>{ONE}{data}</{name}>'
        "</worksheet>"
    )
    return files.zipped(made)


def covered(content: bytes) -> bool:
    """Whether the look saw as far as the reader, or refused."""
    found = seen(content)
    pairs = zip(found or (), read(content), strict=False)
    return all(mine >= theirs for mine, theirs in pairs)


ROW = f'<row r="300">{FAR}</row>'
DATA = f"<sheetData>{ONE}</sheetData>"
BACK = "</row><z x='<row r=\"1\">'>"
CELLS = {
    "text": '<row r="9"><c r="I9" t="str"><v></v></c></row>',
    "blank text": '<row r="9"><c r="I9" t="str"><v/></c></row>',
    "day": '<row r="9"><c r="I9" t="d"><v></v></c></row>',
    "other prefix": '<row r="9"><z:c r="I9"><v>1</v></z:c></row>',
    "row of other prefix": '<z:row r="9"><c><v>1</v></c></z:row>',
    "long prefix": '<row r="9"><a-b:c r="I9"><v>1</v></a-b:c></row>',
    "end in quotes": f'<z a="</sheetData>"/>{ROW}',
    "end in a value": f'<row><c><f a="</sheetData>"/></c></row>{ROW}',
    "two places": '<row><c r="A1" r="I9"><v>1</v></c></row>',
    "place of a prefix": '<row><c s="0" r="I9" x:r="A1"><v>1</v></c></row>',
    "kind of a prefix": '<row><c r="I9" t="str" x:t="n"><v></v></c></row>',
    "ends of rows": f"{'<z></row>' * 9}<row><c><v>1</v></c></row>{'<z>' * 9}",
    "rows in quotes": f"{'<z>' + BACK * 9}<row><c><v>1</v></c></row>",
    "other end": '<row r="9"><c r="I9"></c0><v>1</v></c></row><z>',
    "comment": f"<!-- </sheetData> -->{ROW}",
    "instruction": f"<?x </sheetData> ?>{ROW}",
}
HEADS = {
    "comment ahead": "<!-- <sheetData></sheetData> -->",
    "empty one in a comment": "<!-- <sheetData/> -->",
    "instruction ahead": "<?x <sheetData></sheetData> ?>",
    "quotes ahead": '<z a="<sheetData></sheetData>"/>',
    "other prefix ahead": '<a-b:sheetData><c r="I9"><v>1</v></c>',
}


@pytest.mark.parametrize("case", CELLS)
def test_a_cell_cannot_hide(case: str):
    assert covered(whole(CELLS[case]))


def test_an_empty_text_counts_with_its_place():
    assert seen(whole(CELLS["text"])) == (9, 9) == read(whole(CELLS["text"]))


@pytest.mark.parametrize("case", HEADS)
def test_a_sheet_cannot_hide_behind_what_stands_ahead(case: str):
    assert seen(whole(ROW, HEADS[case])) is None


def test_cells_of_another_prefix_than_the_sheet_are_refused():
    content = whole(ROW, name="z:sheetData")
    assert (seen(content), read(content)) == (None, SIZE)


def test_more_areas_than_anybody_merges_are_refused():
    areas = '<mergeCell ref="A1:A2"/>' * 1_000_001
    made = files.parts(ONE)
    made[SHEET] = made[SHEET].replace("</worksheet>", f"{areas}</worksheet>")
    assert seen(files.zipped(made)) is None


def swapped(rels: str, **parts: str) -> bytes:
    """A workbook whose far sheet is b.xml, and its own a small one."""
    made = files.parts(ONE)
    made["xl/worksheets/b.xml"] = files.parts(ONE + ROW)[SHEET]
    return files.zipped({**made, RELS: rels, **parts})


FAR_FIRST = files.links(s1="worksheet:worksheets/b.xml")
BOTH = files.links(
    s1="worksheet:worksheets/b.xml", s2="worksheet:worksheets/sheet1.xml"
)
SHOWN = files.parts("")[BOOK]
NEAR = '<Relationship Id="{}" Type="/theme" Target="worksheets/sheet1.xml"/>'
LISTS = {
    "comment": (FAR_FIRST + f"<!-- {NEAR.format('s1')} -->", SHOWN),
    "coded id": (
        FAR_FIRST.replace("</", NEAR.format("s&#49;") + "</", 1),
        SHOWN,
    ),
    "id again": (FAR_FIRST.replace("</", NEAR.format("s1") + "</", 1), SHOWN),
    "sheets in a comment": (
        BOTH,
        SHOWN.replace(
            "<sheets>", '<!-- <sheets><sheet r:id="s2"/></sheets> --><sheets>'
        ),
    ),
    "sheet in quotes": (
        BOTH,
        SHOWN.replace("<sheets>", "<sheets><a b=\"<sheet r:id='s2'/>\"/>"),
    ),
    "sheet ahead": (
        BOTH,
        SHOWN.replace("<sheets>", '<sheet name="b" r:id="s1"/><sheets>'),
    ),
    "two ids": (BOTH, SHOWN.replace('r:id="s1"', 'r:id="s2" z:id="s1"')),
}


@pytest.mark.parametrize("case", LISTS)
def test_a_list_of_parts_cannot_name_two_sheets_at_once(case: str):
    rels, book = LISTS[case]
    content = swapped(rels, **{BOOK: book})
    assert covered(content)


@pytest.mark.parametrize(
    "name",
    ["XL/worksheets/sheet1.xml", "xl\\worksheets\\sheet1.xml"],
)
def test_two_parts_of_one_name_are_refused(name: str):
    made = files.parts(ONE)
    far = files.parts(ONE + ROW)[SHEET]
    assert seen(files.zipped({**made, name: far})) is None
    assert seen(files.zipped({name: far, **made})) is None


def test_a_path_that_only_looks_the_same_is_refused():
    far = files.parts(ONE + ROW)[SHEET]
    rels = files.links(s1="worksheet:worksheets/./sheet1.xml")
    made = {**files.parts(ONE), RELS: rels, "xl/worksheets/./sheet1.xml": far}
    assert (seen(files.zipped(made)), read(files.zipped(made))) == (None, SIZE)


def test_a_second_main_part_is_refused():
    made = files.parts(ONE)
    far = files.parts(ONE + ROW)
    links = ("officeDocument:xl/workbook.xml", "officeDocument:y/workbook.xml")
    rels = files.links(a=links[0], b=links[1])
    others = {
        f"y{name[2:]}": p for name, p in far.items() if name[:3] == "xl/"
    }
    assert seen(files.zipped({**made, **others, "_rels/.rels": rels})) is None


def test_the_main_part_goes_by_the_name_that_the_reader_knows():
    made = files.parts(ONE)
    rels = files.links(a="officeDocument:xl/book.xml")
    made |= {"_rels/.rels": rels, "xl/book.xml": made[BOOK]}
    made["xl/_rels/book.xml.rels"] = made[RELS]
    assert seen(files.zipped(made)) is None


@pytest.mark.parametrize(
    "shared",
    [
        "<!-- <si> --><si><t>b</t></si>",
        "<si><si><t>b</t></si></si>",
        "<si><t a='</si><si>'>b</t></si>",
        "<si><t><![CDATA[</si><si>]]></t></si>",
    ],
)
def test_shared_texts_cannot_change_places(shared: str):
    assert seen(files.raw(ONE, shared)) is None


def test_a_comment_ahead_of_the_shared_texts_hides_nothing():
    made = files.parts(ONE, "<si><t>b</t></si>")
    name = "xl/sharedStrings.xml"
    made[name] = "<!-- made by hand -->" + made[name]
    assert seen(files.zipped(made)) == (1, 1)


def test_parts_may_be_named_as_windows_names_files():
    made = files.parts(ONE)
    found = files.zipped({n.replace("/", "\\"): p for n, p in made.items()})
    assert seen(found) == (1, 1) == read(found)


def test_a_written_sheet_is_read_as_before():
    book = files.raw(f"{ONE}<row/><row><c><v>2</v></c></row>")
    assert seen(book) == (3, 1) == read(book)
