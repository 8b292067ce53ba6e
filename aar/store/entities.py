"""Which record lives in which table, and by which key."""

from dataclasses import dataclass
from typing import Final, TypeVar

from aar.domain.action import ActionItem
from aar.domain.appetite import Appetite
from aar.domain.decision import Decision
from aar.domain.event import TimelineEvent
from aar.domain.finding import Finding
from aar.domain.imports import Import
from aar.domain.incident import Incident
from aar.domain.link import Account, Conflict, TrackerLink
from aar.domain.person import Person
from aar.domain.record import Record
from aar.domain.review import Answer, Review
from aar.domain.verification import Verification

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Entity:
    """A kind of record: the word the audit uses, its table (and folder of queries) and its key."""

    kind: str
    table: str
    key: tuple[str, ...]
    id_prefix: str = ""
    moves_figures: bool = False

    def id_of(self, record: Record) -> str:
        """The record's identity in one string, as the audit names it."""
        return "/".join(str(getattr(record, name)) for name in self.key)


ENTITIES: Final[dict[type[Record], Entity]] = {
    Person: Entity("person", "people", ("person_id",)),
    Incident: Entity("incident", "incidents", ("incident_id",), "INC", moves_figures=True),
    TimelineEvent: Entity("event", "events", ("event_id",), "EVT", moves_figures=True),
    Review: Entity("review", "reviews", ("review_id",), "REV", moves_figures=True),
    Answer: Entity("answer", "answers", ("review_id", "question_id")),
    Decision: Entity("decision", "decisions", ("decision_id",), "DEC"),
    Finding: Entity("finding", "findings", ("finding_id",), "FND", moves_figures=True),
    ActionItem: Entity("action", "actions", ("action_id",), "ACT", moves_figures=True),
    Verification: Entity("verification", "verifications", ("verification_id",), "VER", moves_figures=True),
    TrackerLink: Entity("link", "links", ("action_id", "tracker")),
    Conflict: Entity("conflict", "conflicts", ("action_id", "field", "opened_at")),
    Account: Entity("account", "accounts", ("person_id", "tracker")),
    Import: Entity("import", "imports", ("import_id",), "IMP"),
    Appetite: Entity("appetite", "appetite", ("appetite_id",), "APP"),
}
