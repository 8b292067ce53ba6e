"""The guided review of an incident."""

from typing import Final

from aar.forms.form import Form, Question, Section
from aar.forms.shared import ACTIONS, APPROVAL, CALIBRATION, DECISIONS, FINDINGS, MODEL, PEOPLE, TIMELINE

_OVERVIEW: Final = Section(
    section_id="overview",
    title="Overview & impact",
    purpose="What a person who was not there needs to know in two minutes.",
    questions=(
        Question(
            question_id="summary",
            title="What happened?",
            help="Two or three sentences: what people noticed, how long, and how it ended. No names.",
            example="Checkout was slow for 40 minutes after a configuration change; a rollback ended it.",
            required=True,
        ),
        Question(
            question_id="impact",
            title="Who was affected, and how?",
            help="Customers, colleagues, partners. Give numbers where they are known; else say so.",
            example="About 1,200 customers could not pay. We do not know how many came back later.",
            required=True,
        ),
        Question(
            question_id="noticed_by",
            kind="choice",
            title="Who or what noticed it first?",
            help="Not who was told first, but where the first signal came from.",
            choices=(
                "An alert of our own",
                "Somebody here who looked",
                "A customer or user",
                "A vendor or partner",
                "Nobody while it lasted",
            ),
        ),
        Question(
            question_id="expected",
            title="What was supposed to happen?",
            help="The plan, the playbook or the normal behaviour that people counted on.",
            example="A bad configuration is caught by the canary and rolled back without anybody's help.",
        ),
        Question(
            question_id="difference",
            title="Why was it different?",
            help="Conditions, not people: what made it sensible to act as everybody did?",
            example="The canary had no traffic from the affected region, so it looked healthy.",
        ),
        Question(
            question_id="responders",
            kind="number",
            title="How many people worked on it at the same time, at most?",
            help="Those who were called and those who came by themselves: what it cost to work together.",
        ),
        *MODEL,
    ),
)
_SURPRISES: Final = Section(
    section_id="surprises",
    title="Surprises & luck",
    purpose="What the plan did not foresee, and what might not save us next time.",
    questions=(
        Question(
            question_id="surprises",
            title="What surprised us?",
            help="Moments at which the system, a tool or the organisation behaved unlike anybody expected.",
            example="The failover worked, but nobody knew that it needs a login that expires.",
        ),
        Question(
            question_id="luck",
            title="Where were we lucky?",
            help="What limited the harm although nothing guaranteed it.",
            example="It was a holiday, so traffic was a third of the usual.",
        ),
        Question(
            question_id="sustain",
            title="What should stay as it is?",
            help="What went well because somebody had built, practised or prepared it.",
            example="The status page was updated within five minutes, from a template.",
        ),
        *CALIBRATION,
    ),
)
FORM: Final = Form(
    form_id="incident",
    title="Incident review",
    description="From the first signal to what will be done about it, and how that will be proven.",
    kind="incident",
    sections=(_OVERVIEW, TIMELINE, PEOPLE, DECISIONS, FINDINGS, ACTIONS, _SURPRISES, APPROVAL),
)
