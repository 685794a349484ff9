from salesdash.intake.quoted import rows


def read(*lines: str, mark: str = ",") -> list[list[str]]:
    return [row.cells for row in rows("\n".join(lines), mark)]


def torn(*lines: str) -> list[int]:
    found = rows("\n".join(lines), ",")
    return [number for number, row in enumerate(found) if row.torn]


def test_quotations_hold_marks_breaks_and_doubled_quotations() -> None:
    lines = ("a,b,c", '"x, y","l1', 'l2","say ""hi"""', "1,2,3")
    assert read(*lines) == [
        ["a", "b", "c"],
        ["x, y", "l1\nl2", 'say "hi"'],
        ["1", "2", "3"],
    ]
    assert torn(*lines) == []


def test_a_quotation_never_closed_stands_as_it_is() -> None:
    lines = ("a,b,c", '1,5" pipe,x', '2,"open,y', "3,4,z")
    assert read(*lines) == [
        ["a", "b", "c"],
        ["1", '5" pipe', "x"],
        ["2", '"open', "y"],
        ["3", "4", "z"],
    ]
    assert torn(*lines) == [2]


def test_a_quotation_closed_rows_later_swallows_none() -> None:
    lines = ("a,b,c", '1,"open,y', "3,4,z", "5,6,z", '7,"x",z', "8,9,z")
    assert read(*lines) == [
        ["a", "b", "c"],
        ["1", '"open', "y"],
        ["3", "4", "z"],
        ["5", "6", "z"],
        ["7", "x", "z"],
        ["8", "9", "z"],
    ]
    assert torn(*lines) == [1]


def test_a_long_note_of_many_lines_is_one_cell() -> None:
    note = "one, two, three\nfour, five, six\nseven, eight, nine"
    assert read("a,b,c", f'1,2,"{note}"', "3,4,z")[1] == ["1", "2", note]


def test_a_file_of_open_quotations_ends() -> None:
    lines = [f'{n},"x{n},y' for n in range(101)]
    assert read(*lines)[100] == ["100", '"x100', "y"]
    assert len(read(*lines)) == 101
