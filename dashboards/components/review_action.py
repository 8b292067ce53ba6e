"""One proposed action: work that can be finished, and the plan by which somebody else checks it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, get_args

import streamlit as st

from aar.domain.action import ActionItem, Aim, Priority, missing_for_agreement
from aar.domain.strength import CATEGORIES
from aar.domain.wording import starts_with_verb
from aar.usecases.edit_action import edit_action
from aar.usecases.remove_action import remove_action
from dashboards.components import (
    act,
    advice,
    badges,
    review_covering,
    review_footer,
    review_list,
    review_marking,
    review_plan,
    words,
)
from dashboards.components.review_desk import Desk
from dashboards.components.review_events import shortened
from dashboards.components.review_sheet import Part, Sheet

_AIMS: Final = {
    "detect": "Detect it sooner",
    "mitigate": "Limit the harm",
    "prevent": "Prevent it",
    "respond": "Respond better",
    "learn": "Learn more about it",
}
_MEANS: Final = {
    "stronger": "changes the system",
    "intermediate": "helps people to notice and act",
    "weaker": "relies on people remembering",
}
_PRIORITIES: Final = {
    "P1": "P1 · first",
    "P2": "P2 · next",
    "P3": "P3 · planned",
    "P4": "P4 · later",
}


def draw(
    desk: Desk,
    action: ActionItem,
    change: dict[str, Any] | None,
    origins: Sequence[review_covering.Row],
) -> None:
    """The work, the promise, the plan and the foot."""
    sheet = Sheet(action, action.action_id, edit_action, desk.is_locked)
    with st.container(border=True):
        _place(desk, action)
        _work(desk, action, sheet)
        review_covering.also(action, origins, desk.incident.incident_id)
    with st.container(border=True):
        st.markdown("**Who and by when**")
        _promise(desk, action, sheet)
        review_marking.draw(sheet)
    with st.container(border=True):
        st.markdown("**How it will be verified** :gray[fixed before the work starts]")
        review_plan.draw(action, desk.people, desk.incident.services, is_locked=desk.is_locked)
    remove = (lambda: _remove(action)) if action.state == "proposed" else None
    review_footer.draw(desk, action.action_id, change, remove=remove, word="action")


def _place(desk: Desk, action: ActionItem) -> None:
    ids = [one.action_id for one in desk.material.actions]
    missing = missing_for_agreement(action) if action.state == "proposed" else []
    needs = f" :orange-badge[Needs {', '.join(missing)}]" if missing else ""
    place = f"Action {ids.index(action.action_id) + 1} of {len(ids)}"
    st.markdown(f"**{place}** :gray[{action.action_id}] {badges.badge(action.state)}{needs}")


def _work(desk: Desk, action: ActionItem, sheet: Sheet[ActionItem]) -> None:
    sheet.text("Title", "title", lines=1, hint="Starts with a verb: what will be done.")
    if not starts_with_verb(action.title):
        st.caption(
            ":orange[:material/lightbulb:] Start with a verb, so that it says what will be done: “Add …”."
        )
    advice.draw(action.title, action.scope, action.done_when)
    titles = {finding.finding_id: finding.title for finding in desk.material.findings}
    sheet.choices(
        "Follows from",
        _findings_here(action, titles),
        list(titles),
        words=lambda one: f"{one} · {shortened(titles.get(one, ''), 70)}",
    )
    scope, done = st.columns(2)
    with scope:
        sheet.text("Scope", "scope", example="What is in, and what is not.")
    with done:
        sheet.text("Done when", "done_when", example="How anybody can tell that it is finished.")
    aim, category = st.columns(2)
    with aim:
        sheet.choice("Aim", "aim", get_args(Aim), words=_AIMS.__getitem__)
    with category:
        sheet.choice("Kind of change", "strength_category", CATEGORIES, words=words.label)
        if action.strength:
            st.caption(f"Strength {badges.badge(action.strength)} {_MEANS[action.strength]}")


def _findings_here(action: ActionItem, titles: Mapping[str, str]) -> Part[ActionItem]:
    """The findings of this review; those of others are kept as they are."""
    elsewhere = [one for one in action.finding_ids if one not in titles]

    def read(action: ActionItem) -> list[str]:
        return [one for one in action.finding_ids if one in titles]

    return Part("finding_ids", read, lambda chosen: {"finding_ids": (*elsewhere, *chosen)})


def _promise(desk: Desk, action: ActionItem, sheet: Sheet[ActionItem]) -> None:
    owner, due, priority = st.columns(3)
    with owner:
        sheet.choice("Owner", "owner", list(desk.people), words=desk.name)
    with due:
        sheet.day("Due on", "due_on")
    with priority:
        sheet.choice("Priority", "priority", get_args(Priority), words=_PRIORITIES.__getitem__)
    if action.state == "proposed" and action.due_on == action.proposed_due_on:
        severity = badges.said(desk.incident.severity) if desk.incident.severity else "an unrated incident"
        st.caption(
            f":material/event: Proposed by the deadline policy for {severity};"
            " counted again from the day of publication unless you change it."
        )


def _remove(action: ActionItem) -> None:
    act.callback(remove_action, action.action_id, said="Action removed")()
    review_list.open_row("action", None)
