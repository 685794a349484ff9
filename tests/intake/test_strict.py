import pytest

from salesdash.intake.refusal import Refused
from salesdash.intake.strict import SOUND, elements


def test_tags_are_those_that_a_parser_finds():
    xml = b'<!-- <y a="0"/> --><x><p:y b="&amp;" a="1"/><z><y/></z></x>'
    assert [tag.said for tag in elements(xml, "y")] == [
        (("b", "&"), ("a", "1")),
        (),
    ]


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"<x>",
        b"<x a='<y/>'/>",
        b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>",
        b"<x>" * 300,
        b"<x>" + b"<y/>" * 100_001 + b"</x>",
    ],
)
def test_what_is_no_plain_xml_is_damaged(xml: bytes):
    with pytest.raises(Refused) as refused:
        list(elements(xml, "y"))
    assert refused.value.code == "file_damaged"


def test_an_attribute_is_found_whatever_its_prefix_but_only_once():
    (once, twice) = elements(b"<x><y r:id='1'/><y id='1' r:id='2'/></x>", "y")
    assert (once.local("id"), once.get("id"), once.local("z")) == ("1", "", "")
    with pytest.raises(Refused):
        twice.local("id")


@pytest.mark.parametrize(
    ("xml", "sound"),
    [
        (b'text <a b=\'"\' c="\'>"> "it\'s" </a>', True),
        (b"<a b='<c>'>", False),
        (b'<a "<c>">', False),
        (b"<a <c>", False),
        (b"<a", False),
    ],
)
def test_no_tag_stands_inside_another(xml: bytes, sound: bool):  # noqa: FBT001 - parametrized
    assert bool(SOUND.fullmatch(xml)) == sound
