"""Which account of the tracker is which person; never guessed, never the first hit."""

from aar.domain.link import Account
from aar.domain.person import Person
from aar.ports import RemoteIssue
from aar.store import Reader
from aar.usecases.syncing.run import Run

UNKNOWN = "?"


def person_of(store: Reader, run: Run, remote: RemoteIssue) -> str | None:
    """The person who owns the issue, None when nobody does, UNKNOWN for an account that we cannot match."""
    if remote.owner_account is None:
        return None
    matches = store.list(Account, "by_account", tracker=run.tracker.name, account_id=remote.owner_account)
    if matches:
        return matches[0].person_id
    people = store.list(Person, "by_email", email=remote.owner_email) if remote.owner_email else []
    return people[0].person_id if len(people) == 1 else UNKNOWN


def account_of(run: Run, person_id: str | None) -> str | None:
    """The account of a person, looked up by e-mail once and kept; None when there is no sure match."""
    if person_id is None:
        return None
    with run.database.read() as store:
        known = store.get(Account, person_id, run.tracker.name)
        person = store.get(Person, person_id)
    if known:
        return known.account_id
    found = run.tracker.account_of(person.email) if person and person.email else None
    if found and not run.options.dry_run:
        account = Account(person_id=person_id, tracker=run.tracker.name, account_id=found)
        run.write(lambda store: store.put([account]))
    return found
