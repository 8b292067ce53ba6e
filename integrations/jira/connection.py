"""How to reach a Jira, and the `jira` package as the transport that does it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from jira import JIRA
from pydantic import JsonValue, SecretStr
from requests import Response

Kind = Literal["cloud", "datacenter"]
Query = Mapping[str, str | int]


@dataclass(frozen=True)
class Connection:
    """Address and sign-in of a Jira: email and API token on Cloud, a personal access token on Data Center."""

    url: str
    kind: Kind
    token: SecretStr
    email: str = ""
    timeout_seconds: tuple[float, float] = (5.0, 30.0)

    @property
    def is_cloud(self) -> bool:
        """Return whether this is Jira Cloud."""
        return self.kind == "cloud"


@dataclass(frozen=True)
class Request:
    """A request below /rest/api/2: what for, in words (`update issue 10001`), and whether it only reads."""

    doing: str
    method: str
    path: str
    query: Query = field(default_factory=dict)
    body: JsonValue = None
    is_safe: bool = True


@dataclass(frozen=True)
class Wanted:
    """What shall come with each issue that is read."""

    fields: Sequence[str]
    properties: Sequence[str] = ()
    expand: Sequence[str] = ()


class Transport(JIRA):
    """Send one request by the session of the `jira` package, which retries nothing.

    Its own calls repeat a POST, look up what nobody asked for and hide pages; so only the session is used.
    Building one sends nothing. Redirects are not followed: they would turn a POST into a GET.
    """

    def __init__(self, connection: Connection) -> None:
        token = connection.token.get_secret_value()
        super().__init__(
            server=connection.url.rstrip("/"),
            basic_auth=(connection.email, token) if connection.is_cloud else None,
            token_auth=None if connection.is_cloud else token,
            get_server_info=False,
            logging=False,
            max_retries=0,
            timeout=connection.timeout_seconds,
        )

    def send(self, request: Request) -> Response:
        """Return the answer to a request; JIRAError or RequestException when it is no success."""
        return self._session.request(
            request.method,
            self._get_url(request.path),
            params=dict(request.query),
            data=None if request.body is None else json.dumps(request.body),
            allow_redirects=False,
        )
