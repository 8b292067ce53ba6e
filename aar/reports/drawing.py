"""The drawing of the timeline, with its caption and its words for those who cannot see it."""

from collections import Counter
from typing import Final

from aar.domain.decision import Decision
from aar.domain.event import TimelineEvent
from aar.reports import clock
from aar.reports.blocks import Block, Figure
from aar.reports.material import ReportMaterial
from aar.reports.wording import MILESTONES, counted, in_sentence, listed, word

_FEWEST: Final = 2


def timeline_figure(material: ReportMaterial) -> list[Block]:
    """Lanes by kind with milestones and decisions; nothing when there is hardly anything to draw."""
    from aar.charts.report_timeline import timeline_png

    if len({event.occurred_at for event in material.events}) < _FEWEST:
        return []
    events = [_wordless(event) for event in material.events]
    decisions = [_as_event(material, decision) for decision in material.decisions]
    png = timeline_png([*events, *decisions], material.zone)
    caption = f"What happened when, by kind of event; times in {material.zone_in_words}"
    return [Figure(png, ". ".join(filter(None, [caption, _spans(material)])), _in_words(material))]


def _wordless(event: TimelineEvent) -> TimelineEvent:
    """The event as the picture needs it: its words stand in the report."""
    return event.model_copy(update={"text": event.event_id, "actor": None})


def _as_event(material: ReportMaterial, decision: Decision) -> TimelineEvent:
    return TimelineEvent(
        event_id=decision.decision_id,
        incident_id=material.incident.incident_id,
        occurred_at=decision.decided_at,
        kind="decision",
        text=decision.decision_id,
    )


def _spans(material: ReportMaterial) -> str:
    """How long it took from the first milestone to each later one, in words."""
    reached = sorted(material.milestones.items(), key=lambda pair: pair[1])
    if len(reached) < _FEWEST:
        return ""
    (first, started_at), *later = reached
    spans = [f"{in_sentence(MILESTONES[name])} {clock.duration(at - started_at)}" for name, at in later]
    return f"Time since {in_sentence(MILESTONES[first])}: {', '.join(spans)}"


def _in_words(material: ReportMaterial) -> str:
    first, last = material.events[0].occurred_at, material.events[-1].occurred_at
    kinds = Counter(in_sentence(word(event.kind)) for event in material.events)
    lanes = listed([f"{kind} {number}" for kind, number in kinds.most_common()])
    counts = f"{counted(len(material.events), 'event')} from {material.when(first)} to {material.when(last)}"
    milestones = [
        f"{in_sentence(MILESTONES[name])} {material.when(at)}" for name, at in material.milestones.items()
    ]
    reached = f" Milestones: {listed(milestones)}." if milestones else ""
    return f"Timeline of {counts}, by kind: {lanes}.{reached}"
