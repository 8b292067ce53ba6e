"""Select the actions that a person looks at, the most urgent first, and count what fits each selection."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from aar.domain.person import Person
from aar.domain.rights import demand, may
from aar.store import Reader

SOON: Final = timedelta(days=7)
MOST_OF_A_STATE: Final = 12
MOST_LISTED: Final = 200
Row = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """Whose actions (mine, team, all), which (all, owed, due, overdue, awaiting, jira), with which words.

    On a board the most urgent of each state are read, else one page of a list.
    """

    who: str = "all"
    show: str = "all"
    words: str = ""
    is_board: bool = True
    page: int = 1


@dataclass(frozen=True)
class Selection:
    """The rows to show, and how many actions fit: in all, by selection (`shows`) and by state on the board.

    `to_do`, `late` and `unverified` count whatever words are asked for.
    """

    rows: Sequence[Row] = ()
    fitting: int = 0
    to_do: int = 0
    late: int = 0
    unverified: int = 0
    shows: Mapping[str, int] = field(default_factory=dict)
    states: Mapping[str, int] = field(default_factory=dict)


_SHOWS: Final = {
    "all": "in_all",
    "owed": "in_owed",
    "due": "in_due",
    "overdue": "in_overdue",
    "awaiting": "in_awaiting",
    "jira": "in_jira",
}
_STATES: Final = ("agreed", "in_progress", "done", "verified")


def select_actions(store: Reader, asked: Asked, *, by: Person, today: date) -> Selection:
    """What the person may see of it; a page after the last one is empty."""
    demand(by, "read")
    sees_private = may(by, "see_private")
    found = store.rows(
        "queries/actions/selected",
        who=asked.who,
        show=asked.show,
        words=asked.words,
        is_board=asked.is_board,
        most=MOST_OF_A_STATE if asked.is_board else MOST_LISTED,
        skipped=0 if asked.is_board else (asked.page - 1) * MOST_LISTED,
        today=today,
        soon_on=today + SOON,
        person_id=by.person_id,
        sees_private=sees_private,
    )
    ids = [row["action_id"] for row in found if row["action_id"]]
    counts = found[0]
    return Selection(
        rows=store.rows("queries/actions/board", action_ids=ids, sees_private=sees_private) if ids else (),
        fitting=counts["fitting"],
        to_do=counts["to_do"],
        late=counts["late"],
        unverified=counts["unverified"],
        shows={name: counts[column] for name, column in _SHOWS.items()},
        states={name: counts[name] for name in _STATES},
    )
