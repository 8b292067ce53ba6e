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
        Question(
            question_id="key_moments",
            kind="events",
            title="Which moments mattered most?",
            help="Three to six events at which what people knew, expected or did became another.",
        ),
    ),
)
MODEL: Final = (
    Question(
        question_id="model_part",
        kind="choice",
        title="Was a model or an automated decision part of it?",
        help="Models that are bought or called count, too.",
        choices=(
            "No",
            "Its output was wrong or harmful",
            "It missed what it is there to catch",
            "It worked, but what surrounds it did not",
            "We do not know yet",
        ),
    ),
    Question(
        question_id="model_details",
        title="Which model, data and evaluation were in use?",
        help="Name and version, the data it was trained and run on, its last evaluation. Empty without one.",
        example="Ranking 7.2, trained on data up to March; its evaluation had no traffic of the new region.",
    ),
)
CALIBRATION: Final = (
    Question(
        question_id="support",
        kind="choice",
        title="How well is this account supported?",
        help="So that readers know how far to rely on it.",
        choices=(
            "By records throughout",
            "By records, and by memory in parts",
            "Mostly by memory",
            "Important parts are not known",
        ),
    ),
    Question(
        question_id="agreed_by",
        kind="people",
        title="Who has read it and finds it right?",
        help="Ask those who were there before it goes to approval; what they see otherwise belongs into it.",
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
        Question(
            question_id="heard",
            kind="people",
            title="Who has told their view so far?",
            help="Begin with those who noticed it, diagnosed it and repaired it.",
        ),
        Question(
            question_id="cues",
            title="What did people notice, and what did they take it for?",
            help="The first signals as they looked then, what they resembled, and what was ruled out.",
            example="One dashboard showed slow payments; it looked like the vendor again, as in March.",
        ),
        Question(
            question_id="help",
            title="What helped, and what stood in the way?",
            help="Knowledge, tools, access, rules and other people, at the moment when they were needed.",
            example="The playbook named the right dashboard; the right to roll back took twelve minutes.",
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
