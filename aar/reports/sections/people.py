"""Who was there and in which role."""

from collections.abc import Sequence
from typing import Final

from aar.reports.blocks import Block, Column, Table
from aar.reports.material import ReportMaterial
from aar.reports.section import Section
from aar.reports.telling import answers, sections_of_kind
from aar.reports.wording import word


def build(material: ReportMaterial) -> Sequence[Block]:
    """Participants by role, inside only, and whose view is missing."""
    return [*_participants(material), *answers(material, sections_of_kind(material, "people"))]


def _participants(material: ReportMaterial) -> list[Block]:
    if material.is_public or not material.review.participants:
        return []
    rows = [(word(there.role), material.name_of(there.person_id)) for there in material.review.participants]
    return [Table("People and roles", (Column("Role"), Column("Person")), sorted(rows))]


SECTION: Final = Section(title="People and roles", place=300, outlines=frozenset({"review"}), build=build)
