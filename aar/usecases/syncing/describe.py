"""What the tracker is told of an action in words: title, our block of the description, comments."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from aar.domain.action import ActionItem
from aar.domain.merge import Fields, our_fields
from aar.domain.record import written
from aar.domain.verification import Verification
from aar.store import Reader
from aar.usecases.syncing.run import Options

Openness = Literal["full", "neutral", "silent"]
_OF_PRIVATE: Final[Mapping[str, Openness]] = {"off": "silent", "neutral": "neutral", "full": "full"}


@dataclass(frozen=True)
class Voice:
    """How much of one action may be said outside: all, that it exists, or nothing."""

    openness: Openness
    public_url: str

    @property
    def is_silent(self) -> bool:
        """Whether nothing may be sent."""
        return self.openness == "silent"

    @property
    def is_neutral(self) -> bool:
        """Whether only the id and the way back may be said."""
        return self.openness == "neutral"

    def fields_of(self, action: ActionItem) -> Fields:
        """The action's fields as the tracker may know them."""
        fields = our_fields(action)
        return {**fields, "title": neutral_title(action.action_id)} if self.is_neutral else fields

    def block_of(self, action: ActionItem) -> str:
        """Scope, done when, plan and the way back to the product, one paragraph each."""
        way_back = ("In the review system", f"{self.public_url}/actions?action={action.action_id}")
        parts = [
            ("Scope", action.scope),
            ("Done when", action.done_when),
            ("How it will be verified", _plan(action)),
        ]
        said = [way_back] if self.is_neutral else [*parts, way_back]
        return "\n\n".join(f"{title}: {text}" for title, text in said if text)

    def comment_on(self, verification: Verification) -> str:
        """What owners read below their issue when somebody has checked it."""
        words = verification.result.replace("_", " ")
        follows = {
            "effective": "The action is verified.",
            "inconclusive": "It stays done and will be checked again.",
        }.get(verification.result, "The action is open again.")
        note = f"\n\n{verification.note}" if verification.note and not self.is_neutral else ""
        return f"{marker_of(verification)}: {words}. {follows}{note}"


def voice_of(store: Reader, options: Options, action_id: str) -> Voice:
    """How much of this action may be said."""
    is_private = bool(store.value("queries/actions/is_private", action_id=action_id))
    return _voice(options, is_private=is_private)


def voices_of(store: Reader, options: Options, action_ids: Sequence[str]) -> dict[str, Voice]:
    """How much of each of these actions may be said."""
    rows = store.rows("queries/actions/private_among", action_ids=list(action_ids))
    private = {row["action_id"] for row in rows}
    return {action_id: _voice(options, is_private=action_id in private) for action_id in action_ids}


def neutral_title(action_id: str) -> str:
    """The title that says nothing."""
    return f"Action {action_id}"


def hash_of(block: str) -> str:
    """An unchanged block is never written again."""
    return hashlib.sha256(block.encode()).hexdigest()[:16]


def marker_of(verification: Verification) -> str:
    """The words by which its comment is found again."""
    return f"Verification {verification.verification_id}"


def reopening_of(action: ActionItem) -> str:
    """What owners read when a done action was opened again here."""
    return f"Reopened in the review system on {_reopened_at(action)}. It is not done yet."


def _voice(options: Options, *, is_private: bool) -> Voice:
    return Voice(_OF_PRIVATE[options.private] if is_private else "full", options.public_url)


def _reopened_at(action: ActionItem) -> str:
    moves = [change.at for change in action.history if change.field == "state"]
    return written(moves[-1]) if moves else "an earlier day"


def _plan(action: ActionItem) -> str | None:
    if action.plan is None:
        return None
    method = action.plan.method.replace("_", " ")
    return f"{method}, {action.plan.window_days} days after it is done, by somebody else than the owner"
