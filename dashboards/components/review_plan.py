"""The verification plan of an action: how somebody else will check that it helped."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, get_args

import streamlit as st

from aar.domain.action import ActionItem, Method, Plan
from aar.domain.person import Person
from aar.domain.rate_plan import why_not_counted
from aar.usecases.check_plan import foresee_check
from aar.usecases.edit_plan import edit_plan
from dashboards import session
from dashboards.components import factors, words
from dashboards.components.people import name_of
from dashboards.components.review_sheet import Part, Sheet

METHODS: Final[Mapping[Method, str]] = {
    "metric": "Metric: do such incidents become rarer?",
    "test": "Test: does it work when tried?",
    "audit": "Audit: is it in place everywhere?",
    "exercise": "Exercise: does it help in a drill?",
    "record_review": "Record review: was it used in real work?",
}


def draw(
    action: ActionItem, people: Mapping[str, Person], services: Sequence[str], *, is_locked: bool
) -> None:
    """All parts of the plan."""
    sheet = Sheet(action, action.action_id, edit_plan, is_locked, inside=_plan)
    method = _plan(action).method
    sheet.choice("How it will be checked", "method", get_args(Method), words=METHODS.__getitem__)
    who, window = st.columns([2, 1])
    with who:
        others = [person_id for person_id in people if person_id != action.owner]
        sheet.choice(
            "Verifier",
            "verifier",
            others,
            words=_named(people),
            hint="Anybody but the owner, who would check own work.",
        )
    with window:
        sheet.number("After days", "window_days", low=0, high=365, hint="Days after it is done.")
    if method == "metric":
        _metric(sheet, services)
        _outlook(action)
    else:
        _measure(sheet)


def said(plan: Plan | None, people: Mapping[str, Person]) -> str:
    """The plan in one sentence, for those who only read it."""
    if plan is None:
        return "No plan: nobody has said how it will be checked."
    verifier = _named(people)(plan.verifier) if plan.verifier else "nobody yet"
    measure = _measured(plan.measure)
    threshold = f", expecting {plan.threshold}" if plan.threshold is not None else ""
    window = words.count(plan.window_days, "day")
    return (
        f"{words.label(plan.method)} by {verifier}, {window} after it is done: {measure}{threshold}".rstrip(
            "."
        )
        + "."
    )


def _measured(measure: object) -> str:
    if isinstance(measure, Mapping):
        service = f" in {measure['service']}" if measure.get("service") else ""
        return (
            f"how often {factors.label(str(measure.get('factor', 'unknown'))).lower()} contributes{service}"
        )
    return str(measure) if measure else "no measure written down"


def _metric(sheet: Sheet[ActionItem], services: Sequence[str]) -> None:
    factor, service, ratio = st.columns([2, 2, 1])
    with factor:
        sheet.choice("Factor that becomes rarer", _of_measure("factor"), factors.codes(), words=factors.label)
    with service:
        sheet.choice("In which service", _of_measure("service"), services, hint="None counts all services.")
    with ratio:
        sheet.number(
            "Rate to beat",
            _ratio(),
            low=0,
            high=1,
            step=0.1,
            hint="0.5 means half as many incidents as before.",
        )


def _outlook(action: ActionItem) -> None:
    """Whether the window can prove anything at all, while the plan can still be changed."""
    app = session.app()
    reason = why_not_counted(_plan(action))
    if reason:
        st.caption(f":orange[:material/query_stats: {words.safe(reason)}]")
        return
    with app.reading() as store:
        outlook = foresee_check(store, action, by=session.person(), now=app.now())
    if outlook is None:
        return
    said = f":material/query_stats: {words.safe(outlook.sentence)}"
    st.caption(said if outlook.can_prove else f":orange[{said}]")


def _measure(sheet: Sheet[ActionItem]) -> None:
    measure, threshold = st.columns(2)
    with measure:
        sheet.text("What is measured", _text("measure"), lines=1, example="Minutes from first error to page")
    with threshold:
        sheet.text(
            "What would count as effective", _text("threshold"), lines=1, example="Under 5 in three drills"
        )


def _plan(action: ActionItem) -> Plan:
    return action.plan or Plan()


def _of_measure(name: str) -> Part[ActionItem]:
    def read(action: ActionItem) -> object:
        measure = _plan(action).measure
        return measure.get(name) if isinstance(measure, Mapping) else None

    return Part(f"measure_{name}", read, lambda value: {"measure": {name: value}})


def _text(name: str) -> Part[ActionItem]:
    def read(action: ActionItem) -> str:
        value: Any = getattr(_plan(action), name)
        return "" if value is None or isinstance(value, Mapping) else str(value)

    return Part(name, read, lambda text: {name: text.strip() or None})


def _ratio() -> Part[ActionItem]:
    def read(action: ActionItem) -> float | None:
        threshold = _plan(action).threshold
        return threshold if isinstance(threshold, int | float) else None

    return Part("threshold", read, lambda value: {"threshold": value})


def _named(people: Mapping[str, Person]) -> Callable[[str], str]:
    return lambda person_id: name_of(people, person_id)
