from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesdash.errors import BadSetting
from salesdash.settings import File, listed, parsed, read, sentence, write
from salesdash.settings.company import LARGEST
from salesdash.words import Words

PLACE = "company.toml"


def refused(text: str | bytes) -> BadSetting:
    content = text.encode() if isinstance(text, str) else text
    with pytest.raises(BadSetting) as error:
        parsed(content, PLACE)
    return error.value


def told(text: str | bytes) -> tuple[str, object]:
    error = refused(text)
    return error.code, error.holes.get("line")


def test_a_file_says_values_and_their_lines() -> None:
    text = """\ufeff# ours
[yields]
decision_due = 70 # was 75
pending_close = 92.50

[calendar]
working_days = [
  "monday",
  "Sunday",
]
[mix.rep]
"J. \\"Smith\\"" = "40/40/20"
"""
    file = parsed(text.encode(), PLACE)
    assert file == File(
        {
            "yields.decision_due": "70",
            "yields.pending_close": "92.5",
            "calendar.working_days": "monday, sunday",
            'mix.rep.J. "Smith"': "40, 40, 20",
        },
        {
            "yields.decision_due": 3,
            "yields.pending_close": 4,
            "calendar.working_days": 10,
            'mix.rep.J. "Smith"': 12,
        },
        PLACE,
    )


def test_a_file_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    assert read(tmp_path / PLACE) == File()
    with pytest.raises(BadSetting, match="file"):
        read(tmp_path / PLACE, needed=True)


def test_a_folder_in_its_place_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="file"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[yields]\ndecision_due 70\n", ("toml", 2)),
        ("[yields]\n\ndecision_due = [70,\n", ("toml", 3)),
        ("a = 1\na = 2\n", ("toml", 2)),
        ("[yields]\n\ndecision_due = 170\n", ("number", 3)),
        ("[yields]\ndecision_due = true\n", ("number", 2)),
        ("[yields]\ndecison_due = 70\n", ("unknown", 2)),
        ("[[yields]]\ndecision_due = 70\n", ("unknown", 1)),
        ("[mix]\nall = [50, 50]\n", ("mix", 2)),
        ("[yields]\nqualified_sponsor = 60\n", ("yields_fall", 2)),
        ("[weights]\npain = 30\npower = 20\n", ("weights_sum", 3)),
        (b"[names]\n\xff = 1\n", ("encoding", 2)),
        ("a = " + "[" * 5000, ("toml", 1)),
        ("a = " + "9" * 5000, ("toml", 1)),
        ("a." * 5000 + "a = 1", ("toml", 1)),
    ],
)
def test_a_wrong_file_is_refused_with_the_line(
    text: str | bytes, found: tuple[str, int]
) -> None:
    assert told(text) == found


def test_a_milestone_without_criteria_is_refused_with_the_line() -> None:
    lines = [
        "[criteria]",
        "supplier_chosen = 'pending_close'",
        "close_asked = 'pending_close'",
    ]
    assert told("\n".join(lines)) == ("no_criteria", 3)


def test_a_file_that_is_too_large_is_not_read() -> None:
    assert refused(b"#" * (LARGEST + 1)).code == "large"


def test_the_sentence_names_file_line_and_what_was_meant() -> None:
    error = refused("[yields]\ndecison_due = 70\n")
    assert sentence(error, Words("en")) == (
        'company.toml, line 2: There is no setting "yields.decison_due". '
        "Is yields.decision_due meant? The page Settings and "
        "docs/settings.md list them all."
    )
    assert sentence(error, Words("zh")).startswith("company.toml 第 2 行：")


def test_the_line_at_fault_is_shown_as_it_stands() -> None:
    error = refused("[yields]\ndecision_due 70\n")
    assert "decision_due 70" in sentence(error, Words("en"))


def test_a_large_file_is_read_in_no_time() -> None:
    rows = "\n".join(f'"rep {n}" = "40/40/20"' for n in range(3000))
    file = parsed(f"[mix.rep]\n{rows}".encode(), PLACE)
    assert file.lines["mix.rep.rep 2999"] == 3001


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(TEXT, st.just("50, 30, 20"), max_size=4))
def test_what_is_written_is_read_the_same(reps: dict[str, str]) -> None:
    values = {name: s.default for name, s in listed().items()}
    values |= {f"mix.rep.{rep}": mix for rep, mix in reps.items()}
    values["names.milestone.closed.zh"] = "成交 \"大\" 'x'.y"
    file = parsed(write(values).encode(), PLACE)
    assert dict(file.values) == values
