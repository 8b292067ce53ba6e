"""What a run did, as a sentence for people."""

from typing import Final

from aar.usecases.syncing.run import SyncResult

_DONE: Final = {
    "created": "created in Jira",
    "pushed": "sent",
    "pulled": "fetched",
    "conflicts": "in conflict",
    "missing": "missing in Jira",
    "errors": "not synced",
}


def summary(result: SyncResult) -> str:
    """What changed and what it cost: `2 created in Jira, 1 fetched · 5 requests in 0.4 s`."""
    numbers = result.plain()
    done = ", ".join(f"{numbers[name]} {words}" for name, words in _DONE.items() if numbers[name])
    cost = f"{result.requests} request{'' if result.requests == 1 else 's'} in {result.seconds:.1f} s"
    return f"{done or 'Nothing had changed'} · {cost}"
