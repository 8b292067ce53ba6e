"""Incidents that no status page shows, all of it made up: a near miss, an exercise, a private one."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from aar.domain.finding import Rating
from aar.domain.incident import IncidentKind, Severity
from tests.demo.topics import Topic


@dataclass(frozen=True)
class Lesson:
    """A finding of a story: with a topic an area for improvement, else a strength; exercises are rated."""

    title: str
    analysis: str
    topic: Topic | None = None
    capability: str | None = None
    rating: Rating | None = None


@dataclass(frozen=True)
class Story:
    """An incident with its timeline, a quarter of an hour from event to event, and its review."""

    title: str
    kind: IncidentKind
    severity: Severity
    services: tuple[str, ...]
    started_at: datetime
    events: tuple[tuple[str, str, str | None], ...]
    answers: dict[str, str | int]
    choice: tuple[str, tuple[str, ...], str, str, str, str, str]
    lessons: tuple[Lesson, ...]
    is_private: bool = False


_PREFIXES: Final = Topic(
    "tooling",
    "A job may delete what it did not create",
    "The permission is that of the whole queue, because the first job of its kind needed it.",
    "Remove the right of {service} jobs to delete what they did not create",
    "The job of that day is refused by the store.",
    "permission_removed",
    "prevent",
    "test",
)
_PREVIEW: Final = Topic(
    "process.gap",
    "Nobody sees what a job is about to delete",
    "The prefix is typed by hand and read for the first time by the store.",
    "Show what a {service} job would delete before it runs",
    "A job with another team's prefix is noticed in the rehearsal.",
    "checklist_in_tool",
    "detect",
)
_CONTACTS: Final = Topic(
    "playbook.gap",
    "Half of the phone numbers in the playbook were out of date",
    "The list is copied by hand twice a year, and people move more often.",
    "Replace the phone list of the {service} playbook by the roster",
    "The roster's number is called from the playbook in the next drill.",
    "simplify",
    "respond",
    "exercise",
)
_LOGIN: Final = Topic(
    "process.gap",
    "Moving the traffic needed a login that had expired",
    "The login is used twice a year, and expires after three months.",
    "Renew the {service} failover login every month by itself",
    "The login works on any day on which somebody tries it.",
    "tooling",
    "mitigate",
    "exercise",
)
_UPDATE: Final = Topic(
    "communication",
    "No public update was sent during the whole exercise",
    "The draft waited for an approval by somebody who did not know of the exercise.",
    "Allow the {service} communications liaison to publish without approval",
    "In the next drill the first update is public within ten minutes.",
    "simplify",
    "respond",
    "exercise",
)
_SHARING: Final = Topic(
    "security",
    "A link to an export works for everybody who has it",
    "It was the quickest way when there were five customers.",
    "Require the customer's own login for {service} exports",
    "A forwarded link opens nothing.",
    "enforced_contract",
    "prevent",
    "test",
)
_WARNING: Final = Topic(
    "training",
    "The address was completed by the mail program",
    "Two customers' names begin alike, and the first one offered was taken.",
    "Warn when a {service} export goes to an address that is not the ticket's",
    "The address of that day shows the warning.",
    "warning",
    "detect",
)
_LABEL: Final = "Made up for the sample. "
STORIES: Final = (
    Story(
        "A cleanup job was stopped one minute before it reached live tables",
        "near_miss",
        "sev2",
        ("Pull Requests",),
        datetime(2026, 3, 12, 9, 30, tzinfo=UTC),
        (
            ("The cleanup job is queued with the wrong prefix", "change", "impact_started"),
            ("A colleague notices the prefix while looking for another job", "detection", "detected"),
            ("The job is cancelled", "action", "mitigated"),
            ("The queue is checked for others of the kind; there are none", "recovery", "resolved"),
        ),
        {
            "summary": _LABEL
            + "A job was about to delete live tables; a colleague who looked for another job"
            " saw its prefix and stopped it one minute before.",
            "what_stopped_it": "A person who happened to look. No safeguard would have caught it.",
            "impact": "About two days of restoring, and no pull requests in one region meanwhile.",
            "margin": "One minute.",
            "elsewhere": "Three more jobs run with the same permission.",
            "sustain": "Everybody may stop a job, and everybody knows it.",
        },
        (
            "Cancel the job, or ask its team first?",
            ("Cancel", "Ask first"),
            "Cancel",
            "A job that is cancelled can be started again; deleted tables cannot.",
            "Whether the prefix was meant.",
            "The job stops before its next step.",
            "It stopped eleven rows before the first live table.",
        ),
        (
            Lesson(_PREFIXES.finding, _PREFIXES.analysis, _PREFIXES),
            Lesson(_PREVIEW.finding, _PREVIEW.analysis, _PREVIEW),
            Lesson(
                "Stopping a job needs nobody's leave", "The rule is old, known and was used without a pause."
            ),
        ),
    ),
    Story(
        "Exercise: the main region is lost on a Friday evening",
        "exercise",
        "sev2",
        ("Git Operations", "Actions"),
        datetime(2026, 5, 15, 16, 0, tzinfo=UTC),
        (
            ("The controllers announce that the main region is gone", "detection", "impact_started"),
            ("The commander declares an incident and names roles", "escalation", "acknowledged"),
            ("The first status update is drafted and waits for approval", "communication", None),
            ("The login for moving the traffic is found to have expired", "observation", None),
            ("Traffic is moved to the second region", "action", "mitigated"),
            ("The players agree that the service is back", "recovery", "resolved"),
        ),
        {
            "summary": _LABEL
            + "The main region was lost on a Friday evening, played until traffic was moved.",
            "exercise_type": "functional",
            "objectives": "Move traffic to the second region within 30 minutes (operational coordination).\n"
            "Tell the public within ten minutes (public information and warning).",
            "participants_count": 14,
            "surprises": "Half of the phone numbers in the playbook were out of date.",
            "realism": "Everybody knew the date, so the first call was answered at once.",
            "sustain": "Handing over between shifts took less than five minutes.",
        },
        (
            "Move all traffic at once, or half of it first?",
            ("All at once", "Half first"),
            "Half first",
            "The second region had not carried more than half for a year.",
            "Whether it has room for all.",
            "Half of the traffic works in the second region after ten minutes.",
            "It worked after twelve, and the other half followed.",
        ),
        (
            Lesson(
                "Roles were named within two minutes and kept",
                "The commander read them out, and the scribe wrote them at the top of the channel.",
                capability="Operational coordination",
                rating="P",
            ),
            Lesson(_CONTACTS.finding, _CONTACTS.analysis, _CONTACTS, "Operational communications", "S"),
            Lesson(_LOGIN.finding, _LOGIN.analysis, _LOGIN, "Infrastructure systems", "M"),
            Lesson(_UPDATE.finding, _UPDATE.analysis, _UPDATE, "Public information and warning", "U"),
        ),
    ),
    Story(
        "A support export was shared with the wrong customer",
        "incident",
        "sev1",
        ("Issues",),
        datetime(2026, 7, 2, 11, 0, tzinfo=UTC),
        (
            ("The export is sent", "change", "impact_started"),
            ("The customer reports that it is not theirs", "detection", "detected"),
            ("The link is revoked", "action", "mitigated"),
            ("The customer confirms in writing that nothing was kept", "recovery", "resolved"),
        ),
        {
            "summary": _LABEL + "An export of one customer's issues was open to another for half an hour.",
            "impact": "One customer, 214 issues. The other customer opened the file once and deleted it.",
            "surprises": "The link would have worked for a year.",
            "luck": "The receiver told us at once.",
        },
        (
            "Revoke the link first, or find out who has opened it?",
            ("Revoke first", "Find out first"),
            "Revoke first",
            "Each minute counts, and the log of openings stays.",
            "Whether it had been forwarded.",
            "Nobody can open it any more.",
            "It had not been forwarded.",
        ),
        (
            Lesson(_SHARING.finding, _SHARING.analysis, _SHARING),
            Lesson(_WARNING.finding, _WARNING.analysis, _WARNING),
        ),
        is_private=True,
    ),
)
