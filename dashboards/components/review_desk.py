"""One look at a review: what it says, how far it is, who looks, and whether they may change it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from aar.domain.event import Milestone, TimelineEvent, milestone_times
from aar.domain.incident import Incident
from aar.domain.person import Person
from aar.domain.review import EDITABLE, Review
from aar.domain.rights import may
from aar.forms.form import Form, Section
from aar.store import Reader
from aar.usecases.access import visible_incident, visible_review
from aar.usecases.answering import may_answer
from aar.usecases.material import Material, material_of
from aar.usecases.progress import Progress, progress_of
from aar.usecases.readiness import Missing, form_of, missing_to_approve
from dashboards.components.people import name_of
from dashboards.page import Visit


@dataclass(frozen=True)
class Desk:
    """What every section of the review draws from."""

    visit: Visit
    incident: Incident
    material: Material
    form: Form
    section: Section
    people: Mapping[str, Person]
    milestones: Mapping[Milestone, datetime]
    progress: Mapping[str, Progress]
    missing: tuple[Missing, ...]
    locked: str
    may_answer: bool

    @property
    def review(self) -> Review:
        """The review itself."""
        return self.material.review

    @property
    def is_locked(self) -> bool:
        """Whether nothing may be changed, by this person or by anybody."""
        return bool(self.locked)

    def name(self, person_id: str | None) -> str:
        """A person's name."""
        return name_of(self.people, person_id)


def desk_of(store: Reader, visit: Visit, review_id: str) -> Desk:
    """Read the review; raises InputError when there is none that this person may see."""
    review = visible_review(store, review_id, visit.person)
    material = material_of(store, review)
    form = form_of(review)
    events = store.list(TimelineEvent, "milestones_of_incident", incident_id=review.incident_id)
    milestones = milestone_times(events)
    section = _section(form, visit.params.get("section"))
    return Desk(
        visit=visit,
        incident=visible_incident(store, review.incident_id, visit.person),
        material=material,
        form=form,
        section=section,
        people={person.person_id: person for person in store.list(Person)},
        milestones=milestones,
        progress={one.section_id: one for one in progress_of(material, milestones)},
        missing=tuple(missing_to_approve(material)),
        locked=_why_locked(review, visit.person),
        may_answer=review.state in EDITABLE and may_answer(review, section.section_id, visit.person),
    )


def _section(form: Form, wanted: str | None) -> Section:
    return next((one for one in form.sections if one.section_id == wanted), form.sections[0])


def _why_locked(review: Review, person: Person) -> str:
    if review.state == "published":
        return (
            "This review is published, so what it says is frozen. An amendment can be started under Approval."
        )
    if review.state == "approved":
        return "This review is approved. To change what it says, return it to its draft under Approval."
    if not may(person, "review"):
        return _asked(review, person) or (
            "You can read this review. Changing it takes the role of a facilitator."
        )
    return ""


def _asked(review: Review, person: Person) -> str:
    """What somebody who was asked may do here; nothing for others."""
    mine = {one.section_id for one in review.invited if one.person_id == person.person_id}
    titles = [section.title for section in form_of(review).sections if section.section_id in mine]
    return f"You were asked to answer {' and '.join(titles)}. The rest you can read." if titles else ""
