"""What can go wrong with Jira, each with what to do next and never with a token in it.

JiraError
├── SignInError        401: the token is wrong or has expired
├── ForbiddenError     403: the account may not do this
├── NotFoundError      404: it is not there, or the account may not see it
├── GoneError          410: this Jira does not have the call (any more)
├── RefusedError       400 and other 4xx: Jira says why, by field where it can
├── EditCollisionError 409: somebody else is changing the same issue; at once again is fine
├── RateLimitError     429, and 503 with Retry-After: wait
├── ServerError        5xx: Jira failed
├── UnreachableError   no connection, no answer in time
└── AnswerError        an answer that is not Jira's: a web page, a redirect, other JSON
"""

from collections.abc import Mapping

from aar.errors import IntegrationError


class JiraError(IntegrationError):
    """Jira refused or did not answer.

    `is_doubtful`: whether the request may have been carried out all the same.
    `stops_run`: whether every other request of this run would fare the same.
    `field_messages`: Jira's sentences by Jira's field name.
    `retry_after_seconds`: how long Jira asks to wait, for all that `rate_limit_reason` names.
    """

    def __init__(
        self,
        message: str,
        hint: str = "",
        *,
        permanent: bool = False,
        is_doubtful: bool = False,
        stops_run: bool = False,
        status: int | None = None,
        field_messages: Mapping[str, str] | None = None,
        retry_after_seconds: float | None = None,
        rate_limit_reason: str | None = None,
    ) -> None:
        super().__init__(message, hint, permanent=permanent)
        self.is_doubtful = is_doubtful
        self.stops_run = stops_run
        self.status = status
        self.field_messages = dict(field_messages or {})
        self.retry_after_seconds = retry_after_seconds
        self.rate_limit_reason = rate_limit_reason


class SignInError(JiraError):
    """Jira does not accept the sign-in."""

    stops_run = True


class ForbiddenError(JiraError):
    """The account may not do this."""

    stops_run = True


class NotFoundError(JiraError):
    """It is not there, or the account may not see it."""


class GoneError(JiraError):
    """This Jira does not have the call that was used."""


class RefusedError(JiraError):
    """Jira does not take what was sent, and says why."""


class EditCollisionError(JiraError):
    """Somebody else is changing the same issue at this moment."""


class RateLimitError(JiraError):
    """Jira asks to wait."""

    stops_run = True


class ServerError(JiraError):
    """Jira failed on its side."""


class UnreachableError(JiraError):
    """Jira cannot be reached, or did not answer in time."""

    stops_run = True


class AnswerError(JiraError):
    """What answered does not speak as Jira does."""

    stops_run = True
