"""Jira's REST interface, Cloud and Data Center: issues with their changelog and their comments."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

from aar.domain.imports import ImportOptions
from aar.errors import InputError
from aar.ports import Records, SourceFile
from integrations.sources._adf import words
from integrations.sources._json import Found, child, children, documents, moment, parted, within
from integrations.sources._records import Item, names_of, plain_text, text_of

_LONGEST: Final = 200
_KINDS: Final = {"status": "status", "priority": "status", "severity": "status", "assignee": "escalation"}
_NOT_MENDED: Final = {
    "won't do", "won't fix", "wont fix", "duplicate", "cannot reproduce", "declined", "incomplete", "invalid",
    "not a bug", "rejected", "cancelled", "canceled", "withdrawn", "abandoned", "works as designed",
    "known error",
}  # fmt: skip
_REST: Final = re.compile(r"^(https?://.+?)/rest/")
_HISTORIES: Final = ("histories", "values")  # values is what the pages of a changelog call them
_CHANGES_ONLY: Final = ("values", "histories", "issueChangeLogs")


class JiraIssuesSource:
    """Issues as Jira's REST interface writes them."""

    name = "jira_issues"
    title = "Jira issues (REST JSON with changelog)"
    description = (
        "Each issue is an incident: its creation, each changed field and each comment are events. Resolved "
        "is where the resolution was set, else where the status was reached that Jira counts as done; a "
        "duplicate, or an issue not to be done, is not resolved. Severity follows from the priority."
    )
    place = 20

    def recognise(self, file: SourceFile) -> str | None:
        """Issues with a key and fields, or the changelog of one."""
        opening = file.opening
        if any(_is_issue(one) for one in (opening, *children(opening, "issues")[:1])):
            return "It holds issues with “key” and “fields”, as Jira writes them."
        if any(_is_history(one) for name in _CHANGES_ONLY for one in children(opening, name)[:1]):
            return "It holds the changelog of a Jira issue."
        return None

    def read(self, file: SourceFile, options: ImportOptions) -> Records:  # noqa: ARG002 - the port's shape
        """One record for each creation, change and comment; raises InputError for a changelog alone."""
        issues = list(_issues(file))
        if not any(_is_issue(one.value) for one in issues):
            raise InputError(
                f"{file.name} holds changes without the issue that they belong to.",
                "Export the issue itself: /rest/api/3/issue/KEY?expand=changelog.",
            )
        return Records((item for one in issues for item in _items(one)), tuple(_cut_off(issues)))


def _is_issue(value: Any) -> bool:  # noqa: ANN401 - a JSON value
    return isinstance(value, dict) and "key" in value and isinstance(value.get("fields"), dict)


def _is_history(value: Any) -> bool:  # noqa: ANN401 - a JSON value
    return isinstance(value, dict) and ({"items", "created"} <= value.keys() or "changeHistories" in value)


def _issues(file: SourceFile) -> Iterator[Found]:
    for found in documents(file):
        yield from found.each("issues") if isinstance(within(found.value, "issues"), list) else [found]


def _cut_off(issues: list[Found]) -> Iterator[str]:
    for one in issues:
        total = within(one.value, "changelog", "total")
        there = sum(len(children(one.value, "changelog", name)) for name in _HISTORIES)
        if isinstance(total, int) and total > there:
            yield (
                f"{within(one.value, 'key')} has {total} changes, {there} of them in the file: "
                "export the issue alone to get more of them."
            )


def _items(found: Found) -> Iterator[Item]:
    issue = found.value
    if not _is_issue(issue):
        yield found.refused("This is no issue with a key and fields: export it again.")
        return
    about = _about(issue)
    histories, odd = parted(one for name in _HISTORIES for one in found.each("changelog", name))
    changes = [item for one in sorted(histories, key=_moment) for item in _changes(one, about)]
    yield _created(found, about)
    yield from _resolved(changes, child(issue, "fields")) if changes else _known_end(found, about)
    comments, more = parted(found.each("fields", "comment", "comments"))
    yield from (_comment(one, about) for one in comments)
    yield from (one.refused("This is not an object: export it again.") for one in (*odd, *more))


def _about(issue: Item) -> Item:
    fields = child(issue, "fields")
    site = _REST.match(str(issue.get("self")))
    return {
        "incident": text_of(issue, "key"),
        "title": plain_text(text_of(fields, "summary")) or text_of(issue, "key"),
        "severity": text_of(child(fields, "priority"), "name"),
        "services": names_of([child(one).get("name") for one in children(fields, "components")]),
        "summary": words(fields.get("description")),
        "source_url": f"{site[1]}/browse/{issue['key']}" if site else None,
    }


def _created(found: Found, about: Item) -> Item:
    fields = found.value["fields"]
    is_incident = "incident" in str(within(fields, "issuetype", "name")).lower()
    return found.item(
        **about,
        occurred_at=fields.get("created"),
        actor=_person(fields.get("reporter") or fields.get("creator")),
        kind="detection" if is_incident else "status",
        milestone="detected" if is_incident else None,
        text=f"Created: {about['title']}",
        source_id=f"{about['incident']} created",
    )


def _changes(found: Found, about: Item) -> Iterator[Item]:
    history = found.value
    changed, odd = parted(found.each("items"))
    for place, one in enumerate(changed):
        field = text_of(one.value, "field", "fieldId") or "field"
        yield one.item(
            **about,
            occurred_at=history.get("created"),
            actor=_person(history.get("author")),
            kind=_KINDS.get(field.lower(), "other"),
            text=_change(field, one.value),
            source_id=f"change {text_of(history, 'id', 'created')} {place}",
        )
    yield from (one.refused("The change is not an object: export it again.") for one in odd)


def _moment(history: Found) -> datetime:
    return moment(history.value.get("created")) or datetime.max.replace(tzinfo=UTC)


def _change(field: str, item: Item) -> str:
    old, new = (text_of(item, name) for name in ("fromString", "toString"))
    name = field[:1].upper() + field[1:]
    if len(old or "") + len(new or "") > _LONGEST:
        return f"{name} was rewritten."
    return f"{name}: {old or 'none'} → {new or 'none'}"


def _known_end(found: Found, about: Item) -> Iterator[Item]:
    """The end as the issue itself knows it, for an export without a changelog."""
    fields = child(found.value, "fields")
    resolution = text_of(child(fields, "resolution"), "name")
    if fields.get("resolutiondate") and resolution and resolution.lower() not in _NOT_MENDED:
        yield found.item(
            **about,
            occurred_at=fields["resolutiondate"],
            kind="recovery",
            milestone="resolved",
            text=f"Resolution: none → {resolution}",
            source_id=f"{about['incident']} resolved",
        )


def _comment(found: Found, about: Item) -> Item:
    comment = found.value
    return found.item(
        **about,
        occurred_at=comment.get("created"),
        actor=_person(comment.get("author")),
        kind="communication",
        text=words(comment.get("body")),
        source_id=f"comment {text_of(comment, 'id')}",
    )


def _person(user: Any) -> str | None:  # noqa: ANN401 - a JSON value
    return text_of(child(user), "displayName", "name")


def _resolved(changes: list[Item], fields: Item) -> Iterator[Item]:
    """Changes, the one that ended the incident marked as such where Jira is sure of it."""
    end = _end(changes, fields)
    for place, change in enumerate(changes):
        yield {**change, "kind": "recovery", "milestone": "resolved"} if place == end else change


def _end(changes: list[Item], fields: Item) -> int | None:
    resolution = (text_of(child(fields, "resolution"), "name") or "").lower()
    status = text_of(child(fields, "status"), "name") or ""
    is_done = within(fields, "status", "statusCategory", "key") == "done"
    if resolution in _NOT_MENDED or status.lower() in _NOT_MENDED or not (resolution or is_done):
        return None
    if resolution and (place := _last(changes, "resolution", {resolution})) is not None:
        return place
    return _last(changes, "status", {status.lower(), "resolved"} if is_done else {"resolved"})


def _last(changes: list[Item], field: str, values: set[str]) -> int | None:
    """Where this field came to one of the values that it still has; of several in a row, the first."""
    moves = [place for place, one in enumerate(changes) if str(within(one, "raw", "field")).lower() == field]
    found = None
    for place in reversed(moves):
        if str(within(changes[place], "raw", "toString")).lower() not in values:
            break
        found = place
    return found


SOURCE = JiraIssuesSource()
