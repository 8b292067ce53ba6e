"""The guided review of an exercise, after the outline of emergency management (HSEEP)."""

from typing import Final

from aar.forms.form import Form, Question, Section
from aar.forms.shared import ACTIONS, APPROVAL, CALIBRATION, DECISIONS, FINDINGS, PEOPLE, TIMELINE

_OVERVIEW: Final = Section(
    section_id="overview",
    title="Exercise overview",
    purpose="What was practised, with whom, and against which objectives.",
    questions=(
        Question(
            question_id="summary",
            title="What was exercised?",
            help="The scenario in two or three sentences, and how far it was played.",
            example="The main region is lost on a Friday evening; played until traffic was moved.",
            required=True,
        ),
        Question(
            question_id="exercise_type",
            kind="choice",
            title="Which kind of exercise was it?",
            help="From talk to full scale.",
            choices=("seminar", "workshop", "tabletop", "game", "drill", "functional", "full-scale"),
        ),
        Question(
            question_id="objectives",
            title="Which objectives were tested?",
            help="One line an objective, each with the capability that it needs.",
            example="Move traffic to the second region within 30 minutes (operational coordination).",
            required=True,
        ),
        Question(
            question_id="participants_count",
            kind="number",
            title="How many people took part?",
            help="Players, not observers.",
        ),
    ),
)
_REFLECTION: Final = Section(
    section_id="surprises",
    title="Reflection",
    purpose="What the exercise showed that the plan did not say.",
    questions=(
        Question(
            question_id="surprises",
            title="What surprised the players?",
            help="Where the plan, a tool or a contact list did not match what was found.",
            example="Half of the phone numbers in the playbook were out of date.",
        ),
        Question(
            question_id="realism",
            title="Where was the exercise unlike the real thing?",
            help="What would have been harder or easier, so that nobody trusts the result too far.",
            example="Everybody knew the date, so the first call was answered at once.",
        ),
        Question(
            question_id="sustain",
            title="What should stay as it is?",
            help="What worked because it had been practised or prepared.",
            example="Handing over between shifts took less than five minutes.",
        ),
        Question(
            question_id="next_on",
            kind="date",
            title="When is it exercised again?",
            help="A day by which what was improved is tried out.",
        ),
        *CALIBRATION,
    ),
)
FORM: Final = Form(
    form_id="exercise",
    title="Exercise review",
    description="What an exercise proved, what it did not, and the improvement plan that follows.",
    kind="exercise",
    sections=(_OVERVIEW, TIMELINE, PEOPLE, DECISIONS, FINDINGS, ACTIONS, _REFLECTION, APPROVAL),
)
