"""The two ways in which Jira pages through what it finds."""

from integrations.jira.connection import Wanted
from integrations.jira.shapes import JsonObject, OffsetPage, Page, TokenPage


def cloud_search(jql: str, wanted: Wanted, token: str | None, size: int) -> JsonObject:
    """Return the request for a page of Cloud's `search/jql`."""
    body: JsonObject = {"jql": jql, "fields": list(wanted.fields), "maxResults": size}
    if token is not None:
        body["nextPageToken"] = token
    if wanted.properties:
        body["properties"] = list(wanted.properties)
    if wanted.expand:
        body["expand"] = ",".join(wanted.expand)
    return body


def cloud_page(answer: TokenPage) -> Page:
    """Return a page of Cloud; only the token says whether another follows."""
    return Page(issues=answer.issues, next_token=answer.next_token)


def offset_search(jql: str, wanted: Wanted, token: str | None, size: int) -> JsonObject:
    """Return the request for a page of Data Center's `search`."""
    page: JsonObject = {"maxResults": size, "startAt": _told_by(token)[0]}
    body: JsonObject = {"jql": jql, "fields": list(wanted.fields), **page}
    return {**body, "expand": list(wanted.expand)} if wanted.expand else body


def offset_page(answer: OffsetPage, token: str | None) -> Page:
    """Return a page of Data Center; Jira may cut pages, so what came counts, not what was asked for.

    What left the result since the page before has moved the rest up: so many are read once more.
    """
    left = max(0, _told_by(token)[1] - answer.total)
    following = max(0, answer.start_at - left) if left else answer.start_at + len(answer.issues)
    is_last = following >= answer.total or not (answer.issues or left)
    return Page(issues=answer.issues, next_token=None if is_last else f"{following}/{answer.total}")


def _told_by(token: str | None) -> tuple[int, int]:
    """The offset of a page, and of how many the page before knew."""
    offset, _, total = (token or "0/0").partition("/")
    return int(offset), int(total)
