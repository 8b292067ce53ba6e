"""What was learned from an incident and agreed because of it."""

import streamlit as st

from aar.domain.action import ActionItem
from aar.domain.finding import Finding
from aar.domain.review import Review
from dashboards.components import badges, factors, review_versions, words
from dashboards.components.entry import entry
from dashboards.components.incident_story import Story
from dashboards.page import Visit


def draw(story: Story, visit: Visit) -> None:
    """Draw the review with its findings and actions, and what the imported account asked for."""
    _learned(story, visit)
    _asked_for(story, visit)


def _learned(story: Story, visit: Visit) -> None:
    if story.review is None:
        return
    _review(story, story.review, visit)
    left, right = st.columns(2)
    with left:
        _subheading("Findings", len(story.findings))
        for finding in story.findings:
            _finding(finding, story.review)
    with right:
        _subheading("Actions", len(story.actions))
        for action in story.actions:
            _action(action, story, visit)


def _asked_for(story: Story, visit: Visit) -> None:
    if not story.proposals:
        return
    st.subheader(f"Asked for in the imported account :gray[{len(story.proposals)}]", anchor=False)
    for action in story.proposals:
        _action(action, story, visit)


def _subheading(title: str, number: int) -> None:
    st.subheader(f"{title} :gray[{number}]", anchor=False)
    if not number:
        st.caption("None yet; they are written in the review.")


def _review(story: Story, review: Review, visit: Visit) -> None:
    st.subheader("Review", anchor=False)
    led = words.safe(story.names.get(review.facilitator or "", "nobody yet"))
    attended = [
        f"{words.safe(story.names.get(one.person_id, one.person_id))} ({words.label(one.role).lower()})"
        for one in review.participants
    ]
    about = [f"Led by {led}", *attended]
    about.append(
        f"Published {words.moment(review.published_at, visit.zone)}"
        if review.published_at
        else words.due(review.due_on, visit.today)
    )
    entry(
        review.review_id,
        about=" · ".join(about),
        badges=badges.badge(review.state),
        to="review",
        review=review.review_id,
    )
    if len(story.versions) > 1:
        review_versions.listed(story.versions, visit, opened=review.review_id)


def _finding(finding: Finding, review: Review) -> None:
    kind = "Strength" if finding.kind == "strength" else "Area for improvement"
    named = ", ".join(words.safe(factors.label(factor.code)) for factor in finding.factors)
    entry(
        words.safe(finding.title),
        about=" · ".join(filter(None, (finding.finding_id, kind, named))),
        to="review",
        review=review.review_id,
        section="findings",
    )


def _action(action: ActionItem, story: Story, visit: Visit) -> None:
    owner = words.safe(story.names.get(action.owner or "", "no owner"))
    due = words.due(action.due_on, visit.today) if action.is_outstanding else words.day(action.due_on)
    entry(
        words.safe(action.title),
        about=f"{action.action_id} · {owner} · {due}",
        badges=badges.badge(action.state),
        to="actions",
        action=action.action_id,
    )
