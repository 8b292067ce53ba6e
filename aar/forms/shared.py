"""Sections that every guided review has; people are never causes, so no question asks who was at fault."""

from typing import Final

from aar.forms.form import Question, Section

TIMELINE: Final = Section(
    section_id="timeline",
    title="Timeline",
    purpose="Agree on what happened and when, before anybody explains why.",
    kind="timeline",
    questions=(
        Question(
            question_id="timeline_gaps",
            title="What is missing from the timeline?",
            help="Calls, direct messages and things that people saw but nobody wrote down.",
            example="The call between the on-call engineer and the vendor at about 14:20 was not recorded.",
        ),
    ),
)
PEOPLE: Final = Section(
    section_id="people",
    title="People & roles",
    purpose="Name who was there and in which role, so that no perspective is missing.",
    kind="people",
    questions=(
        Question(
            question_id="missing_perspectives",
            title="Whose view do we not have yet?",
            help="Think of customers, support, vendors and teams that noticed but were not called.",
            example="The support desk saw the first complaints twenty minutes before the alert.",
        ),
    ),
)
DECISIONS: Final = Section(
    section_id="decisions",
    title="Decisions",
    purpose="Write down the choices as they looked then. The outcome opens once the first part is saved.",
    kind="decisions",
)
FINDINGS: Final = Section(
    section_id="findings",
    title="Findings & factors",
    purpose="What was learned: strengths to keep and areas to improve, each with its evidence.",
    kind="findings",
)
ACTIONS: Final = Section(
    section_id="actions",
    title="Actions & verification plans",
    purpose="Agree on work that can be finished, and on how somebody else will check that it helped.",
    kind="actions",
)
APPROVAL: Final = Section(
    section_id="approval",
    title="Approval",
    purpose="See what is missing, have it approved by somebody else, and publish it.",
    kind="approval",
)
