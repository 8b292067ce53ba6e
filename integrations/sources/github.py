"""GitHub: issues, and the events, timeline and comments of one, by the REST or the GraphQL interface."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from aar.domain.imports import ImportOptions
from aar.errors import InputError
from aar.ports import Records, SourceFile
from integrations.sources._json import Found, child, children, documents, link, within
from integrations.sources._records import Item, names_of, oldest_first, plain_text, text_of

_REPOSITORY: Final = re.compile(r"^https?://[^/]+/(?:api/v3/)?repos/([^/]+/[^/]+)/(issues|pulls)(?:/(\d+))?")
_WORD: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_REACTIONS: Final = {"+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes"}
_KINDS: Final[Mapping[str, str]] = {
    "closed": "status", "reopened": "status", "assigned": "escalation", "unassigned": "escalation",
    "commented": "communication", "issue_comment": "communication", "reviewed": "communication",
    "committed": "change", "merged": "change", "deployed": "change",
}  # fmt: skip
_BARE: Final = {"cross-referenced", "committed", "reviewed"}
_NODES: Final = ("data", "repository", "issue", "timelineItems", "nodes")
_WORDS: Final = {
    "pull": "a pull request, not an issue",
    "reaction": "a reaction, not an event",
    "other": "no issue, event or comment",
}
_TIMELINE: Final = "Export the issue's timeline: /repos/OWNER/NAME/issues/NUMBER/timeline."


class GitHubSource:
    """Issues of GitHub that served as the record of an incident."""

    name = "github"
    title = "GitHub issues (issues, events, timeline, comments)"
    description = (
        "An issue is an incident, opened and closed; its events, timeline or comments, exported alone, are "
        "events. Resolved is an issue that was closed as completed, detected one opened with a label that "
        "says incident. Pull requests and reactions are refused."
    )
    place = 30

    def recognise(self, file: SourceFile) -> str | None:
        """Addresses of a repository's issues, reactions, or nodes of a timeline."""
        if _shape(file.opening) == "other" and not _has_nodes(file.opening):
            return None
        return "It holds issues, events or comments as GitHub writes them."

    def read(self, file: SourceFile, options: ImportOptions) -> Records:  # noqa: ARG002 - the port's shape
        """One record for each opening, closing, event and comment; raises InputError where there is none."""
        found = [one for document in documents(file) for one in _parts(document)]
        shapes = {_shape(one.value) for one in found}
        if shapes and shapes <= _WORDS.keys():
            what = _WORDS[min(shapes, key=list(_WORDS).index)]
            raise InputError(f"{file.name} holds no timeline: each of its records is {what}.", _TIMELINE)
        keys = {key for one in found if (key := _key(one.value))}
        only = keys.pop() if len(keys) == 1 else None
        return Records(oldest_first([item for one in found for item in _items(one, only)]))


def _has_nodes(value: Any) -> bool:  # noqa: ANN401 - a JSON value
    return any(
        "timelineItems" in child(value, "data", "repository", name) for name in ("issue", "pullRequest")
    )


def _parts(document: Found) -> Iterator[Found]:
    if _has_nodes(document.value):
        nodes = list(document.each(*_NODES))
        yield from nodes or [Found(document.line, document.path, {"pull_request": True, **document.value})]
    else:
        yield document


def _shape(value: Any) -> str:  # noqa: ANN401 - a JSON value
    """What a record is: issue, event, comment, pull, reaction or other."""
    if not isinstance(value, dict):
        return "other"
    place = _REPOSITORY.match(str(value.get("url") or value.get("issue_url")))
    if "pull_request" in value or (place and place[2] == "pulls"):
        return "pull"
    if _is_node(value) or _is_event(value):
        return "event"
    if place and {"number", "title", "state"} <= value.keys():
        return "issue"
    if place and {"body", "user", "created_at"} <= value.keys():
        return "comment"
    return "reaction" if text_of(value, "content") in _REACTIONS and "user" in value else "other"


def _is_event(value: Item) -> bool:
    """Whether GitHub wrote this event: it gives nearly everything a node_id."""
    word = value.get("event")
    return (
        isinstance(word, str)
        and ("node_id" in value or "actor" in value)
        and ("url" in value or word in _BARE)
    )


def _is_node(value: Item) -> bool:
    name = text_of(value, "eventType", "__typename") or ""
    return "createdAt" in value and name.endswith(("Event", "IssueComment"))


def _key(value: Any) -> str | None:  # noqa: ANN401 - a JSON value
    """The issue that a record belongs to, as owner/name#number, where it says so."""
    for one in (within(value, "issue", "url"), within(value, "issue_url"), within(value, "url")):
        place = _REPOSITORY.match(str(one))
        if place and place[3]:
            return f"{place[1]}#{place[3]}"
    return None


def _items(found: Found, only: str | None) -> Iterator[Item]:
    shape = _shape(found.value)
    if shape in _WORDS:
        yield found.refused(f"This is {_WORDS[shape]}: leave it out.")
    elif shape == "issue":
        yield from _issue(found)
    else:
        yield _event(found, _key(found.value) or only)


def _issue(found: Found) -> Iterator[Item]:
    issue = found.value
    key = _key(issue)
    labels = [str(within(one, "name")) for one in children(issue, "labels")]
    about = {
        "incident": key,
        "title": plain_text(text_of(issue, "title")),
        "source_url": link(issue.get("html_url")),
    }
    is_incident = any("incident" in label.lower() for label in labels)
    body = plain_text(text_of(issue, "body"))
    yield found.item(
        **about,
        occurred_at=issue.get("created_at"),
        actor=text_of(child(issue, "user"), "login"),
        kind="detection" if is_incident else "status",
        milestone="detected" if is_incident else None,
        text=f"Opened: {about['title']}" + (f"\n\n{body}" if body else ""),
        source_id=f"{key} opened",
    )
    if issue.get("closed_at"):
        yield found.item(
            **about,
            occurred_at=issue["closed_at"],
            actor=text_of(child(issue, "closed_by"), "login"),
            text="Closed",
            source_id=f"{key} closed",
            **_closed(issue),
        )


def _closed(value: Item) -> Item:
    """What closing says: the end only where GitHub gives completed as the reason."""
    if str(text_of(value, "state_reason", "stateReason")).lower() == "completed":
        return {"kind": "recovery", "milestone": "resolved"}
    return {"kind": "status", "milestone": None}


def _event(found: Found, key: str | None) -> Item:
    value = found.value
    word = text_of(value, "event") or text_of(value, "eventType", "__typename") or "commented"
    word = _WORD.sub("_", word.removesuffix("Event")).lower()
    marks = _closed(value) if word == "closed" else {"kind": _KINDS.get(word, "other")}
    who = next((child(value, name) for name in ("actor", "user", "author") if child(value, name)), {})
    return found.item(
        incident=key,
        title=plain_text(text_of(child(value, "issue"), "title")) or key,
        occurred_at=text_of(value, "created_at", "submitted_at", "createdAt")
        or text_of(child(value, "author"), "date"),
        actor=text_of(who, "login", "name"),
        text=_told(value, word),
        source_id=text_of(value, "id", "node_id", "sha"),
        source_url=link(value.get("html_url")),
        **marks,
    )


def _told(value: Item, word: str) -> str:
    body = plain_text(text_of(value, "body", "message"))
    if body and _KINDS.get(word) == "communication":
        return body
    renamed = child(value, "rename")
    assignees = names_of([child(one).get("login") for one in children(value, "assignees")])
    detail = (
        text_of(child(value, "label"), "name")
        or (f"{renamed.get('from')} → {renamed.get('to')}" if renamed else None)
        or text_of(child(value, "assignee"), "login")
        or assignees
        or text_of(child(value, "milestone"), "title")
        or text_of(child(value, "source", "issue"), "html_url", "title")
        or (text_of(value, "commit_id") or "")[:10]
        or body
    )
    return word.replace("_", " ").replace("-", " ").capitalize() + (f": {detail}" if detail else "")


SOURCE = GitHubSource()
