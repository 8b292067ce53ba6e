"""People: who acts, who was there, who owns and who checks. People are never causes."""

from typing import Literal

from pydantic import Field

from aar.domain.record import Many, Record, RequiredText, Text

Role = Literal["viewer", "owner", "facilitator", "leadership", "admin"]
IncidentRole = Literal[
    "incident_commander", "technical_lead", "communications_liaison", "scribe", "functional_owner"
]


class Person(Record):
    """Someone known to the product; `roles` give rights, several may be held."""

    person_id: str = Field(min_length=1)
    name: RequiredText
    email: Text | None = None
    roles: Many[Role] = ()


LOCAL = Person(person_id="local", name="Local administrator", roles=("admin",))
