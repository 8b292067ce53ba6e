"""What happened when: a drawing, the milestones and every event that was kept."""

from collections.abc import Sequence
from typing import Final

from aar.domain.event import MILESTONES as IN_ORDER
from aar.domain.event import TimelineEvent, out_of_order
from aar.reports import clock
from aar.reports.blocks import BLANK, Block, Column, Paragraph, Table, lines
from aar.reports.drawing import timeline_figure
from aar.reports.material import ReportMaterial
from aar.reports.section import Section
from aar.reports.telling import answers, sections_of_kind
from aar.reports.wording import MILESTONES, counted, in_sentence, word

_STAR: Final = "★"
_TO_THE_MINUTE: Final = len("2026-05-01 12:00")


def build(material: ReportMaterial) -> Sequence[Block]:
    """The timeline with its drawing; nothing when no event may be shown."""
    told = answers(material, sections_of_kind(material, "timeline"))
    if not material.events:
        return told
    return [_zone(material), *timeline_figure(material), *_milestones(material), _events(material), *told]


def _zone(material: ReportMaterial) -> Block:
    starred = sum(event.curation == "starred" for event in material.events)
    marked = f" {_STAR} marks what mattered most." if starred else ""
    return Paragraph(f"All times are in {material.zone_in_words}.{marked}", is_note=True)


def _milestones(material: ReportMaterial) -> list[Block]:
    at = material.milestones
    reached = [name for name in IN_ORDER if name in at]
    if not reached:
        return []
    first = reached[0]
    rows = [
        (
            MILESTONES[name],
            material.when(at[name]),
            "" if name == first else clock.duration(at[name] - at[first]),
        )
        for name in reached
    ]
    since = f"Since {in_sentence(MILESTONES[first])}"
    return [
        Table("Milestones", (Column("Milestone"), Column("Time"), Column(since)), rows),
        *_disorder(material),
    ]


def _disorder(material: ReportMaterial) -> list[Block]:
    pairs = [
        f"“{MILESTONES[later]}” is recorded before “{MILESTONES[earlier]}”"
        for earlier, later in out_of_order(dict(material.milestones))
    ]
    return [Paragraph(f"{'; '.join(pairs)}: told as it was recorded.", is_note=True)] if pairs else []


def _events(material: ReportMaterial) -> Block:
    rows = [_row(material, event) for event in material.events]
    time = Column("Time", 1.5 if all(len(at) <= _TO_THE_MINUTE for at, *_ in rows) else 1.9)
    columns = (time, Column("Kind", 1.45), Column("Who", 1.5), Column("What happened", 4.1))
    caption = f"Timeline, {counted(len(rows), 'event')}"
    if any(who != BLANK for _, _, who, _ in rows):
        return Table(caption, columns, rows)
    alone = (*columns[:2], Column("What happened", 5.6))
    return Table(caption, alone, [(at, kind, what) for at, kind, _, what in rows])


def _row(material: ReportMaterial, event: TimelineEvent) -> tuple[str, str, str, str]:
    star = f"{_STAR} " if event.curation == "starred" else ""
    restricted = "Restricted." if event.sensitivity == "restricted" else None
    known = f"Known from {material.when(event.known_at)}." if event.known_at else None
    note = f"Note: {event.note}" if event.note else None
    what = lines(f"{star}{event.text}", _milestone(event), known, note, restricted)
    return (_time(material, event), word(event.kind), _who(event), what)


def _time(material: ReportMaterial, event: TimelineEvent) -> str:
    start = material.when(event.occurred_at, event.precision)
    if event.occurred_until is None:
        return start
    end = material.when(event.occurred_until, event.precision)
    is_same_day = end[:10] == start[:10] and event.precision != "day"
    return f"{start} to {end[11:] if is_same_day else end}"


def _milestone(event: TimelineEvent) -> str | None:
    return f"Milestone: {in_sentence(MILESTONES[event.milestone])}." if event.milestone else None


def _who(event: TimelineEvent) -> str:
    """The actor and the role, once where both say the same."""
    role = word(event.actor_role)
    is_same = (event.actor or "").strip().casefold() == role.casefold()
    return lines(event.actor, None if is_same else role) or BLANK


SECTION: Final = Section(title="Timeline", place=200, outlines=frozenset({"review"}), build=build)
