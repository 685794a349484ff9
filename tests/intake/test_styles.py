from salesdash.intake.styles import Styles, shown


def test_a_style_shows_what_its_number_format_shows():
    xml = (
        '<styleSheet><numFmts><numFmt numFmtId="200" formatCode="0.0%"/>'
        '<numFmt numFmtId="201" formatCode="[$$-409]0"/>'
        '<numFmt numFmtId="202" formatCode="&quot;¥&quot;0"/></numFmts>'
        '<cellXfs><xf/><xf numFmtId="9"/><xf numFmtId="200"/>'
        '<xf numFmtId="201"/><xf numFmtId="202"/></cellXfs></styleSheet>'
    )
    assert shown(xml.encode()) == Styles(
        frozenset({b"1", b"2"}), {b"3": "USD", b"4": "¥"}
    )


def test_built_in_formats_of_money_name_no_currency():
    xml = (
        b'<numFmts><numFmt numFmtId="44" formatCode="$0"/></numFmts>'
        b'<cellXfs><xf numFmtId="7"/><xf numFmtId="44"/></cellXfs>'
    )
    assert shown(xml) == Styles(frozenset(), {})


def test_a_workbook_without_styles_shows_plain_numbers():
    assert shown(b"") == Styles(frozenset(), {})
