"""Everything that can go wrong by request, each with what to do next and the exit code of its kind.

AarError
├── InputError        2  what was asked for cannot be read or does not exist
│   ├── Unreadable       it is no text at all, and nothing said about it would help
│   └── OpenQuestion     it can be read once a person has answered one question
├── ConflictError     3  it is possible, but not in the present state
├── StoreError        4  the database cannot be opened, read or written
├── IntegrationError  5  another system refused or did not answer
└── PermissionDenied  6  the acting person may not do this
"""

from typing import ClassVar, Literal


class AarError(Exception):
    """Say what happened (message) and what to do next (hint)."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InputError(AarError):
    """What was asked for cannot be read or does not exist."""

    exit_code: ClassVar[int] = 2


class Unreadable(InputError):
    """A file that is no text: binary, empty, damaged or locked."""


class OpenQuestion(InputError):
    """A file can be read once a person says this of it: its zone, the order of its dates, or its day."""

    def __init__(self, message: str, hint: str, question: Literal["zone", "date_order", "day"]) -> None:
        super().__init__(message, hint)
        self.question = question


class ConflictError(AarError):
    """It is possible, but not in the present state of the record."""

    exit_code: ClassVar[int] = 3


class StaleEdit(ConflictError):
    """Somebody saved first; both texts are kept so that a person can choose."""

    def __init__(self, *, yours: object, theirs: object, theirs_revision: int, saved_by: str | None) -> None:
        who = saved_by or "someone else"
        super().__init__(
            f"This was changed by {who} while you were editing.",
            "Compare both texts and choose which one stays.",
        )
        self.yours = yours
        self.theirs = theirs
        self.theirs_revision = theirs_revision
        self.saved_by = saved_by


class Unconfirmed(ConflictError):
    """It is possible, once a person says that what others did since may go."""


class StoreError(AarError):
    """The database cannot be opened, read or written."""

    exit_code: ClassVar[int] = 4


class DatabaseBusy(StoreError):
    """Another process kept the database for longer than we wait."""


class IntegrationError(AarError):
    """Another system refused or did not answer; `permanent` says whether trying again is pointless."""

    exit_code: ClassVar[int] = 5
    is_doubtful: bool = False  # whether the request may have been carried out all the same
    retry_after_seconds: float | None = None  # how long the other side asks to wait
    stops_run: bool = False  # whether going on with other items is pointless

    def __init__(self, message: str, hint: str = "", *, permanent: bool = False) -> None:
        super().__init__(message, hint)
        self.permanent = permanent


class PermissionDenied(AarError):
    """The acting person may not do this."""

    exit_code: ClassVar[int] = 6
