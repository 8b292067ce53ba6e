"""Say which account of the tracker a person has, or that what was said is wrong."""

from datetime import datetime

from aar.domain.link import Account, TrackerLink
from aar.domain.person import Person
from aar.domain.rights import demand
from aar.errors import ConflictError, InputError
from aar.store import Reader, Writer
from aar.usecases.syncing.settle import UNMATCHED
from aar.usecases.validation import edited

_TRACKER = "jira"


def confirm_account(
    store: Writer,
    person_id: str,
    account_id: str,
    display_name: str | None = None,
    *,
    by: Person,
    now: datetime,
) -> Account:
    """Keep the account, which no guess replaces; issues left unassigned for want of it are sent again.

    Raises ConflictError when it is another person's.
    """
    demand(by, "settle_conflicts")
    store.require(Person, person_id)
    wanted = account_id.strip()
    if not wanted:
        raise InputError("An account has an id.", "Copy it from the person's profile in Jira.")
    _demand_free(store, person_id, wanted)
    known = store.get(Account, person_id, _TRACKER) or Account(
        person_id=person_id, tracker=_TRACKER, account_id=wanted
    )
    given = {"account_id": wanted, "display_name": display_name or None, "confirmed_by": by.person_id}
    account = store.save(edited(known, given), verb="confirmed", by=by, now=now)
    _send_again(store, person_id, now)
    return account


def forget_account(store: Writer, person_id: str, *, by: Person, now: datetime) -> None:
    """Take a match away; the next sync that needs one looks for the e-mail address again."""
    demand(by, "settle_conflicts")
    account = store.get(Account, person_id, _TRACKER)
    if account is None:
        raise InputError(f"No account of {person_id} is known.", "Look again: somebody may have removed it.")
    store.delete(account, verb="removed", by=by, now=now)


def _demand_free(store: Reader, person_id: str, account_id: str) -> None:
    holders = store.list(Account, "by_account", tracker=_TRACKER, account_id=account_id)
    other = next((one.person_id for one in holders if one.person_id != person_id), None)
    if other:
        name = store.require(Person, other).name
        raise ConflictError(
            f"{account_id} is the account of {name}.", f"Remove it from {name} first if that is wrong."
        )


def _send_again(store: Writer, person_id: str, now: datetime) -> None:
    links = store.list(TrackerLink, "remarked", tracker=_TRACKER)
    store.put([_again(link, person_id, now) for link in links if _is_concerned(link, person_id)])


def _is_concerned(link: TrackerLink, person_id: str) -> bool:
    return link.unassigned == person_id or UNMATCHED in (link.last_error or "")


def _again(link: TrackerLink, person_id: str, now: datetime) -> TrackerLink:
    pending = link.changed(state="pending", since=now, next_attempt_at=None)
    if link.unassigned != person_id:
        return pending
    # Nobody is what Jira shows, so the owner now is a change of ours.
    settled = {name: pair for name, pair in (link.told.settled or {}).items() if name != "owner"}
    return pending.telling(settled=settled or None).changed(base={**link.base, "owner": None})
