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
    page: JsonObject = {"maxResults": size, "startAt": int(token or 0)}
    body: JsonObject = {"jql": jql, "fields": list(wanted.fields), **page}
    return {**body, "expand": list(wanted.expand)} if wanted.expand else body


def offset_page(answer: OffsetPage) -> Page:
    """Return a page of Data Center; Jira may cut pages, so what came counts, not what was asked for."""
    following = answer.start_at + len(answer.issues)
    is_last = following >= answer.total or not answer.issues
    return Page(issues=answer.issues, next_token=None if is_last else str(following))
