"""Which of the accounts that Jira found by an address is meant: exactly one, or none."""

from collections.abc import Sequence

from integrations.jira.shapes import Account


def sole_match(email: str, found: Sequence[Account]) -> Account | None:
    """Return the only active account with this address.

    Jira finds by the beginning of an address or a name, and Cloud may hide addresses. An account with a
    hidden address counts only when nothing else was found.
    """
    active = [who for who in found if who.is_active and who.account_type == "atlassian"]
    exact = [who for who in active if who.email.casefold() == email.casefold()]
    if exact:
        return exact[0] if len(exact) == 1 else None
    return active[0] if len(active) == 1 and not active[0].email else None
