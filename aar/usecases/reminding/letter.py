"""The digest in words: what waits, how urgent it is, and the way to it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from urllib.parse import quote, urlencode

from aar.couriers import Letter, Line, Section
from aar.domain.person import Person
from aar.domain.reminder import Reminder, ReminderKind, each_once
from aar.reports.wording import counted
from aar.usecases.reminding.page import page_of

_MOST: Final = 20
_TITLES: Final[Mapping[ReminderKind, str]] = {
    "overdue": "Overdue",
    "due_soon": "Due soon",
    "assigned": "New for you",
    "check": "To verify",
    "again": "To look at again",
    "doubt": "To decide",
    "verdict": "What checks of your work found",
    "review": "Reviews to publish",
    "approval": "Reviews to approve",
    "asked": "You were asked",
}
_COUNTED: Final[Mapping[ReminderKind, tuple[str, str]]] = {
    "overdue": ("{} overdue", ""),
    "due_soon": ("{} due soon", ""),
    "assigned": ("{} new for you", ""),
    "check": ("{} to verify", ""),
    "again": ("{} to look at again", ""),
    "doubt": ("{} to decide", ""),
    "verdict": ("{} verdict", "{} verdicts"),
    "review": ("{} review to publish", "{} reviews to publish"),
    "approval": ("{} review to approve", "{} reviews to approve"),
    "asked": ("{} question", "{} questions"),
}
_VERDICTS: Final[Mapping[str, str]] = {
    "effective": "found effective: it is verified",
    "partly_effective": "found partly effective: it is open again",
    "not_effective": "found not effective: it is open again",
    "inconclusive": "the check told nothing: it will be made again",
}
_WHAT_IS_DUE: Final[Mapping[ReminderKind, str]] = {"check": "its check ", "again": "another look at it "}
_PAGES: Final[Mapping[ReminderKind, tuple[str, str]]] = {
    "check": ("verification", "action"),
    "again": ("verification", "action"),
    "doubt": ("verification", "action"),
    "review": ("review", "review"),
    "approval": ("review", "review"),
    "asked": ("review", "review"),
}


def letter_of(
    person: Person, reminders: Sequence[Reminder], *, public_url: str, foot: str, today: date
) -> Letter:
    """The letter to one person about all of these."""
    told = each_once(reminders)
    kinds = [kind for kind in _TITLES if any(one.kind == kind for one in told)]
    of_kind = {kind: [one for one in told if one.kind == kind] for kind in kinds}
    sections = tuple(
        Section(
            title=_TITLES[kind],
            lines=tuple(_line(one, public_url, today) for one in some[:_MOST]),
            more=max(0, len(some) - _MOST),
        )
        for kind, some in of_kind.items()
    )
    subject = f"After-action reviews: {', '.join(_count(kind, len(some)) for kind, some in of_kind.items())}"
    url = f"{public_url}/"
    return Letter(
        person=person,
        subject=subject,
        sections=sections,
        url=url,
        foot=foot,
        text=_text(person, sections, url, foot),
        html=page_of(subject, person.name, sections, url=url, foot=foot),
    )


def _count(kind: ReminderKind, number: int) -> str:
    one, many = _COUNTED[kind]
    return (one if number == 1 else many or one).format(number)


def _line(one: Reminder, public_url: str, today: date) -> Line:
    page, name = _PAGES.get(one.kind, ("actions", "action"))
    url = f"{public_url}/{page}?{urlencode({name: one.subject_id}, quote_via=quote)}"
    return Line(title=_on_one_line(f"{one.subject_id} {one.title}"), note=_note(one, today), url=url)


def _note(one: Reminder, today: date) -> str:
    if one.kind == "verdict":
        return _VERDICTS[one.about or "inconclusive"]
    if one.kind == "doubt":
        return "its checks told nothing, so a leader decides whether it works"
    due = _due(one.due_on, today)
    if one.kind == "asked":
        return f"answer the section {_on_one_line(one.about or '')}; the review {due}"
    return f"{_WHAT_IS_DUE.get(one.kind, '')}{due}"


def _due(on: date | None, today: date) -> str:
    if on is None:
        return "has no due date"
    said = f"{on.day} {on:%b %Y}"
    days = (on - today).days
    if days < 0:
        return f"was due on {said}, {counted(-days, 'day')} ago"
    return f"is due today, {said}" if days == 0 else f"is due on {said}, in {counted(days, 'day')}"


def _text(person: Person, sections: Sequence[Section], url: str, foot: str) -> str:
    parts = [f"Hello {_on_one_line(person.name)},", "here is what is new or late:"]
    for section in sections:
        lines = [f"- {line.title}\n  {line.note}\n  {line.url}" for line in section.lines]
        rest = [f"And {section.more} more."] if section.more else []
        parts.append("\n".join([section.title, *lines, *rest]))
    return "\n\n".join([*parts, f"Everything that waits for you: {url}", foot]) + "\n"


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
