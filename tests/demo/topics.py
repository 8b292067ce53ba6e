"""What the made-up findings and actions are about: one topic a factor."""

from dataclasses import dataclass
from typing import Final

from aar.domain.action import Aim, Method
from aar.domain.strength import StrengthCategory


@dataclass(frozen=True)
class Topic:
    """A finding and the action that it leads to."""

    factor: str
    finding: str
    analysis: str
    action: str
    done_when: str
    category: StrengthCategory
    aim: Aim
    method: Method = "record_review"


TOPICS: Final = (
    Topic(
        "config.change",
        "A configuration change reached every region at once",
        "The change was reviewed, but nothing slowed it down: when errors rose, all regions had it.",
        "Roll configuration out region by region with an automatic halt",
        "A change that raises the error rate in the first region never reaches the second.",
        "automatic_rollback",
        "prevent",
        "metric",
    ),
    Topic(
        "monitoring.gap",
        "Users noticed before any alert did",
        "The alert watches the average over all regions, in which one failing region disappears.",
        "Alert on the error rate that users see, by region",
        "An injected fault in one region pages within five minutes.",
        "monitor_and_alert",
        "detect",
        "test",
    ),
    Topic(
        "capacity",
        "The queue had no headroom for the Monday peak",
        "Growth had eaten the reserve since the last load test, and nobody looks at it between tests.",
        "Raise the worker ceiling and test it at twice the peak",
        "A load test at twice last month's peak ends without a backlog.",
        "capacity",
        "prevent",
        "metric",
    ),
    Topic(
        "dependency.external",
        "A provider's failure became ours",
        "There was a second provider under contract, but switching needed a deployment.",
        "Fall back to the second provider within a minute",
        "Cutting the first provider off in staging changes the provider by itself.",
        "redundancy",
        "mitigate",
        "exercise",
    ),
    Topic(
        "code.change",
        "A migration locked a table that every request needs",
        "The migration was quick on test data, which has a thousandth of the rows.",
        "Refuse migrations that lock hot tables in the pipeline",
        "The pipeline stops the migration that caused this.",
        "blocking_gate",
        "prevent",
        "test",
    ),
    Topic(
        "playbook.gap",
        "The playbook named a switch that no longer exists",
        "It was last rehearsed before the service moved; the new switch was found by reading code.",
        "Rewrite the failover playbook and rehearse it",
        "Somebody who did not write it fails the service over in ten minutes.",
        "playbook_change",
        "respond",
        "exercise",
    ),
    Topic(
        "communication",
        "The first public update came late",
        "The status page is filled in by hand, by the same person who leads the response.",
        "Post the first status update from the incident channel",
        "Declaring an incident offers the update, and sending it takes one click.",
        "tooling",
        "respond",
    ),
    Topic(
        "infrastructure",
        "One zone carried all the write traffic",
        "The primary had moved there during an earlier incident and was never moved back.",
        "Isolate write traffic so that one zone cannot take all of it",
        "Losing any one zone leaves two thirds of the writes working.",
        "isolation",
        "prevent",
        "metric",
    ),
    Topic(
        "alert.noise",
        "The page that mattered drowned in forty others",
        "Twelve alerts fire on every deployment and are acknowledged unread.",
        "Remove the alerts that nobody has acted on",
        "No alert fires on a deployment without a fault.",
        "simplify",
        "detect",
    ),
    Topic(
        "ownership",
        "Two teams each thought that the other owned the gateway",
        "It had belonged to a team that was split; the catalogue still names that team.",
        "Document who owns the gateway and its alerts",
        "The catalogue names one team, and that team agrees.",
        "documentation",
        "respond",
    ),
    Topic(
        "data.quality",
        "One malformed record stopped the indexer",
        "The schema is checked where records are written, but this one came from a repair script.",
        "Enforce the schema at the indexer's door",
        "A malformed record is set aside, counted and shown, and the indexer goes on.",
        "enforced_contract",
        "prevent",
        "metric",
    ),
    Topic(
        "model.version",
        "A new model version changed the shape of its answers",
        "The evaluation scores the content of answers, not whether our parser can read them.",
        "Gate model versions behind an evaluation of the answer format",
        "A version whose answers the parser cannot read is not routed to.",
        "blocking_gate",
        "prevent",
        "test",
    ),
    Topic(
        "training",
        "Nobody on call had restored from the replica before",
        "The restore is documented and worked, but it took three readings and forty minutes.",
        "Drill the restore every quarter",
        "Each person on call has restored once within the quarter.",
        "exercise",
        "respond",
        "record_review",
    ),
    Topic(
        "process.gap",
        "The freeze calendar was not known to the team that deployed",
        "Two calendars exist, and only one of them stops the pipeline.",
        "Investigate how both calendars can become one",
        "A written proposal has been decided on.",
        "investigate",
        "learn",
    ),
)
STRENGTHS: Final = (
    ("The rollback took four minutes", "It had been rehearsed the month before, by the same people."),
    (
        "The incident channel had one voice",
        "The commander repeated each decision aloud.",
    ),
    (
        "A partial failure stayed partial",
        "The circuit breaker opened as designed.",
    ),
)
