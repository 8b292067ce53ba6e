"""What the tracker is told of an action in words: our block of the description, and comments."""

import hashlib

from aar.domain.action import ActionItem
from aar.domain.verification import Verification
from aar.usecases.syncing.run import Options


def block_of(action: ActionItem, options: Options) -> str:
    """Scope, done when, plan and the way back to the product, one paragraph each."""
    parts = [
        ("Scope", action.scope),
        ("Done when", action.done_when),
        ("How it will be verified", _plan(action)),
        ("In the review system", f"{options.public_url}/actions?action={action.action_id}"),
    ]
    return "\n\n".join(f"{title}: {text}" for title, text in parts if text)


def mark_of(block: str) -> dict[str, str]:
    """The block's hash, kept in the link's base: an unchanged block is never written again."""
    return {"block": hashlib.sha256(block.encode()).hexdigest()[:16]}


def comment_on(verification: Verification) -> str:
    """What owners read below their issue when somebody has checked it."""
    words = verification.result.replace("_", " ")
    follows = {
        "effective": "The action is verified.",
        "inconclusive": "It stays done and will be checked again.",
    }.get(verification.result, "The action is open again.")
    note = f"\n\n{verification.note}" if verification.note else ""
    return f"Verification: {words}. {follows}{note}"


def _plan(action: ActionItem) -> str | None:
    if action.plan is None:
        return None
    method = action.plan.method.replace("_", " ")
    return f"{method}, {action.plan.window_days} days after it is done, by somebody else than the owner"
