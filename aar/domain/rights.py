"""Who may do what (domain.md, Rights); use cases ask, pages only hide."""

from typing import Final, Literal, get_args

from aar.domain.person import Person, Role
from aar.errors import PermissionDenied

Right = Literal[
    "read",
    "import",
    "curate",
    "review",
    "agree",
    "edit_any_action",
    "edit_own_action",
    "settle_conflicts",
    "confirm_drop",
    "sync",
    "approve",
    "accept_weak_plan",
    "decide_doubt",
    "set_appetite",
    "manage_people",
    "see_private",
    "back_up",
    "load",
]
_FACILITATOR: Final[frozenset[Right]] = frozenset(
    {
        "read",
        "import",
        "curate",
        "review",
        "agree",
        "edit_any_action",
        "edit_own_action",
        "settle_conflicts",
        "confirm_drop",
        "sync",
    }
)
_RIGHTS: Final[dict[Role, frozenset[Right]]] = {
    "viewer": frozenset({"read"}),
    "owner": frozenset({"read", "edit_own_action"}),
    "facilitator": _FACILITATOR,
    "leadership": frozenset({"read", "approve", "accept_weak_plan", "decide_doubt", "set_appetite"}),
    "admin": frozenset(get_args(Right)),
}
_WORDS: Final[dict[Right, str]] = {
    "import": "import timelines",
    "curate": "curate timelines",
    "review": "lead reviews",
    "agree": "agree actions",
    "edit_any_action": "edit this action",
    "edit_own_action": "edit actions",
    "settle_conflicts": "settle conflicts",
    "confirm_drop": "confirm what was dropped in Jira",
    "approve": "approve reviews",
    "accept_weak_plan": "accept a plan of only weaker actions",
    "decide_doubt": "decide what three checks left in doubt",
    "set_appetite": "set the risk appetite",
    "manage_people": "manage people",
    "see_private": "see private incidents",
    "back_up": "back up the database",
    "load": "load a bundle",
}


def may(person: Person, right: Right) -> bool:
    """Whether one of the person's roles gives this right."""
    return any(right in _RIGHTS[role] for role in person.roles)


def demand(person: Person, right: Right) -> None:
    """Raise PermissionDenied unless the person has the right."""
    if may(person, right):
        return
    roles = " or ".join(role for role, rights in _RIGHTS.items() if right in rights)
    raise PermissionDenied(
        f"{person.name} may not {_WORDS.get(right, right)}.",
        f"Ask someone with the role {roles}, or an administrator for that role.",
    )
