"""Talks as files, and the list of the team."""

import io

import openpyxl

from salesdash.book import Upload, talks
from salesdash.book.talk import talk
from salesdash.words import Words
from tests.book.talked import BEFORE, DAY

EN = Words("en")


def test_the_list_says_what_there_is_to_talk_about(talked):
    rows = {row["rep"]: row for row in talks.overview(talked.view(DAY))}
    assert rows["Ann"] == {
        "rep": "Ann", "team": "East", "deals": 4, "hits": 3, "missed": 1,
        "neglected": 1, "agreed": 1, "overdue": 1,
        "last": 20_763, "next": 20_784,
    }  # fmt: skip


def test_the_list_and_the_talk_say_the_same(talked):
    (row,) = (
        row for row in talks.overview(talked.view(DAY)) if row["rep"] == "Ann"
    )
    found = talk(talked.view(DAY), talked.view(BEFORE), "Ann")
    missed = [p for p in found.promises if p.promise == "missed"]
    kept = [m for m in found.missed if m.kind == "neglected"]
    assert row["missed"] == len(missed)
    assert row["neglected"] == len(kept)
    assert row["deals"] == found.head.pipeline[0].count
    assert row["agreed"] == len(found.agreed)


def test_the_list_is_written_under_stable_names(talked):
    head, *lines = (
        talks.written(talked.view(DAY)).decode("utf-8-sig").splitlines()
    )
    assert head == (
        "as_of,rep,team,deals,hits,missed,neglected,agreed,overdue,last,next"
    )
    assert lines[0] == (
        "2026-11-20,Ann,East,4,3,1,1,1,1,2026-11-06,2026-11-27"
    )


def test_a_file_is_named_after_the_rep_and_the_day(talked):
    found = talk(talked.view(DAY), None, "Ann")
    for ending in talks.FORMATS:
        name, make = talks.one(found, EN, ending)
        assert name == f"salesdash-coaching-Ann-2026-11-20.{ending}"
        assert make()


def test_a_team_is_one_workbook_with_a_sheet_for_each_rep(talked):
    view, earlier = talked.view(DAY), talked.view(BEFORE)
    name, make = talks.every(view, earlier, "East", EN)
    assert name == "salesdash-coaching-East-2026-11-20.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(make()))
    reps = talks.members(view, "East")
    assert book.sheetnames == [f"{n} {r}" for n, r in enumerate(reps, 1)]
    assert talks.members(view, "West") == []


def test_a_talk_dropped_back_is_a_report_and_no_sheet(talked):
    name, make = talks.one(talk(talked.view(DAY), None, "Ann"), EN)
    preview = talked.read([Upload(name, make())], today=DAY)
    assert not preview.usable
