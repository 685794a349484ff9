"""The cross-check over a whole book: the sample company, small stories."""

import sys
from pathlib import Path

import narwhals.stable.v2 as nw
import pytest

from salesdash.book import Book, Upload, View, sample
from salesdash.model import Edit
from salesdash.settings import KIND
from sample_data.company import TEAMS

WEEKS = 12
OVER = {r.name for team in TEAMS for r in team.reps if r.claims == "over"}
HONEST = {r.name for team in TEAMS for r in team.reps if r.claims == "honest"}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Give the last weeks of the sample company."""
    found = Book(tmp_path_factory.mktemp("sample"))
    assert found.add(found.read(sample(WEEKS)), "Test")
    return found


@pytest.fixture(scope="module")
def view(book: Book) -> View:
    return book.view(book.days()[-1])


def test_the_over_claimers_are_found_and_the_honest_are_not(view: View):
    rows = view.unproven.rows(named=True)
    named = {row["rep"] for row in rows if row["ahead"]}
    right = named & OVER
    precision, recall = len(right) / len(named), len(right) / len(OVER)
    told = [f"{r['rep']}: {r['unproven']} of {r['claims']}" for r in rows]
    told.append(f"precision {precision:.2f}, recall {recall:.2f}")
    sys.stdout.write("\n".join(told) + "\n")
    assert (precision, recall) == (1.0, 1.0)
    clean = {row["rep"] for row in rows if not row["unproven"]}
    assert clean >= HONEST


def test_hits_are_in_scope_and_every_one_has_two_sides(view: View, book: Book):
    whole = view.hits
    team = book.view(view.day, "华东").hits
    rows = whole.filter(nw.col("team") == "华东")
    assert 0 < len(team) < len(whole)
    assert team.rows() == rows.rows()
    sides = view.every_side.select("key", "rule", "side").unique()
    both = sides.group_by("key", "rule").agg(nw.len().alias("n"))
    places = set(whole.select("key", "rule").rows())
    assert set(both.filter(nw.col("n") == 2).select("key", "rule").rows()) == (
        places
    )


def test_the_second_look_at_the_record_reads_what_was_kept(
    view: View, book: Book
):
    first = view.record.rows()
    folder = book.log.folder / "cache"
    kept = {path.name for path in folder.glob("evidence2-*")}
    assert len(kept) == len(view.past) + 1
    again = Book(folder.parent).view(view.day)
    assert again.record.rows() == first
    assert {p.name for p in folder.glob("evidence2-*")} == kept


def test_a_rule_that_is_switched_off_gives_no_hit(tmp_path: Path):
    book = Book(tmp_path)
    assert book.add(book.read(sample(1)), "Test")
    day = book.days()[-1]
    before = set(book.view(day).hits["rule"].to_list())
    assert "stage_behind" in before
    book.edit([Edit(KIND, "evidence.stage_behind", "off")], "Test")
    after = set(book.view(day).hits["rule"].to_list())
    assert after == before - {"stage_behind"}


def test_a_dismissal_holds_while_the_facts_stand(tmp_path: Path):
    book = Book(tmp_path)
    assert book.add(book.read(sample(1)), "Test")
    view = book.view(book.days()[-1])
    row = view.hits.filter(nw.col("rule") == "stage_behind").rows(named=True)[
        0
    ]
    place = row["key"], row["rule"]
    book.dismiss(view, *place, "old facts", "seen it", "Mei")
    assert dismissed(book) == {}
    book.dismiss(view, *place, row["seen"], "seen it", "Mei")
    assert dismissed(book) == {place: ("Mei", "seen it")}
    book.restore(book.view(view.day), *place, "Mei")
    assert dismissed(book) == {}


def dismissed(book: Book) -> dict[tuple[str, str], tuple[str, str]]:
    hits = book.view(book.days()[-1]).hits.filter(nw.col("dismissed") == 1)
    return {
        (row["key"], row["rule"]): (
            row["dismissed_by"],
            row["dismissed_reason"],
        )
        for row in hits.rows(named=True)
    }


def test_a_push_is_told_with_the_row_that_says_so(view: View):
    code = "pushed_three_times"
    hit = view.hits.filter(nw.col("rule") == code).rows(named=True)[0]
    rows = view.sides(hit["key"], code).rows(named=True)
    steps = [row for row in rows if row["told"] == "step"]
    assert len(steps) == hit["count"]
    assert all(row["file"] and row["row"] for row in steps)


def test_an_empty_book_has_no_hits(tmp_path: Path):
    book = Book(tmp_path)
    csv = b"Date,Rep,Account\n2026-11-18,Ann,Acme\n"
    assert book.add(book.read([Upload("Visits 2026-11-20.csv", csv)]), "Ann")
    view = book.view(book.days()[-1])
    assert (len(view.hits), len(view.unproven), len(view.unchecked)) == (
        0,
        0,
        0,
    )
    assert len(view.every_side) == 0
    assert set(view.record["hits"].to_list()) == {0}
