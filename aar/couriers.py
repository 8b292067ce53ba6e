"""What we ask of those who carry a digest to a person, and what they are handed."""

from typing import Protocol

from aar.domain.person import Person
from aar.domain.record import Value


class Line(Value):
    """One thing that waits: what it is, what there is to say of it, and where it is in the app."""

    title: str
    note: str
    url: str


class Section(Value):
    """What waits of one sort; `more` is how many are not listed."""

    title: str
    lines: tuple[Line, ...]
    more: int = 0


class Letter(Value):
    """A digest for one person: its parts, and the same as text and as HTML; `foot` names the audit's head."""

    person: Person
    subject: str
    sections: tuple[Section, ...]
    url: str
    foot: str
    text: str
    html: str


class Courier(Protocol):
    """A way to reach people; `name` is remembered with what was told, so each way tells it once."""

    name: str
    is_personal: bool  # whether nobody but the person reads it

    def reaches(self, person: Person) -> bool:
        """Whether there is an address for this person."""

    def send(self, letter: Letter) -> None:
        """Hand it over; raises IntegrationError, with `stops_run` when others would fail alike."""

    def close(self) -> None:
        """Let go of connections."""
