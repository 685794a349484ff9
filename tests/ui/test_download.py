"""Files that the page hands out."""

from salesdash.ui.download import lines


def test_a_formula_in_a_sheet_stays_text() -> None:
    written = lines(["Said"], [["=cmd()"], ["-5"], ["ok, 好"]])
    assert written == ('\ufeffSaid\r\n\'=cmd()\r\n-5\r\n"ok, 好"\r\n'.encode())
