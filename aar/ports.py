"""What we ask of the outside, as protocols that timeline sources and the tracker implement."""

import bisect
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, Literal, Protocol

from aar.domain.action import Priority
from aar.domain.imports import DateOrder, ImportOptions
from aar.domain.link import SyncedField
from aar.domain.record import Value
from aar.errors import InputError, IntegrationError
from aar.tables import JsonObjects, Table

FIELDS: Final = (
    "incident", "title", "incident_kind", "severity", "services", "summary", "impact_minutes",
    "occurred_on", "occurred_at", "occurred_until", "known_at", "recorded_at", "precision",
    "kind", "status", "milestone", "stage", "actor", "actor_role", "text",
    "source", "source_id", "source_url", "sensitivity", "source_zone", "curation", "note",
)  # fmt: skip


@dataclass(frozen=True)
class SourceFile:
    """A file in UTF-8, whatever it was before; `head` is its beginning.

    An archive of several files has an empty `head`, and `members` by their name in it. What comes from a
    sheet says so, and has `shifts`: from which line on its row in the sheet is how many further down.
    """

    path: Path
    name: str
    head: str
    notes: tuple[str, ...] = ()
    members: Mapping[str, Path] = field(default_factory=dict)
    shifts: Sequence[tuple[int, int]] = ()
    is_sheet: bool = False

    def member(self, name: str) -> "SourceFile":
        """One file of an archive."""
        return SourceFile(self.members[name], name, "")

    def given_line(self, line: int) -> int:
        """The line in the file as it was given: for a sheet its row."""
        place = bisect.bisect_right(self.shifts, line, key=itemgetter(0))
        return line + (self.shifts[place - 1][1] if place else 0)

    def text(self) -> str:
        """The whole text."""
        return self.path.read_text(encoding="utf-8")

    def json(self) -> Any:  # noqa: ANN401 - any document
        """The whole file as one JSON document, read once; raises InputError when it is none."""
        return self._document

    @cached_property
    def opening(self) -> Any:  # noqa: ANN401 - any JSON value
        """The first JSON value: of a list its first element, of JSON Lines the first; None without one."""
        head = self.head.lstrip()
        if head[:1] not in {"{", "["}:
            return None
        first = head[1:].lstrip() if head[0] == "[" else head
        try:
            return json.JSONDecoder().raw_decode(first)[0]
        except (ValueError, RecursionError):
            return self._opening_beyond_head()

    def _opening_beyond_head(self) -> Any:  # noqa: ANN401 - any JSON value
        try:
            document = self.json()
        except InputError:
            return None
        return next(iter(document), None) if isinstance(document, list) else document

    @cached_property
    def _document(self) -> Any:  # noqa: ANN401 - any document
        try:
            return json.loads(self.text())
        except RecursionError as error:
            raise InputError(
                f"{self.name} is JSON that is nested too deeply.",
                "Export it again; the file seems to be damaged.",
            ) from error
        except ValueError as error:
            raise InputError(
                f"{self.name} is not valid JSON: {error}.", "Export it again; the file seems to be cut off."
            ) from error


@dataclass(frozen=True)
class Proposal:
    """Work that the file asks for; `incident` as its records name it, `owner` as it is written."""

    incident: str
    title: str
    text: str | None = None
    owner: str | None = None
    url: str | None = None
    is_done: bool = False
    line: int | None = None


@dataclass(frozen=True)
class Records:
    """Records by our field names, with `line` or `path`, and `problem` where one cannot be read."""

    items: Iterable[Mapping[str, Any]]
    notes: tuple[str, ...] = ()
    proposals: Sequence[Proposal] = ()
    date_order: DateOrder | None = None


Reading = Table | JsonObjects | Records


class TimelineSource(Protocol):
    """A kind of file that timelines come in."""

    name: str
    title: str
    description: str
    place: int

    def recognise(self, file: SourceFile) -> str | None:
        """Why the file is of this kind, in one sentence, or None when it is not."""

    def read(self, file: SourceFile, options: ImportOptions) -> Reading:
        """What the file holds; raises InputError when it cannot be read as a whole."""


RemoteState = Literal["agreed", "in_progress", "done", "dropped"]


class RemoteChange(Value):
    """A change of a field, by our names; owners are account ids, `is_own` is by the one we sign in with."""

    change_id: int
    field: SyncedField
    from_: str | None = None
    to: str | None = None
    at: datetime
    is_own: bool = False


class RemoteIssue(Value):
    """What the tracker shows of one action, in our words; `priority` is None where no mapping fits.

    `action_id` is what its label says, `installation_id` what our own mark says (None without one, and
    where the mark was not read: `is_mark_read`). `changes` is its history, oldest first; None when it did
    not come along, and without its beginning when `has_whole_history` is false.
    """

    remote_id: str
    key: str
    url: str
    updated_at: datetime
    title: str
    owner_account: str | None = None
    owner_email: str | None = None
    owner_name: str | None = None
    due_on: date | None = None
    priority: Priority | None = None
    priority_name: str | None = None
    hidden: frozenset[SyncedField] = frozenset()  # what its project does not show, so that it says nothing
    state: RemoteState
    dropped_reason: str | None = None
    done_at: datetime | None = None
    action_id: str | None = None
    installation_id: str | None = None
    is_mark_read: bool = False
    changes: tuple[RemoteChange, ...] | None = None
    has_whole_history: bool = True


class Draft(Value):
    """An issue to be made for an action; `block` is our part of its description."""

    action_id: str
    installation_id: str
    title: str
    owner_account: str | None = None
    due_on: date | None = None
    priority: Priority | None = None
    block: str


class Created(Value):
    """What the tracker says of an issue that it has just made."""

    action_id: str
    remote_id: str
    key: str
    url: str


class Mark(Value):
    """Whose issue it is."""

    action_id: str
    installation_id: str


class ActionTracker(Protocol):
    """Where owners work; every method may raise IntegrationError, none changes our database."""

    name: str
    lead: timedelta  # how far our clock is ahead of the tracker's, known once signed in

    @property
    def requests(self) -> int:
        """How many requests were sent so far."""

    @property
    def holds(self) -> Mapping[str, datetime]:
        """Until when the tracker asks us to leave which of its parts alone."""

    def hold(self, holds: Mapping[str, datetime]) -> None:
        """Keep to what the tracker asked for in an earlier run."""

    def connect(self) -> str:
        """Sign in, learn what later calls need, and return the name of the account."""

    def lacking(self) -> list[str]:
        """What the project demands of a new issue and the settings do not give, as sentences."""

    def changed_since(self, moment: datetime | None) -> Iterator[Sequence[RemoteIssue]]:
        """Issues with our label that changed since then, page by page; all of them for None."""

    def read(self, remote_id: str) -> RemoteIssue | None:
        """One issue as it is now with its mark and history, or None when it cannot be seen."""

    def read_many(self, remote_ids: Sequence[str]) -> list[RemoteIssue]:
        """Those of the issues that can be seen; few requests, so it may be behind by the index lag."""

    def histories(self, remote_ids: Sequence[str]) -> Mapping[str, tuple[RemoteChange, ...]]:
        """The whole histories of these issues."""

    def highest_key(self) -> str | None:
        """The highest key in the project: a lower bound for what is made next."""

    def find(self, action_ids: Sequence[str], after_key: str | None) -> list[RemoteIssue]:
        """Issues that carry the labels of these actions: among the keys after that one, and by search."""

    def create(self, drafts: Sequence[Draft]) -> list[Created | IntegrationError]:
        """Make issues, one outcome each; raises when the outcome of all of them is unknown."""

    def write(
        self,
        remote_id: str,
        changes: Mapping[SyncedField, object],
        block: str | None,
        mark: Mark,
        *,
        look: bool,
    ) -> RemoteIssue | None:
        """Change these fields (owner as account id) and our block; returns what is read back.

        None says that it was taken, and that reading it back would cost a request that was not asked for.
        """

    def move(self, remote_id: str, to: RemoteState) -> RemoteIssue:
        """Take the issue to a state along its workflow; returns what is read back."""

    def release(self, remote_id: str, action_id: str) -> RemoteIssue:
        """Take our labels off the issue; returns what is read back."""

    def comment(self, remote_id: str, text: str) -> None:
        """Say something below the issue."""

    def has_comment(self, remote_id: str, words: str) -> bool:
        """Whether one of the last comments holds these words."""

    def account_of(self, email: str) -> str | None:
        """The one active account with this e-mail, or None."""
