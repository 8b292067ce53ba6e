"""Errors for requests that got no answer at all."""

import requests
from urllib3.exceptions import NewConnectionError, ReadTimeoutError

from integrations.jira import errors
from integrations.jira.connection import Connection, Request
from integrations.jira.wording import LATER, host_of

_WRONG_ADDRESS = (
    requests.exceptions.InvalidURL,
    requests.exceptions.InvalidSchema,
    requests.exceptions.MissingSchema,
)


def from_line(
    connection: Connection, request: Request, problem: requests.RequestException
) -> errors.JiraError:
    """Return the error for a request without an answer; it says whether the request may have arrived."""
    if isinstance(problem, _WRONG_ADDRESS):
        return errors.UnreachableError(
            "AAR_JIRA_URL is not an address that we can call.",
            "Set it to the full address of Jira, beginning with https://.",
            permanent=True,
            stops_run=True,
        )
    if isinstance(problem, requests.exceptions.SSLError):
        return _no_tls(connection, request, problem)
    host, arrived = host_of(connection), not _never_left(problem)
    what = "did not answer in time" if _is_late(problem) else "cut the connection"
    return errors.UnreachableError(
        f"Jira at {host} {what if arrived else 'cannot be reached'}; we could not {request.doing}.",
        f"{LATER} If it goes on, check AAR_JIRA_URL and the network between here and Jira.",
        is_doubtful=arrived and not request.is_safe,
        stops_run=not arrived,
    )


def _no_tls(
    connection: Connection, request: Request, problem: requests.exceptions.SSLError
) -> errors.JiraError:
    is_untrusted = "CERTIFICATE_VERIFY_FAILED" in str(problem)
    reason = "its certificate is not trusted here" if is_untrusted else "it does not speak TLS as we do"
    return errors.UnreachableError(
        f"There is no secure connection to Jira at {host_of(connection)}: {reason}.",
        "Check AAR_JIRA_URL; for a certificate of your own authority set REQUESTS_CA_BUNDLE to its file.",
        permanent=is_untrusted,
        stops_run=True,
        is_doubtful=not is_untrusted and not request.is_safe,
    )


def _never_left(problem: requests.RequestException) -> bool:
    if isinstance(problem, (requests.exceptions.ConnectTimeout, requests.exceptions.ProxyError)):
        return True
    cause = problem.args[0] if problem.args else None
    return isinstance(getattr(cause, "reason", cause), NewConnectionError)


def _is_late(problem: requests.RequestException) -> bool:
    cause = problem.args[0] if problem.args else None
    return isinstance(problem, requests.exceptions.ReadTimeout) or isinstance(cause, ReadTimeoutError)
