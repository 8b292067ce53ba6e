"""The verification plan of an action that is worked on: open, added late as a whole, or fixed."""

from typing import Any, Final, get_args

import streamlit as st

from aar.domain.action import ActionItem, Method, is_plan_fixed
from aar.domain.rights import may
from aar.usecases.edit_action import edit_action
from aar.usecases.edit_plan import edit_plan
from dashboards.components import act, factors, review_plan, words
from dashboards.components.action_view import ActionView
from dashboards.components.review_sheet import Sheet

_PLANNABLE: Final = frozenset({"proposed", "agreed"})
_CHECKABLE: Final = frozenset({"in_progress", "done"})
_WINDOW_DAYS: Final = 30


def draw(view: ActionView) -> None:
    """What of the plan this person may change, and what stands."""
    action = view.action
    if is_plan_fixed(action):
        _fixed(view)
    elif action.state in _PLANNABLE:
        review_plan.draw(action, view.people, view.services, is_locked=not view.may_edit)
    elif view.may_edit:
        _late(view)


def _fixed(view: ActionView) -> None:
    action, plan = view.action, view.action.plan
    st.markdown(words.safe(review_plan.said(plan, view.people)))
    may_still = " A facilitator can still name another verifier." if action.state in _CHECKABLE else ""
    st.caption(f":material/lock: Fixed when the work started.{may_still}")
    if plan and plan.verifier == action.owner:
        st.caption(":orange[:material/person_alert: The owner would check own work: name another verifier.]")
    if action.state in _CHECKABLE and may(view.visit.person, "edit_any_action"):
        sheet: Sheet[ActionItem] = Sheet(action, action.action_id, edit_plan, inside=lambda one: one.plan)
        sheet.choice("Verifier", "verifier", _others(view), words=view.name)


def _late(view: ActionView) -> None:
    """One form, for a plan is fixed as a whole once it comes after the work."""
    st.caption("There is no plan yet. One that is added now is marked as late.")
    method = st.selectbox(
        "How it will be checked",
        get_args(Method),
        index=len(get_args(Method)) - 1,
        format_func=review_plan.METHODS.__getitem__,
        key=f"late-method.{view.action.action_id}",
    )
    with st.form(f"late-plan.{view.action.action_id}", border=False):
        who, window = st.columns([3, 1])
        verifier = who.selectbox("Verifier", _others(view), index=None, format_func=view.name)
        days = window.number_input("After days", min_value=0, max_value=365, value=_WINDOW_DAYS)
        measured = _metric(view) if method == "metric" else _measure()
        is_wanted = st.form_submit_button("Add the plan", icon=":material/fact_check:")
    if is_wanted and verifier is None:
        st.warning("Choose who will check it.")
    elif is_wanted:
        plan = {"method": method, "verifier": verifier, "window_days": days, **measured}
        if act.run(edit_action, view.action.action_id, {"plan": plan}, said="Plan added") is not None:
            st.rerun()


def _metric(view: ActionView) -> dict[str, Any]:
    factor, service, ratio = st.columns([2, 2, 1])
    measure = {
        "factor": factor.selectbox(
            "Factor that becomes rarer", factors.codes(), index=None, format_func=factors.label
        ),
        "service": service.selectbox("In which service", view.services, index=None),
    }
    threshold = ratio.number_input("Rate to beat", min_value=0.0, max_value=1.0, value=0.5, step=0.1)
    said = {name: value for name, value in measure.items() if value}
    return {"measure": said or None, "threshold": threshold}


def _measure() -> dict[str, Any]:
    measure, threshold = st.columns(2)
    return {
        "measure": measure.text_input("What is measured").strip() or None,
        "threshold": threshold.text_input("What would count as effective").strip() or None,
    }


def _others(view: ActionView) -> list[str]:
    return [person_id for person_id in view.people if person_id != view.action.owner]
