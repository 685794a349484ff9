"""The Upload page, over small files."""

from datetime import date

import pytest

from tests.pages.conftest import SHEETS, Open

VISITS = next(s for s in SHEETS if s.name.startswith("Visits"))


@pytest.mark.usefixtures("store")
def test_a_day_that_is_changed_is_the_day_of_the_import(visit: Open) -> None:
    app = visit("upload")
    app.file_uploader[0].upload(VISITS.name, VISITS.content).run()
    assert app.date_input[0].value == date(2026, 11, 20)
    app.date_input[0].set_value(date(2026, 11, 19)).run()
    assert "2026-11-19" in app.expander[0].label
    app.button(key="import").click().run()
    app.switch_page("../../pages/activity.py").run()
    assert app.selectbox[0].value == "2026-11-19"


@pytest.mark.usefixtures("store")
def test_two_files_of_one_name_stand_side_by_side(visit: Open) -> None:
    app = visit("upload")
    other = VISITS.content.replace(b"Ann", b"Bob")
    app.file_uploader[0].upload(VISITS.name, VISITS.content)
    app.file_uploader[0].upload(VISITS.name, other).run()
    assert not app.exception
    assert len(app.expander) == 2


@pytest.mark.usefixtures("store")
def test_a_sheet_can_be_left_out_and_taken_in_again(visit: Open) -> None:
    app = visit("upload")
    app.file_uploader[0].upload(VISITS.name, VISITS.content).run()
    button = next(b for b in app.button if b.label == "Leave it out")
    button.click().run()
    assert app.button(key="import").disabled
    button = next(b for b in app.button if b.label.startswith("Take in"))
    button.click().run()
    assert not app.button(key="import").disabled


@pytest.mark.usefixtures("filled")
def test_the_same_file_again_says_who_brought_it(visit: Open) -> None:
    app = visit("upload")
    app.file_uploader[0].upload(VISITS.name, VISITS.content).run()
    assert "is already in, unchanged" in app.info[0].value
    assert "by Ann" in app.info[0].value
    assert app.button(key="import").disabled
