"""What a project demands of a new issue and the settings do not give."""

from collections.abc import Iterator, Sequence
from typing import Final

from integrations.jira.client import JiraClient
from integrations.jira.mapping import DESCRIPTION, JiraWords
from integrations.jira.shapes import CreateField

_GIVEN: Final = ("project", "issuetype", "summary", DESCRIPTION, "labels", "assignee", "duedate", "priority")
_BY_JIRA: Final = ("reporter",)


def lacking_in(client: JiraClient, words: JiraWords) -> list[str]:
    """One sentence for each thing that would make the first create fail."""
    types = client.issue_types(words.project)
    chosen = next((one for one in types if one.name == words.issue_type), None)
    if chosen is None:
        offered = ", ".join(one.name for one in types)
        missing = f"Project {words.project} has no issue type {words.issue_type}"
        return [f"{missing}: set AAR_JIRA_ISSUE_TYPE to one of {offered}."]
    fields = client.create_fields(words.project, chosen.id)
    named = {one.name for one in client.priorities()}
    return [*_not_given(fields, words), *_not_offered(fields), *_unknown_priorities(named, words)]


def _not_given(fields: Sequence[CreateField], words: JiraWords) -> Iterator[str]:
    given = {*_GIVEN, *_BY_JIRA, *words.further_fields}
    for one in fields:
        if one.is_required and not one.has_default and one.field_id not in given:
            values = ", ".join(_value(value) for value in one.allowed)
            offered = f" (one of {values})" if values else ""
            yield f'{one.name} is required: give it in AAR_JIRA_FIELDS as "{one.field_id}"{offered}.'


def _not_offered(fields: Sequence[CreateField]) -> Iterator[str]:
    there = {one.field_id for one in fields}
    missing = [name for name in _GIVEN if name not in there and name not in ("project", "issuetype")]
    for name in missing:
        yield f"The form for new issues has no {name}: let an administrator add it to the create screen."


def _unknown_priorities(named: set[str], words: JiraWords) -> Iterator[str]:
    for ours, theirs in words.priorities.items():
        if theirs not in named:
            yield (
                f"Jira has no priority {theirs} for our {ours}: "
                f"set AAR_JIRA_PRIORITIES to names among {', '.join(sorted(named))}."
            )


def _value(value: object) -> str:
    return str(value.get("value") or value.get("name")) if isinstance(value, dict) else str(value)
