"""Connects what the tracker posts to us with the hints that the next sync follows first."""

from collections.abc import Mapping

from aar.application import Application
from aar.domain.hint import Hint
from aar.registry import discover
from aar.usecases.receive_hint import news_of, receive_hint, waiting_of

_TRACKER = "jira"


def is_listening(app: Application) -> bool:
    """Whether a secret is configured, without which nothing that is posted counts."""
    return app.settings.jira_webhook_secret is not None


def heard(app: Application, headers: Mapping[str, str], body: bytes) -> int:
    """Keep what was posted, if it is news; returns how many issues wait for a look because of it.

    Raises PermissionDenied, InputError, and ConflictError or StoreError when there is no room or no time.
    """
    hints = (
        read(app.settings, headers, body) for read in discover("integrations", exporting="HINT").values()
    )
    return sum(_keep(app, hint) for hint in hints if hint is not None)


def has_hints(app: Application) -> bool:
    """Whether issues wait for a look."""
    if not is_listening(app):
        return False
    with app.reading() as store:
        return bool(waiting_of(store, _TRACKER))


def _keep(app: Application, hint: Hint) -> int:
    # Most of what Jira posts is about other issues, and shall cost no transaction.
    with app.reading() as store:
        if not news_of(store, hint):
            return 0
    return app.run(receive_hint, hint, now=app.now())
