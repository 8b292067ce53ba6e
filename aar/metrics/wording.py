"""Figures in words, the same on page, command line and in reports."""

from typing import Final

from aar.metrics.figures import Figure, Number
from aar.metrics.metric import Unit

NONE: Final = "–"
_MINUTES_PER_HOUR: Final = 60
_MINUTES_PER_DAY: Final = 1440
_FEW: Final = 10


def worded(figure: Figure, unit: Unit) -> str:
    """The value with its interval: `62 % (51–72 %)`; a dash when there is none."""
    value, interval = number_words(figure.value, unit), interval_words(figure, unit)
    return f"{value} ({interval})" if interval else value


def interval_words(figure: Figure, unit: Unit) -> str:
    """The interval alone: `51–72 %`, `at least 3 d` when one side is not known; empty without any."""
    low, high = figure.low, figure.high
    if low is None and high is None:
        return ""
    if high is None:
        return f"at least {number_words(low, unit)}"
    if low is None:
        return f"at most {number_words(high, unit)}"
    if unit == "share":
        return f"{number_words(low, unit).removesuffix(' %')}–{number_words(high, unit)}"
    return f"{number_words(low, unit)} – {number_words(high, unit)}"


def number_words(number: Number | None, unit: Unit) -> str:
    """One number in its unit: `62 %`, `1 h 20 min`, `12.5 d`, `1 204`."""
    if number is None:
        return NONE
    if unit == "share":
        return f"{100 * number:.0f} %"
    if unit == "minutes":
        return _minutes(number)
    return f"{_rounded(number)} d" if unit == "days" else f"{number:,.0f}".replace(",", "\u202f")


def _minutes(minutes: Number) -> str:
    if minutes < _FEW:
        return f"{_rounded(minutes)} min"
    whole = round(minutes)
    if whole < _MINUTES_PER_HOUR:
        return f"{whole} min"
    if whole < 2 * _MINUTES_PER_DAY:
        return _two_units(whole, _MINUTES_PER_HOUR, "h", "min", 1)
    return _two_units(whole, _MINUTES_PER_DAY, "d", "h", _MINUTES_PER_HOUR)


def _two_units(whole: int, size: int, major: str, minor: str, minor_size: int) -> str:
    big, rest = divmod(whole, size)
    small = rest // minor_size
    return f"{big} {major} {small} {minor}" if small else f"{big} {major}"


def _rounded(number: Number) -> str:
    return f"{number:.1f}".removesuffix(".0") if number < _FEW else f"{number:.0f}"
