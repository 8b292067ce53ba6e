"""The guided review of a near miss: it ended well, and it is worth knowing why."""

from typing import Final

from aar.forms.form import Form, Question, Section
from aar.forms.shared import ACTIONS, APPROVAL, CALIBRATION, DECISIONS, FINDINGS, MODEL, PEOPLE, TIMELINE

_OVERVIEW: Final = Section(
    section_id="overview",
    title="Overview",
    purpose="What nearly happened, and what stopped it.",
    questions=(
        Question(
            question_id="summary",
            title="What nearly happened?",
            help="Two or three sentences, as if it had been noticed a little later. No names.",
            example="A job was about to delete live tables; a reviewer stopped it one minute before.",
            required=True,
        ),
        Question(
            question_id="what_stopped_it",
            title="What stopped it?",
            help="A safeguard that is built in, a person who noticed, or luck. Be honest about which.",
            example="A colleague happened to look at the run queue. No safeguard would have caught it.",
            required=True,
        ),
        Question(
            question_id="stopped_by",
            kind="choice",
            title="What kind of thing stopped it?",
            help="Would it stop it again, with other people on another day?",
            choices=("A safeguard that is built in", "A person who noticed", "Luck"),
        ),
        Question(
            question_id="impact",
            title="What would it have cost?",
            help="Who would have been affected, and how badly, had it gone on.",
            example="Two days without reports for all customers in one region.",
        ),
        *MODEL,
    ),
)
_MARGIN: Final = Section(
    section_id="surprises",
    title="Surprises & margins",
    purpose="How close it was, and whether the same thing is waiting elsewhere.",
    questions=(
        Question(
            question_id="margin",
            title="How close was it?",
            help="Minutes, percent or people: how much room was left.",
            example="The queue would have reached the job within a minute.",
        ),
        Question(
            question_id="elsewhere",
            title="Where else could it happen?",
            help="Other services, teams or models with the same condition.",
            example="Three more jobs run with the same permission.",
        ),
        Question(
            question_id="sustain",
            title="What should stay as it is?",
            help="What helped because somebody had built, practised or prepared it.",
            example="Everybody may stop a job, and everybody knows it.",
        ),
        *CALIBRATION,
    ),
)
FORM: Final = Form(
    form_id="near_miss",
    title="Near-miss review",
    description="What nearly happened, what stopped it, and what would stop it for certain.",
    kind="near_miss",
    sections=(_OVERVIEW, TIMELINE, PEOPLE, DECISIONS, FINDINGS, ACTIONS, _MARGIN, APPROVAL),
)
