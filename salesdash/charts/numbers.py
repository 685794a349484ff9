"""Numbers as a manager reads them: as precise as it matters."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import ceil

from salesdash import money
from salesdash.charts.labels import escape
from salesdash.words import Words

_DIGITS = 3
_MINUTES = 60
_LINES = 5
_SYMBOLS = {
    "CNY": "chart.currency.cny",
    "USD": "chart.currency.usd",
    "EUR": "chart.currency.eur",
    "GBP": "chart.currency.gbp",
    "JPY": "chart.currency.jpy",
    "HKD": "chart.currency.hkd",
    "TWD": "chart.currency.twd",
    "KRW": "chart.currency.krw",
}


@dataclass(frozen=True)
class Unit:
    """The unit in which the amounts of a chart are written.

    Attributes:
        power: The power of ten that it stands for, 0 for single ones.
        name: Its word, such as M or 万, '' for single ones.
        currency: The code of the currency.
        t: The words of a language.
    """

    power: int
    name: str
    currency: str
    t: Words

    @property
    def title(self) -> str:
        """Name the unit at an axis: ¥ M, 万元."""
        mark = symbol(self.currency, self.t)
        return self.t("chart.unit", symbol=mark, unit=self.name).strip()

    def write(self, amount: int) -> str:
        """Write minor units in this unit, without its name.

        Example:
            >>> unit(4_820_000_000, "CNY", Words("en")).write(75_000_000)
            '0.75'
        """
        return _sign(amount) + _round(self._scale(amount))

    def money(self, amount: int) -> str:
        """Write minor units in this unit, with its name.

        Example:
            >>> unit(10**9, "USD", Words("zh")).money(-1_500_000_00)
            '−150 万美元'
        """
        mark = symbol(self.currency, self.t)
        number = _round(self._scale(amount))
        holes = {"symbol": mark, "number": number, "unit": self.name}
        named = self.name and amount
        key = "chart.money" if named else "chart.money_plain"
        return _sign(amount) + self.t(key, **holes)

    @property
    def size(self) -> int:
        """Count the minor units in one of it."""
        return 10 ** (self.power + money.digits(self.currency))

    def _scale(self, amount: int) -> Decimal:
        return Decimal(abs(amount)) / self.size


def unit(largest: int, currency: str, t: Words) -> Unit:
    """Choose the unit in which the largest amount reads best.

    Args:
        largest: The largest amount, in minor units.
        currency: The code of its currency.
        t: The words of a language.

    Example:
        >>> unit(4_820_000_000, "CNY", Words("en")).title
        '¥ M'
        >>> unit(4_820_000_000, "CNY", Words("zh")).title
        '万元'
    """
    whole = Decimal(abs(largest)).scaleb(-money.digits(currency))
    powers = map(int, t("chart.powers").split())
    for power, name in zip(powers, t("chart.units").split(), strict=True):
        # Rounded first: 999,999 is 1 M and not 1,000 K.
        if Decimal(_plain(whole.scaleb(-power))) >= 1:
            return Unit(power, name, currency, t)
    return Unit(0, "", currency, t)


def compact(amount: int, currency: str, t: Words) -> str:
    """Write an amount to three digits, four where a unit is large.

    Example:
        >>> compact(4_820_000_000, "CNY", Words("en"))
        '¥ 48.2 M'
        >>> compact(4_820_000_000, "CNY", Words("zh"))
        '4,820 万元'
    """
    return unit(amount, currency, t).money(amount)


def full(amount: int, currency: str, t: Words) -> str:
    """Write an amount to the last minor unit.

    Example:
        >>> full(4_820_000_050, "CNY", Words("en"))
        '¥ 48,200,000.50'
        >>> full(-500, "XAU", Words("zh"))
        '−5 XAU'
    """
    text = f"{Decimal(money.decimal(abs(amount), currency)):,}"
    mark = symbol(currency, t)
    written = t("chart.money_plain", symbol=mark, number=text)
    return _sign(amount) + written


def symbol(currency: str, t: Words) -> str:
    """Give the sign or name of a currency, else its code."""
    key = _SYMBOLS.get(currency)
    return t(key) if key else escape(currency)


def percent(part: float, whole: float, t: Words) -> str:
    """Write a share in whole per cent, '' where there is no whole.

    Example:
        >>> percent(2, 3, Words("en")), percent(0, 0, Words("en"))
        ('67 %', '')
    """
    if not whole:
        return ""
    number = int(Decimal(100 * part / whole).quantize(1, ROUND_HALF_UP))
    return t("chart.percent", number=number)


def hours(minutes: int, t: Words) -> str:
    """Write minutes as hours to three digits.

    Example:
        >>> hours(45, Words("en")), hours(90_000, Words("zh"))
        ('0.75 h', '1,500 小时')
    """
    return t("chart.hours", number=_round(Decimal(minutes) / _MINUTES))


def steps(largest: float) -> list[int]:
    """Give the round numbers at which an axis from 0 has its lines.

    Example:
        >>> steps(93), steps(1), steps(0)
        ([0, 20, 40, 60, 80, 100], [0, 1], [0, 1])
    """
    step = 1
    while largest > _LINES * step:
        # 1, 2, 5, 10, 20, 50 and so on.
        step = step * 5 // 2 if str(step).startswith("2") else step * 2
    count = max(1, ceil(largest / step))
    return [place * step for place in range(count + 1)]


def _sign(amount: int) -> str:
    return "−" if amount < 0 else ""


def _round(number: Decimal) -> str:
    return f"{Decimal(_plain(number)):,}"


def _plain(number: Decimal) -> str:
    """Round to three digits, but never a whole part."""
    if not number:
        return "0"
    places = max(0, _DIGITS - 1 - number.adjusted())
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
