"""The company file: out as it is in force, in as dated changes."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from salesdash import settings
from salesdash.errors import BadSetting
from salesdash.model import Edit
from salesdash.settings import File, Settings
from salesdash.settings.company import LARGEST
from salesdash.settings.spoken import said, title
from salesdash.ui import settings_form, settings_save, text
from salesdash.ui.settings_told import Look


def draw(look: Look, _: str) -> None:
    """Draw the ways out and in."""
    _state(look)
    _out(look)
    _in(look)


def written(own: Settings, header: str) -> str:
    """Write what is in force as a company file; names only where set."""
    values = {
        name: told.value
        for name, told in own.told.items()
        if told.value or name in {"money.base", "mix.all"}
    }
    return f"# {header}\n\n{settings.write(values)}"


def _state(look: Look) -> None:
    file = look.frame.book.file()
    path = text.plain(str(look.frame.book.company), 200)
    key = "settings.file.there" if file.path else "settings.file.missing"
    st.markdown(look.t(key, path=path, n=len(file.values)))


def _out(look: Look) -> None:
    t = look.t
    header = t("settings.file.header", day=look.day.isoformat())
    st.download_button(
        t("settings.file.download"),
        written(look.own, header).encode(),
        file_name=settings.NAME,
        mime="application/toml",
        icon=":material/download:",
        on_click="ignore",
        help=t("settings.file.download_why"),
    )


def _in(look: Look) -> None:
    """Take a file, say what it would change, and write that if wanted."""
    t = look.t
    st.markdown(f"**{t('settings.file.upload')}**")
    st.caption(t("settings.file.upload_why"))
    file = st.file_uploader(
        t("settings.file.upload"),
        type=["toml"],
        key="company file",
        label_visibility="collapsed",
        max_upload_size=1,
        width=480,
    )
    if file is not None:
        _offer(look, file)


def _offer(look: Look, file: Any) -> None:
    t = look.t
    try:
        # One byte more than a company file may have is enough to refuse it.
        found = settings.parsed(file.read(LARGEST + 1), file.name)
        edits = settings_save.changes(look.frame, found.values, look.day)
    except BadSetting as error:
        told = settings.sentence(error, t)
        st.error(text.plain(told, 900), icon=":material/error:")
        return
    if not edits:
        path = text.plain(file.name)
        st.info(t("settings.file.nothing", path=path), icon=":material/info:")
        return
    _table(look, found, edits)
    _take(look, found, len(edits))


def _table(look: Look, file: File, edits: Sequence[Edit]) -> None:
    t = look.t
    cells = (
        [f"**{text.plain(title(e.key, t), 200)}**" for e in edits],
        [text.plain(said(e.key, e.seen, t), 200) for e in edits],
        [text.plain(said(e.key, file.values[e.key], t), 200) for e in edits],
    )
    heads = (t(f"settings.column.{c}") for c in ("name", "value", "then"))
    st.table(
        dict(zip(heads, cells, strict=True)),
        hide_index=True,
        border="horizontal",
        alt=t("settings.alt", day=look.day.isoformat(), n=len(edits)),
    )


def _take(look: Look, file: File, count: int) -> None:
    with st.form(f"settings take {look.day} {look.own.key}", border=False):
        start, by, reason = settings_form.sign(look)
        go = st.form_submit_button(
            look.t("settings.file.take", n=count),
            type="primary",
            icon=":material/check:",
        )
    if go:
        settings_save.save(look.frame, file.values, start, by, reason)
