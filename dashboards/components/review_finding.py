"""One finding: what was learned, what shows it, which conditions made it possible, how bad it could get."""

from collections.abc import Sequence
from typing import Any, Final, get_args

import streamlit as st

from aar.domain.action import ActionItem
from aar.domain.finding import (
    CapabilityElement,
    Finding,
    FindingKind,
    ImpactCategory,
    Rating,
    missing_for_review,
)
from aar.usecases.edit_finding import edit_finding
from aar.usecases.propose_action import propose_action
from aar.usecases.remove_finding import remove_finding
from aar.usecases.set_factors import set_factors
from dashboards import session
from dashboards.components import (
    act,
    advice,
    badges,
    factors,
    review_covering,
    review_footer,
    review_header,
    review_list,
    review_marking,
    review_risk,
    words,
)
from dashboards.components.review_desk import Desk
from dashboards.components.review_events import EventLines
from dashboards.components.review_sheet import Part, Sheet

_RATINGS: Final = {
    "P": "P · without challenges",
    "S": "S · with some challenges",
    "M": "M · with major challenges",
    "U": "U · could not be performed",
}
_KINDS: Final = {"area_for_improvement": "Area for improvement", "strength": "Strength to keep"}


def draw(
    desk: Desk,
    finding: Finding,
    lines: EventLines,
    change: dict[str, Any] | None,
    suggested: Sequence[review_covering.Row],
) -> None:
    """All fields of the finding, what follows from it, and the foot."""
    sheet = Sheet(finding, finding.finding_id, edit_finding, desk.is_locked)
    with st.container(border=True):
        _place(desk, finding)
        sheet.choice("Kind", "kind", get_args(FindingKind), words=_KINDS.__getitem__)
        sheet.text("Title", "title", lines=1)
        sheet.text(
            "Analysis",
            "analysis",
            lines=4,
            example="Why did it make sense at the time? Conditions, not people.",
        )
        advice.draw(finding.title, finding.analysis)
        sheet.choices("Evidence from the timeline", "evidence", list(lines.events), words=lines)
        _factors(finding, is_locked=desk.is_locked)
        _weight(sheet)
        if desk.incident.kind == "exercise":
            _rating(sheet)
        review_marking.draw(sheet)
    _actions(desk, finding, suggested)
    review_footer.draw(desk, finding.finding_id, change, remove=lambda: _remove(finding), word="finding")


def _place(desk: Desk, finding: Finding) -> None:
    ids = [one.finding_id for one in desk.material.findings]
    missing = missing_for_review(finding)
    needs = f" :orange-badge[Needs {' and '.join(missing)}]" if missing else ""
    place = f"Finding {ids.index(finding.finding_id) + 1} of {len(ids)}"
    st.markdown(f"**{place}** :gray[{finding.finding_id}]{needs}")


def _factors(finding: Finding, *, is_locked: bool) -> None:
    sheet = Sheet(finding, finding.finding_id, set_factors, is_locked)
    known, potential = st.columns(2)
    with known:
        sheet.choices(
            "Factors we know of",
            _coded("known"),
            factors.codes(),
            words=factors.label,
            hint="Shown by the evidence.",
        )
    with potential:
        sheet.choices(
            "Factors we suspect",
            _coded("potential"),
            factors.codes(),
            words=factors.label,
            hint="Not shown yet.",
        )


def _coded(certainty: str) -> Part[Finding]:
    """The codes of one certainty."""

    def read(finding: Finding) -> list[str]:
        return [factor.code for factor in finding.factors if factor.certainty == certainty]

    return Part(f"factors_{certainty}", read, lambda codes: {certainty: codes})


def _weight(sheet: Sheet[Finding]) -> None:
    element, impacts = st.columns(2)
    with element:
        sheet.choice(
            "Capability element",
            "capability_element",
            get_args(CapabilityElement),
            words=words.label,
            hint="What would have to change: planning, organization, equipment, training or exercises.",
        )
    with impacts:
        sheet.choices("Impact on", "impact_categories", get_args(ImpactCategory), words=words.label)
    review_risk.draw(sheet)
    sheet.text(
        "Affected assets",
        _assets(),
        lines=2,
        hint="One a line: name; kind; version. What a person reads later to find the same thing.",
        example="fraud-scorer; model; 2026-04",
    )


def _assets() -> Part[Finding]:
    """Assets as lines of name, kind and version, each part but the name optional."""

    def read(finding: Finding) -> str:
        parts = [(asset.name, asset.kind or "", asset.version or "") for asset in finding.assets]
        return "\n".join("; ".join(one).rstrip("; ") for one in parts)

    def write(text: str) -> dict[str, Any]:
        lines = [[part.strip() for part in line.split(";", 2)] for line in text.splitlines()]
        names = ("name", "kind", "version")
        said = [[part or None for part in line] for line in lines if line[0]]
        return {"assets": [dict(zip(names, line, strict=False)) for line in said]}

    return Part("assets", read, write)


def _rating(sheet: Sheet[Finding]) -> None:
    capability, rated = st.columns(2)
    with capability:
        sheet.text("Capability that was exercised", "capability", lines=1)
    with rated:
        sheet.choice("How it was performed", "rating", get_args(Rating), words=_RATINGS.__getitem__)


def _actions(desk: Desk, finding: Finding, suggested: Sequence[review_covering.Row]) -> None:
    following = [one for one in desk.material.actions if finding.finding_id in one.finding_ids]
    with st.container(border=True):
        st.markdown(f"**What follows** :gray[{words.count(len(following), 'action')}]")
        for action in following:
            _action(desk, finding, action)
        if not desk.is_locked:
            review_covering.draw(desk, finding, suggested)
            _propose(finding)


def _action(desk: Desk, finding: Finding, action: ActionItem) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            f"{action.action_id} · {words.safe(action.title)}",
            key=f"open.{action.action_id}",
            type="tertiary",
            icon=":material/checklist:",
            on_click=lambda: _open_action(action.action_id),
        )
        st.markdown(badges.badges(action.strength, action.state), width="content")
        if not desk.is_locked:
            review_covering.unlink(action, finding)


def _propose(finding: Finding) -> None:
    with (
        st.form(f"propose.{finding.finding_id}", clear_on_submit=True, border=False),
        st.container(horizontal=True, vertical_alignment="bottom", wrap=False),
    ):
        title = st.text_input("Propose an action", placeholder="Starts with a verb: “Add …”, “Remove …”")
        is_wanted = st.form_submit_button("Propose", icon=":material/add:")
    if is_wanted:
        policy = session.deadline_policy()
        proposed = act.run(
            propose_action, finding.finding_id, {"title": title}, **policy, said="Action proposed"
        )
        if proposed:
            _open_action(proposed.action_id)
            st.rerun()


def _open_action(action_id: str) -> None:
    review_header.open_section("actions")
    review_list.open_row("action", action_id)


def _remove(finding: Finding) -> None:
    act.callback(remove_finding, finding.finding_id, said="Finding removed")()
    review_list.open_row("finding", None)
