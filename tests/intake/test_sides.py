from salesdash.intake.sides import alone, bare, side


def test_a_heading_that_names_both_sides_names_none() -> None:
    both = "Pain sponsor / decision maker"
    assert (side(both), bare(both)) == ("", "")


def test_a_side_is_a_word_and_no_part_of_one() -> None:
    assert [side(t) for t in ("Sponsorship", "admin score", "决策")] == [
        ""
    ] * 3


def test_a_heading_is_bared_of_its_side_once() -> None:
    assert bare("经办人痛苦评分") == " 痛苦评分"
    assert bare("Decision-maker's vision").strip() == "vision"
    assert alone(" DM ")
