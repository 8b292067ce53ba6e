"""The action hierarchy of RCA2, read for software: how much a kind of action can be relied on."""

from typing import Final, Literal, get_args

Strength = Literal["stronger", "intermediate", "weaker"]
StrengthCategory = Literal[
    "remove_failure_mode",
    "blocking_gate",
    "enforced_contract",
    "automatic_rollback",
    "isolation",
    "permission_removed",
    "simplify",
    "redundancy",
    "monitor_and_alert",
    "tooling",
    "capacity",
    "checklist_in_tool",
    "exercise",
    "playbook_change",
    "manual_review",
    "warning",
    "documentation",
    "policy",
    "training",
    "investigate",
]
_STRONGER: Final = 7
_INTERMEDIATE: Final = 7
CATEGORIES: Final[tuple[StrengthCategory, ...]] = get_args(StrengthCategory)
STRENGTHS: Final[dict[StrengthCategory, Strength]] = {
    category: "stronger"
    if place < _STRONGER
    else "intermediate"
    if place < _STRONGER + _INTERMEDIATE
    else "weaker"
    for place, category in enumerate(CATEGORIES)
}
