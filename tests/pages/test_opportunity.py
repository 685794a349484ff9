"""The page of one opportunity, over a small log of three deals."""

import shutil
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from salesdash import identity
from salesdash.book import Book, Upload
from salesdash.ui.deal_parts import PARTS
from salesdash.words import Words
from tests.pages.conftest import Open

EN = Words("en")
HEADS = (
    "Opportunity ID,Opportunity,Account,Rep,Amount (CNY),Milestone,Status,"
    "Expected close,Closed on,Present product has a problem,"
    "Latent problem and pain found,Sponsor admits problem and pain,"
    "Sponsor has a valued buying vision,Sponsor agrees to explore further,"
    "Contract signed,Sponsor name,Sponsor title,Sponsor pain\n"
)
FIRST = (
    "D-1,Line,<b>Acme</b>,Ann,1000,Qualified suspect,Open,2026-12-10,,"
    "yes,2026-11-02,yes,yes,,,Li Wei,Head of QA,*Waste*\n"
)
LATER = (
    "D-1,Line,<b>Acme</b>,Ann,1500,Qualified sponsor,Open,2027-01-10,,"
    "yes,2026-11-02,yes,yes,no,,Li Wei,Head of QA,*Waste*\n"
    "D-2,Plant,<b>Acme</b>,Ann,9000,Closed,Won,2026-11-10,2026-11-12,"
    "yes,yes,yes,yes,yes,yes,,,\n"
)
BARE = (
    "Opportunity ID,Opportunity,Account,Rep,Amount (CNY),Milestone\n"
    "B-1,Old,Beta,Bo,700,Decision due\n"
)
VISITS = (
    "Date,Rep,Account,Opportunity,Activity,Minutes,Result\n"
    "2026-11-18,Ann,<b>Acme</b>,D-1,Proposal and negotiation,60,Asked *why*\n"
)
FILES = (
    Upload("Opportunities Ann 2026-11-13.csv", (HEADS + FIRST).encode()),
    Upload("Opportunities Ann 2026-11-20.csv", (HEADS + LATER).encode()),
    Upload("Opportunities Bo 2026-11-20.csv", BARE.encode()),
    Upload("Visits 2026-11-20.csv", VISITS.encode()),
)
DAY = date(2026, 11, 20)
LINE = identity.handle(identity.deal("D-1"))
PLANT = identity.handle(identity.deal("D-2"))
BETA = identity.handle(identity.deal("B-1"))


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("deals")
    book = Book(folder)
    assert book.add(book.read(FILES), "Ann")
    return folder


@pytest.fixture
def book(store, filled):
    shutil.copytree(filled, store, dirs_exist_ok=True)
    return Book(store)


@pytest.fixture
def page(book, visit: Open):  # noqa: ARG001 - the log has to be filled
    """Give a function that opens the page of a deal at one of its parts."""

    def begin(deal: str = LINE, part: str = "form", **query: str) -> AppTest:
        app = visit("opportunity", **query, deal=deal)
        app.session_state["deal part"] = part
        return shown(app.run())

    return begin


def shown(app: AppTest) -> AppTest:
    assert not app.exception
    return app


def text(app: AppTest) -> str:
    kinds = ("header", "subheader", "markdown", "caption", "success")
    kinds += ("error", "info", "warning")
    every = (e for kind in kinds for e in app.get(kind))
    found = "\n".join(str(getattr(e, "value", "")) for e in every).replace(
        "\\", ""
    )
    assert "None" not in found
    assert "NaN" not in found
    return found


def figures(app: AppTest) -> dict[str, str]:
    return {
        m.label.replace("\\", ""): m.value.replace("\\", "")
        for m in app.metric
    }


def press(app: AppTest, key: str) -> AppTest:
    return shown(app.button(key=key).click().run())


def slot(name: str, deal: str = LINE) -> str:
    return f"deal {deal} {name}"


def test_the_head_sets_claim_evidence_and_verdict_side_by_side(page):
    app = page()
    told = figures(app)
    assert told["Claimed · Qualified sponsor"] == "25 %"
    assert told["Verified · nothing yet"] == "–"
    assert told["Confirmed · not yet"] == "–"
    assert told["Amount"] == "¥ 1.5 K"
    assert told["Expected close · put off 1 ×"] == "2027-01-10"
    assert told["Last visit"] == "2 days ago"
    assert "Contradicted: of the criteria up to the claim, 4" in text(app)


def test_differences_are_those_to_the_day_compared_with(page):
    deltas = {m.label: m.delta for m in page().metric}
    assert deltas["Amount"] == r"\+¥ 500"
    assert deltas["Expected close · put off 1 ×"] == r"\+31 days"


def test_the_brief_shows_blanks_as_blanks(page):
    app = page()
    told = text(app)
    assert "Li Wei · Head of QA" in told
    assert r"\*Waste\*" in "".join(str(e.value) for e in app.markdown)
    assert "Reason] :gray[not in the sheets]" not in told
    assert ":small[:gray[Reason]] :gray[not in the sheets]" in told


def test_the_form_tells_each_criterion_with_its_source(page):
    told = text(page())
    met = "| :material/check_circle: met | Latent problem and pain found "
    assert f"{met}| 2026-11-02 | 2026-11-13 |" in told
    assert ":material/cancel: no | Sponsor agrees to explore further" in told
    assert ":material/block: no column | Decision maker met" not in told
    assert "Opportunities Ann 2026-11-20.csv · " in told
    assert EN("deal.form.absent") in told


def test_a_deal_without_columns_is_told_apart(page):
    app = page(BETA)
    told = text(app)
    assert EN("deal.standing.no_columns") in told
    assert "no column |" not in told


def test_what_follows_a_win_is_an_open_task(page):
    told = text(page(PLANT))
    assert "Still to do after the win (3)" in told
    assert "Customer's use fed back" in told


def test_a_milestone_is_confirmed_and_taken_back(page, book):
    app = page()
    app.text_input(key="by").set_value("Lee").run()
    press(app, "deal confirm qualified_suspect")
    assert EN("deal.reason_missing") in text(app)
    app.text_input(key=slot("confirm qualified_suspect")).set_value("Called")
    press(app, "deal confirm qualified_suspect")
    assert figures(app)["Confirmed · Qualified suspect"] == "10 %"
    assert "Confirmed by Lee on 20 Nov 2026" in text(app)
    assert figures(app)["Claimed · Qualified sponsor"] == "25 %"
    press(app, "deal unconfirm qualified_suspect")
    assert figures(app)["Confirmed · not yet"] == "–"
    assert book.view(DAY).corrections.is_empty()


def correct(app: AppTest, column: str, value: str, reason: str) -> AppTest:
    app.session_state["open deal correct"] = True
    app.session_state["by"] = "Lee"
    app.run()
    shown(app.selectbox(key="deal field").select(column).run())
    app.text_input(key=slot(f"value {column}")).set_value(value)
    app.text_input(key=slot(f"reason {column}")).set_value(reason)
    return press(app, "deal correct save")


def test_a_field_is_corrected_and_undone(page, book):
    app = correct(page(part="edits"), "amount", "1800", "Order seen")
    told = text(app)
    assert figures(app)["Amount"] == "¥ 1.8 K"
    assert "**Amount**: corrected to 1,800; the sheet says 1,500." in told
    assert "Order seen" in told
    (row,) = book.view(DAY).corrections.rows(named=True)
    assert (row["column"], row["seen"], row["value"]) == (
        "amount",
        "1500",
        "1800",
    )
    undo = next(b for b in app.button if b.label == "Yes, undo this change")
    shown(undo.click().run())
    assert figures(app)["Amount"] == "¥ 1.5 K"
    assert EN("deal.undone") in text(app)


def test_a_correction_needs_a_reason_and_a_value_that_can_be(page, book):
    app = correct(page(part="edits"), "expected_close", "2026-12-01", "")
    assert EN("deal.reason_missing") in text(app)
    app = correct(app, "expected_close", "soon", "She said")
    assert "“soon” is not one certain day" in text(app)
    app = correct(app, "expected_close", "", "She said")
    assert EN("deal.value_missing") in text(app)
    app = correct(app, "expected_close", "soon", "She said")
    field = app.text_input(key=slot("value expected_close"))
    assert (field.value, field.placeholder) == ("soon", "2027-01-10")
    assert book.view(DAY).corrections.is_empty()


def test_a_later_sheet_overrules_a_correction(page, book):
    view = book.view(date(2026, 11, 13))
    book.correct(view, identity.deal("D-1"), "amount", "1200", "Call", "Lee")
    told = text(page(part="edits"))
    assert "had been corrected from 1,000 to 1,200; a later sheet" in told
    assert "says 1,500, and the sheet wins." in told


def test_a_hit_is_set_aside_with_a_reason_and_brought_back(page, book):
    app = page()
    key = identity.deal("D-1")
    first = next(
        hit
        for hit in book.view(DAY).hits.rows(named=True)
        if hit["key"] == key
    )
    rule = first["rule"]
    app.text_input(key=slot(f"dismiss {rule}")).set_value("Known")
    press(app, f"deal dismiss {rule}")
    assert EN("deal.name_missing") in text(app)
    app.text_input(key="by").set_value("Lee").run()
    press(app, f"deal dismiss {rule}")
    assert "Dismissed (1)" in [box.label for box in app.expander]
    app.session_state["open deal aside"] = True
    press(shown(app.run()), f"deal restore {rule}")
    assert book.view(DAY).dismissals.is_empty()


def test_the_history_lists_what_happened_newest_first(page):
    app = page(part="events")
    told = text(app)
    lines = [
        "Proposal and negotiation, Ann – Asked *why*",
        "Claimed milestone: 10 % Qualified suspect → 25 % Qualified sponsor",
        "Amount: ¥ 1,000 → ¥ 1,500 · Expected close: 10 Dec 2026 →",
        "First named, by Ann",
    ]
    assert [line for line in lines if line not in told] == []
    places = [told.index(line) for line in lines[1:]]
    assert places == sorted(places)


def test_the_list_can_be_kept_to_one_kind(page):
    app = page(part="events")
    app.session_state["deal events kind"] = "visit"
    told = text(shown(app.run()))
    assert "Asked *why*" in told
    assert "First named" not in told


def test_an_unknown_deal_is_asked_for(page):
    app = page("000000000000")
    assert EN("deal.unknown") in text(app)
    box = app.selectbox(key="deal picked")
    assert [str(o) for o in box.options] == [
        "<b>Acme</b> · Line · ¥ 1.5 K",
        "<b>Acme</b> · Plant · ¥ 9 K",
        "Beta · Old · ¥ 700",
    ]
    app = shown(box.select(PLANT).run())
    assert "Plant" in app.header[0].value


def test_a_deal_that_is_named_only_later_is_told_so(page):
    app = page(PLANT, as_of="2026-11-13")
    assert EN("deal.later") in text(app)


def test_other_deals_of_the_customer_are_a_click_away(page):
    app = page()
    assert "Other opportunities of this customer (1)" in text(app)
    press(app, f"deal other {PLANT}")
    assert "Plant" in app.header[0].value


@pytest.mark.parametrize("deal", [LINE, PLANT, BETA])
def test_every_part_of_every_deal_speaks_chinese(page, deal):
    app = page(deal, language="zh")
    for part in PARTS:
        app.session_state["deal part"] = part
        told = text(shown(app.run()))
        assert "Acme" in told or "Beta" in told
    assert app.title[0].value == "商机详情"


def test_names_of_strangers_are_text_and_never_markup(page):
    app = page()
    assert app.header[0].value == r"\<b\>Acme\<\/b\> · Line"


@pytest.mark.usefixtures("store")
def test_an_empty_log_points_to_upload(visit: Open):
    app = shown(visit("opportunity"))
    assert [b.label for b in app.button] == ["Upload sheets"]


def test_a_deal_that_stands_still_says_so(book, page) -> None:
    early = Upload("Opportunities Bo 2026-08-28.csv", BARE.encode())
    assert book.add(book.read([early]), "Bo")
    told = "\n".join(it.value for it in page(BETA).markdown)
    assert EN("opportunities.stalled.stalled_unvisited") in told
    assert EN("deal.stalled", n=84) in told
    line = "\n".join(it.value for it in page(LINE).markdown)
    assert EN("deal.stalled", n=7) not in line
