"""Text of strangers never becomes markup."""

import pytest

from salesdash.ui.text import plain


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("**bold**", r"\*\*bold\*\*"),
        ("<script>", r"\<script\>"),
        ("[a](http://b)", r"\[a\]\(http\:\/\/b\)"),
        (":material/home:", r"\:material\/home\:"),
        ("$x$", r"\$x\$"),
        ("# 标题\n- a", r"\# 标题 \- a"),
        ("华东_周报", r"华东\_周报"),
        ("1\xa0 M", "1\xa0 M"),
    ],
)
def test_every_mark_is_shown_as_typed(typed: str, shown: str) -> None:
    assert plain(typed) == shown


def test_a_long_name_is_cut() -> None:
    assert plain("x" * 100, 5) == "xxxx…"
