"""What stands in a cell: a time, a clock time, a day, or a number of seconds that says nothing."""

import re
from collections.abc import Sequence
from typing import Final

from aar.domain.imports import DateOrder, ImportOptions
from integrations.sources._markdown_zones import WORDS

_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY: Final = (
    r"(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|(?:19|20)\d{6}"
    rf"|(?:[a-z]{{3,9}},? )?(?:\d{{1,2}}[ -]{_MONTH}[ -]\d{{4}}|\d{{1,2}}[/-]{_MONTH}[/-](?:\d{{4}}|\d{{2}})"
    rf"|{_MONTH} \d{{1,2}},? \d{{4}}))"
)
_CLOCK: Final = r"(?:\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[ap]\.?m\.?)?|\d{1,2}h\d{2})"
_OFFSET: Final = (
    rf"(?: ?(?:z|(?:utc|gmt)(?: ?[+-]\d{{1,2}}(?::?\d{{2}})?)?|[+-]\d{{2}}(?::?\d{{2}})?|{WORDS}))?"
)
_IS_DAY: Final = re.compile(_DAY, re.IGNORECASE)
_IS_CLOCK: Final = re.compile(_CLOCK + _OFFSET, re.IGNORECASE)
_IS_TIME: Final = re.compile(rf"{_DAY}(?:(?:,? |t|, at ){_CLOCK}{_OFFSET}|t\d{{4,6}}z?)?", re.IGNORECASE)
_EPOCH: Final = re.compile(r"[1-4]\d{9}(?:\d{3}|\d{6}|\d{9})?(?:\.\d*)?")
_NUMBER: Final = re.compile(r"-?\d+(?:[.,]\d+)?")
_SLASHED: Final = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d{2})\b")
_MONTHS: Final = 12
_FIRST_DAY: Final = 30_000
_LAST_DAY: Final = 60_000


def is_time(cell: str) -> bool:
    """Whether a cell names an instant or a day: a date with or without a clock time, or an epoch."""
    given = cell.strip()
    return bool(_IS_TIME.fullmatch(given) or _EPOCH.fullmatch(given))


def is_day(cell: str) -> bool:
    """Whether a cell is a date without a clock time."""
    return bool(_IS_DAY.fullmatch(cell.strip()))


def is_clock(cell: str) -> bool:
    """Whether a cell is a clock time without a date."""
    return bool(_IS_CLOCK.fullmatch(cell.strip()))


def counts_from_nowhere(cells: Sequence[str]) -> bool:
    """Whether cells are numbers of which some are too small for an epoch."""
    are_numbers = all(_NUMBER.fullmatch(cell.strip()) for cell in cells)
    return bool(cells) and are_numbers and not all(is_time(cell) for cell in cells)


def counts_days(cells: Sequence[str]) -> bool:
    """Whether cells are a spreadsheet's numbers of days, of 1982 to 2064, that lost their format."""
    return bool(cells) and all(
        _NUMBER.fullmatch(cell) and _FIRST_DAY <= float(cell.replace(",", ".")) < _LAST_DAY for cell in cells
    )


def date_order(cells: Sequence[str]) -> tuple[DateOrder, str] | None:
    """What certainly comes first in these dates, dmy or mdy, and a date that shows it."""
    found = [(match, cell) for cell in cells if (match := _SLASHED.match(cell.strip()))]
    days_first = next((cell for match, cell in found if int(match[1]) > _MONTHS), None)
    months_first = next((cell for match, cell in found if int(match[2]) > _MONTHS), None)
    if days_first and not months_first:
        return "dmy", days_first
    if months_first and not days_first:
        return "mdy", months_first
    return None


def order_notes(order: tuple[DateOrder, str] | None, options: ImportOptions) -> tuple[str, ...]:
    """That the order was found, where nobody said it."""
    if order is None or options.date_order is not None:
        return ()
    first = {"dmy": "day", "mdy": "month", "ymd": "year"}[order[0]]
    return (f"Its dates put the {first} first, as {order[1]} shows.",)
