"""What one action has to tell its issue: fields, a state, our block, a comment; decided, not yet sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aar.domain.action import OUTSTANDING, ActionItem
from aar.domain.link import SyncedField
from aar.domain.merge import Fields
from aar.domain.verification import Verification
from aar.ports import RemoteState
from aar.store import Reader
from aar.usecases.syncing.compare import Sides
from aar.usecases.syncing.describe import hash_of, marker_of, reopening_of
from aar.usecases.syncing.run import Options


@dataclass(frozen=True)
class Remark:
    """A comment to make: the words by which it is found again, its text, and what was told with it."""

    marker: str
    text: str
    told: Mapping[str, Any]


@dataclass(frozen=True)
class Plan:
    """What is to be sent for one action.

    `fields` are values that we expect to read back, by our names; an owner without an account is nobody.
    """

    sides: Sides
    fields: Fields
    accounts: Mapping[SyncedField, object]
    state: RemoteState | None
    block: str | None
    remark: Remark | None
    is_release: bool
    is_return: bool

    @property
    def writes(self) -> bool:
        """Whether fields, our block or lost labels are to be written."""
        return bool(self.fields) or self.block is not None or self.is_return

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be sent."""
        return not (self.writes or self.state or self.is_release or self.remark)

    @property
    def sent(self) -> Fields:
        """The fields that are sent, the state among them."""
        fields: Fields = dict(self.fields)
        if self.state:
            fields["state"] = self.state
        return fields

    @property
    def intent(self) -> dict[str, list[Any]] | None:
        """What is about to be written, and what was before, as the link keeps it until it is read back."""
        writing = dict(self.sides.link.told.writing or {})
        for name, value in self.sent.items():
            writing[str(name)] = [*writing.get(str(name), ()), value]
        return writing or None

    @property
    def needs_a_look(self) -> bool:
        """Whether the issue has to be read back at once, because it may quietly differ or there is news."""
        merged, lost = self.sides.merged, self.sides.lost
        has_news = bool(merged.to_ours or merged.conflicts or lost)
        return has_news or bool(self.state) or "owner" in self.fields or self.block is not None


def plan_of(store: Reader, options: Options, sides: Sides, accounts: Mapping[str, str | None]) -> Plan:
    """Decide what is to be sent; `accounts` holds the owner's account, if the owner is to be sent."""
    wanted = sides.merged.to_theirs
    fields: Fields = {name: value for name, value in wanted.items() if name != "state"}
    sent: dict[SyncedField, object] = dict(fields.items())
    if "owner" in fields:
        sent["owner"] = accounts.get(str(fields["owner"]))
        fields["owner"] = fields["owner"] if sent["owner"] else None
    block, told = sides.voice.block_of(sides.action), sides.link.told
    is_dropped = wanted.get("state") == "dropped"
    is_release = is_dropped and options.dropped == "unlabel"
    return Plan(
        sides=sides,
        fields=fields,
        accounts=sent,
        state=None if is_release else wanted.get("state"),
        block=None if hash_of(block) == told.block else block,
        remark=_remark(store, sides),
        is_release=is_release,
        is_return=bool(told.is_released) and sides.action.state != "dropped",
    )


def _remark(store: Reader, sides: Sides) -> Remark | None:
    action, told = sides.action, sides.link.told
    latest = store.list(Verification, "latest_of_action", action_id=action.action_id)
    if latest and latest[0].verification_id != told.verdict:
        text = sides.voice.comment_on(latest[0])
        return Remark(marker_of(latest[0]), text, {"verdict": latest[0].verification_id})
    is_reopened = sides.merged.to_theirs.get("state") in OUTSTANDING and sides.base.get("state") == "done"
    text = reopening_of(action)
    if is_reopened and told.reopened_at != _last_move(action):
        return Remark(text, text, {"reopened_at": _last_move(action)})
    return None


def _last_move(action: ActionItem) -> Any:  # noqa: ANN401 - an instant or nothing
    moves = [change.at for change in action.history if change.field == "state"]
    return moves[-1] if moves else None
