"""Errors for answers that are no success, each with a next step."""

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlsplit

import requests

from integrations.jira import errors
from integrations.jira.connection import Connection, Request
from integrations.jira.waiting import retry_after_seconds
from integrations.jira.wording import LATER, host_of, is_page, refusal, words_of

_NOT_THE_SITE = frozenset({"jira-per-issue-on-write", "jira-burst-based"})


def from_answer(connection: Connection, request: Request, answer: requests.Response) -> errors.JiraError:
    """Return the error that an answer of 3xx, 4xx or 5xx stands for."""
    status = answer.status_code
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return _server_error(connection, request, answer)
    if status < HTTPStatus.BAD_REQUEST:
        return _moved(connection, request, answer)
    if is_page(answer) and status not in _SAID_BY_JIRA:
        return page_error(connection, request, answer)
    return _BY_STATUS.get(status, _refused)(connection, request, answer)


def _said(connection: Connection, answer: requests.Response) -> str:
    words = words_of(connection, answer).text()
    return f": {words}" if words else "."


def _token_hint(connection: Connection) -> str:
    if connection.is_cloud:
        return (
            "Check AAR_JIRA_EMAIL and AAR_JIRA_TOKEN; API tokens expire, a new one can be made at Atlassian."
        )
    return "Check AAR_JIRA_TOKEN; personal access tokens expire, a new one can be made in the Jira profile."


def _unauthorized(connection: Connection, request: Request, answer: requests.Response) -> errors.JiraError:
    return errors.SignInError(
        f"Jira at {host_of(connection)} refused the sign-in (HTTP 401); we could not {request.doing}.",
        _token_hint(connection),
        permanent=True,
        stops_run=True,
        status=answer.status_code,
    )


def _forbidden(connection: Connection, request: Request, answer: requests.Response) -> errors.JiraError:
    if "CAPTCHA" in answer.headers.get("X-Authentication-Denied-Reason", "").upper():
        hint = "Sign in once by browser with this account and solve the captcha; then check the token."
    else:
        hint = "Give the account of the token this permission in the Jira project, or use another account."
    return errors.ForbiddenError(
        f"Jira does not allow us to {request.doing} (HTTP 403){_said(connection, answer)}",
        hint,
        permanent=True,
        stops_run=True,
        status=answer.status_code,
    )


def _not_found(connection: Connection, request: Request, answer: requests.Response) -> errors.JiraError:
    return errors.NotFoundError(
        f"We could not {request.doing}: Jira has no such thing, or does not show it to us (HTTP 404)"
        f"{_said(connection, answer)}",
        "Check in Jira whether it was deleted or whether the account of the token lost the permission to see "
        "it; if nothing is found at all, check AAR_JIRA_URL and AAR_JIRA_KIND.",
        permanent=request.is_safe,  # what is gone between a look and a change is looked for again
        status=answer.status_code,
    )


def _gone(connection: Connection, request: Request, answer: requests.Response) -> errors.JiraError:
    return errors.GoneError(
        f"Jira at {host_of(connection)} no longer offers what we need to {request.doing} (HTTP 410)"
        f"{_said(connection, answer)}",
        "Check AAR_JIRA_KIND: it must be cloud for Jira Cloud and datacenter for Data Center; else update.",
        permanent=True,
        stops_run=True,
        status=answer.status_code,
    )


def _collision(connection: Connection, request: Request, answer: requests.Response) -> errors.JiraError:
    return errors.EditCollisionError(
        f"Somebody is changing the same issue, so we could not {request.doing} (HTTP 409)"
        f"{_said(connection, answer)}",
        LATER,
        status=answer.status_code,
    )


def _limited(connection: Connection, request: Request, answer: requests.Response) -> errors.JiraError:
    wait = retry_after_seconds(answer)
    reason = answer.headers.get("RateLimit-Reason")
    pause = "" if wait is None else f" for {wait:.0f} s"
    return errors.RateLimitError(
        f"Jira at {host_of(connection)} asks us to wait{pause} (HTTP {answer.status_code}); "
        f"we could not {request.doing}.",
        LATER,
        is_doubtful=not request.is_safe and answer.status_code != HTTPStatus.TOO_MANY_REQUESTS,
        stops_run=reason not in _NOT_THE_SITE,
        status=answer.status_code,
        retry_after_seconds=wait,
        rate_limit_reason=reason,
    )


def _server_error(connection: Connection, request: Request, answer: requests.Response) -> errors.JiraError:
    is_waiting = answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    if is_waiting and retry_after_seconds(answer) is not None:
        return _limited(connection, request, answer)
    return errors.ServerError(
        f"Jira at {host_of(connection)} failed (HTTP {answer.status_code}) when we tried to {request.doing}"
        f"{_said(connection, answer)}",
        f"{LATER} If it goes on, ask whoever runs Jira.",
        is_doubtful=not request.is_safe,
        status=answer.status_code,
    )


def _moved(connection: Connection, request: Request, answer: requests.Response) -> errors.JiraError:
    target = urlsplit(answer.headers.get("Location", ""))
    place = f"{target.scheme}://{target.hostname}" if target.hostname else "another page"
    return errors.AnswerError(
        f"{host_of(connection)} sends us on to {place} (HTTP {answer.status_code}); "
        f"we could not {request.doing}.",
        "Set AAR_JIRA_URL to the final address of Jira; if that is a sign-in page, check AAR_JIRA_TOKEN.",
        permanent=True,
        stops_run=True,
        status=answer.status_code,
    )


def _refused(connection: Connection, request: Request, answer: requests.Response) -> errors.JiraError:
    return refusal(request.doing, answer.status_code, words_of(connection, answer))


_BY_STATUS: dict[int, Callable[[Connection, Request, requests.Response], errors.JiraError]] = {
    HTTPStatus.UNAUTHORIZED: _unauthorized,
    HTTPStatus.FORBIDDEN: _forbidden,
    HTTPStatus.NOT_FOUND: _not_found,
    HTTPStatus.CONFLICT: _collision,
    HTTPStatus.GONE: _gone,
    HTTPStatus.TOO_MANY_REQUESTS: _limited,
}
# Data Center words these as pages too; a page with any other status comes from something else.
_SAID_BY_JIRA = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS})


def page_error(connection: Connection, request: Request, answer: requests.Response) -> errors.JiraError:
    """Return the error for a web page where data was expected."""
    return errors.AnswerError(
        f"{host_of(connection)} answered with a web page in place of data; we could not {request.doing}.",
        "Check AAR_JIRA_URL (the address of Jira itself, with its path) and whether the token has expired: "
        "behind single sign-on an expired one leads to a sign-in page.",
        is_doubtful=answer.ok and not request.is_safe,
        stops_run=True,
        status=answer.status_code,
    )


def shape_error(connection: Connection, request: Request, problem: str) -> errors.JiraError:
    """Return the error for an answer that lacks what Jira always sends."""
    return errors.AnswerError(
        f"{host_of(connection)} gave an answer that we do not understand when we tried to {request.doing}: "
        f"{problem}.",
        "Check AAR_JIRA_URL and AAR_JIRA_KIND; if both are right, report this message.",
        is_doubtful=not request.is_safe,
    )
