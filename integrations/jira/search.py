"""The two ways in which Jira pages through what it finds."""

from collections.abc import Sequence

from integrations.jira.shapes import JsonObject, OffsetPage, Page, TokenPage


def cloud_search(
    jql: str, fields: Sequence[str], token: str | None, size: int, properties: Sequence[str]
) -> JsonObject:
    """Return the request for a page of Cloud's `search/jql`."""
    body: JsonObject = {"jql": jql, "fields": list(fields), "maxResults": size}
    if token is not None:
        body["nextPageToken"] = token
    if properties:
        body["properties"] = list(properties)
    return body


def cloud_page(answer: TokenPage) -> Page:
    """Return a page of Cloud; only the token says whether another follows."""
    return Page(issues=answer.issues, next_token=answer.next_token)


def offset_search(jql: str, fields: Sequence[str], token: str | None, size: int) -> JsonObject:
    """Return the request for a page of Data Center's `search`."""
    return {"jql": jql, "fields": list(fields), "maxResults": size, "startAt": int(token or 0)}


def offset_page(answer: OffsetPage) -> Page:
    """Return a page of Data Center; Jira may cut pages, so what came counts, not what was asked for."""
    following = answer.start_at + len(answer.issues)
    is_last = following >= answer.total or not answer.issues
    return Page(issues=answer.issues, next_token=None if is_last else str(following))
