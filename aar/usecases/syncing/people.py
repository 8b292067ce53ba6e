"""Which account of the tracker is which person; never guessed, never the first hit."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from aar.domain.link import Account
from aar.domain.person import Person
from aar.ports import RemoteIssue
from aar.store import Reader, Writer
from aar.usecases.syncing.run import Run

UNKNOWN: Final = "?"


@dataclass(frozen=True)
class People:
    """Everyone whom we know, by account and by e-mail."""

    by_account: Mapping[str, str]
    by_email: Mapping[str, list[str]]

    def owner_of(self, remote: RemoteIssue) -> str | None:
        """The person who owns the issue, None when nobody does, UNKNOWN for a stranger."""
        if remote.owner_account is None:
            return None
        return self._known(remote.owner_account, remote.owner_email)

    def of_account(self, account_id: str | None, remote: RemoteIssue) -> str | None:
        """The person behind an account in the history of an issue."""
        if account_id is None:
            return None
        is_owner = account_id == remote.owner_account
        return self._known(account_id, remote.owner_email if is_owner else None)

    def _known(self, account_id: str, email: str | None) -> str:
        if account_id in self.by_account:
            return self.by_account[account_id]
        found = self.by_email.get((email or "").casefold(), [])
        return found[0] if len(found) == 1 else UNKNOWN


def people_of(store: Reader, tracker: str) -> People:
    """Read them."""
    accounts = [account for account in store.list(Account) if account.tracker == tracker]
    confirmed = {account.person_id for account in accounts if account.confirmed_by}
    by_email: dict[str, list[str]] = {}
    for person in store.list(Person):
        if person.email and person.person_id not in confirmed:  # whose account is known is not guessed
            by_email.setdefault(person.email.casefold(), []).append(person.person_id)
    return People({account.account_id: account.person_id for account in accounts}, by_email)


def account_of(run: Run, person_id: str | None) -> str | None:
    """The account of a person, looked up by e-mail once and kept; None when there is no sure match."""
    if person_id is None:
        return None
    if person_id not in run.accounts:
        run.accounts[person_id] = _look_up(run, person_id)
    return run.accounts[person_id]


def _look_up(run: Run, person_id: str) -> str | None:
    with run.database.read() as store:
        known = store.get(Account, person_id, run.tracker.name)
        person = store.get(Person, person_id)
    if known:
        return known.account_id
    found = run.tracker.account_of(person.email) if person and person.email else None
    return run.commit(lambda store: _kept(store, run, person_id, found)) if found else None


def _kept(store: Writer, run: Run, person_id: str, found: str) -> str | None:
    # A person may have confirmed the account meanwhile, or said whose this one is.
    name = run.tracker.name
    known = store.get(Account, person_id, name)
    if known:
        return known.account_id
    holders = store.list(Account, "by_account", tracker=name, account_id=found)
    if any(holder.confirmed_by for holder in holders):
        return None
    store.put([Account(person_id=person_id, tracker=name, account_id=found)])
    return found
