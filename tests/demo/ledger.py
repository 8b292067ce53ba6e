"""The made-up records as they come into being, with ids in the order of their making."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from aar.domain.action import ActionItem
from aar.domain.decision import Decision
from aar.domain.event import TimelineEvent
from aar.domain.finding import Finding
from aar.domain.incident import Incident
from aar.domain.person import Person
from aar.domain.record import Record
from aar.domain.review import Review
from aar.domain.verification import Verification
from tests.demo.people import PEOPLE

R = TypeVar("R", bound=Record)
_FILES: dict[type[Record], tuple[str, str, int]] = {
    Incident: ("incidents", "INC", 4),
    TimelineEvent: ("events", "EVT", 7),
    Review: ("reviews", "REV", 4),
    Decision: ("decisions", "DEC", 4),
    Finding: ("findings", "FND", 4),
    ActionItem: ("actions", "ACT", 4),
    Verification: ("verifications", "VER", 4),
    Person: ("people", "", 0),
}


@dataclass
class Made:
    """What was made so far; numbers go on after those of the imported records."""

    after: dict[type[Record], int] = field(default_factory=dict)
    records: dict[type[Record], list[Record]] = field(default_factory=lambda: {Person: list(PEOPLE)})

    def next_id(self, model: type[Record]) -> str:
        """The id that the next record of this kind gets."""
        _, prefix, digits = _FILES[model]
        number = self.after.get(model, 0) + len(self.records.get(model, ())) + 1
        return f"{prefix}-{number:0{digits}d}"

    def keep(self, record: R) -> R:
        """Keep a record; returns it."""
        self.records.setdefault(type(record), []).append(record)
        return record

    def keep_all(self, records: Iterable[Record]) -> None:
        """Keep some records."""
        for record in records:
            self.keep(record)

    def files(self) -> dict[str, list[Record]]:
        """The records by the name of their file."""
        return {_FILES[model][0]: records for model, records in self.records.items()}
