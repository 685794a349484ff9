from salesdash.intake.memory import fingerprint


def test_spacing_case_and_blanks_make_no_other_headings() -> None:
    first = fingerprint(["Date", "", "Next step", "客户 名称"])
    assert first == fingerprint(["DATE:", "next-step", "客户名称", ""])


def test_order_and_words_make_other_headings() -> None:
    every = {
        fingerprint(["Date", "Customer"]),
        fingerprint(["Customer", "Date"]),
        fingerprint(["Date", "Customer", "Customer"]),
        fingerprint(["Date", "Account"]),
        fingerprint(["DateCustomer"]),
        fingerprint(["※", "☆"]),
        fingerprint(["☆", "※"]),
    }
    assert len(every) == 7
