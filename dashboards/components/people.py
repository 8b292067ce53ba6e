"""Names of people, whoever they are."""

from collections.abc import Mapping

from aar.domain.person import LOCAL, Person


def name_of(people: Mapping[str, Person], person_id: str | None) -> str:
    """A person's name; the built-in administrator stands in no table, a stranger is shown by id."""
    if person_id is None:
        return "nobody"
    known = LOCAL if person_id == LOCAL.person_id else people.get(person_id)
    return known.name if known else person_id
