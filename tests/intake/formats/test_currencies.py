import pytest

from salesdash.intake.formats.currencies import currency


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("¥#,##0", "¥"),
        ('"￥"#,##0;[Red]"￥"-#,##0', "¥"),
        ('_ "¥"* #,##0.00_ ;_ "¥"* \\-#,##0.00_ ', "¥"),
        ("[$¥-804]#,##0", "CNY"),
        ("[$¥-zh-CN]#,##0", "CNY"),
        ("[$¥-411]#,##0", "JPY"),
        ("[$$-409]#,##0_);[Red]([$$-409]#,##0)", "USD"),
        ("[$$-1004]#,##0", "SGD"),
        ("[$$-1C0A]#,##0", ""),
        ('"$"#,##0', "USD"),
        (r"\$0", "USD"),
        ("[$€-2] #,##0", "EUR"),
        ("#,##0.00 [$€-407]", "EUR"),
        ("[$£-809]#,##0", "GBP"),
        ("[$HK$-C04]#,##0", "HKD"),
        ("_-[$USD] * #,##0", "USD"),
        ('"US$"0.0,"k"', "USD"),
        ('"R$"0', "BRL"),
        ('"X$"0', ""),
        ("[$USD]0;[$EUR]-0", ""),
        ('#,##0"元"', ""),
        ("[$-804]yyyy/m/d", ""),
        ("[Red][>100]#,##0.00", ""),
        ("General", ""),
    ],
)
def test_a_format_names_the_currency_that_it_shows(form: str, expected: str):
    assert currency(form) == expected
