"""The people of the fake Jira, named by role."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Account:
    """A Jira account; its address may be hidden by the profile's privacy (Cloud only)."""

    account_id: str
    email: str
    name: str
    is_active: bool = True
    is_email_hidden: bool = False


INTEGRATION = Account("5f00integration", "integration@example.org", "Integration account")

ACCOUNTS = (
    INTEGRATION,
    Account("5f01owner", "owner@example.org", "Service owner"),
    Account("5f02platform", "platform@example.org", "Platform owner"),
    Account("5f03oncall", "on-call@example.org", "On-call lead"),
    Account("5f04private", "private@example.org", "Private owner", is_email_hidden=True),
    Account("5f05leaver", "leaver@example.org", "Former owner", is_active=False),
    Account("5f06twin", "twin@example.org", "Twin, first account"),
    Account("5f07twin", "twin@example.org", "Twin, second account"),
)


def matches(account: Account, text: str) -> bool:
    """Return whether an account is found by a text: Jira compares prefixes of name and address."""
    wanted = text.casefold()
    words = (account.email, account.name, *account.name.split())
    return any(word.casefold().startswith(wanted) for word in words)
