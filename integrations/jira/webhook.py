"""What Jira posts to our webhook: signed by the secret that both sides know, and read for ids alone."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Final

from aar.domain.hint import Hint
from aar.errors import InputError, PermissionDenied
from aar.settings import Settings

SIGNATURE: Final = "x-hub-signature"
DELIVERY: Final = "x-atlassian-webhook-identifier"
_LONGEST_ID: Final = 20
_LONGEST_DELIVERY: Final = 200


def read_hint(settings: Settings, headers: Mapping[str, str], body: bytes) -> Hint | None:
    """What it hints at, or None when no secret is configured; header names are in lower case.

    Raises PermissionDenied for another signature and InputError for what is no JSON object.
    """
    if settings.jira_webhook_secret is None:
        return None
    secret = settings.jira_webhook_secret.get_secret_value().encode()
    signed = "sha256=" + hmac.new(secret, body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(signed.encode(), headers.get(SIGNATURE, "").encode()):
        raise PermissionDenied("The signature is not Jira's.", "Set the same secret on both sides.")
    delivery = headers.get(DELIVERY, "")[:_LONGEST_DELIVERY] or None
    return Hint(tracker="jira", delivery=delivery, remote_ids=_issues_in(body))


def _issues_in(body: bytes) -> tuple[str, ...]:
    try:
        message = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise InputError("The body is no JSON.", "Let Jira send its usual webhook.") from error
    if not isinstance(message, dict):
        raise InputError("The body is no JSON object.", "Let Jira send its usual webhook.")
    issue = message.get("issue")
    remote_id = str(issue.get("id", "")) if isinstance(issue, dict) else ""
    is_id = remote_id.isascii() and remote_id.isdecimal() and len(remote_id) <= _LONGEST_ID
    return (remote_id,) if is_id else ()
