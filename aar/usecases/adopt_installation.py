"""Let a restored or copied database sync from now on, under an id of its own."""

from dataclasses import replace
from uuid import uuid4

from aar.domain.person import Person
from aar.domain.rights import demand
from aar.store import Database, Writer
from aar.usecases.syncing.state import home_of, keep, state_of


def adopt_installation(store: Writer, database: Database, tracker: str, *, by: Person) -> str:
    """Adopt, and return the new id.

    What the former database made meanwhile is not ours: before a new issue its label is looked for, and a
    hit waits for a person.
    """
    demand(by, "sync")
    installation_id = str(uuid4())
    store.execute("queries/ledger/adopt", installation_id=installation_id)
    state = replace(
        state_of(store, tracker),
        watermark=None,
        installation_id=installation_id,
        home=home_of(database.path),
        is_adopted=True,
    )
    keep(store, tracker, state)
    return installation_id
