"""The timeline chart shows kept events in lanes, milestones as rules, and counts when there are too many."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from aar.charts.gestures import brushed_ids
from aar.charts.theme import PALETTES, Tone
from aar.charts.timeline import MOST_POINTS, Shown, Timeline, timeline_chart
from aar.domain.decision import Decision
from aar.domain.event import TimelineEvent
from tests import builders

UTC_ZONE = ZoneInfo("UTC")
HOUR = 3_600_000  # milliseconds


def drawn(*events: TimelineEvent, zone: ZoneInfo = UTC_ZONE, picked: str | None = None) -> dict[str, Any]:
    chart: dict[str, Any] = timeline_chart(events, zone, Shown(picked=picked)).chart.to_dict()
    return chart


def rows(chart: dict[str, Any], having: str) -> list[dict[str, Any]]:
    data = [values for values in chart["datasets"].values() if values and having in values[0]]
    return list(data[0]) if data else []


def layers(chart: dict[str, Any], mark: str) -> list[dict[str, Any]]:
    return [layer for layer in chart["layer"] if layer["mark"]["type"] == mark]


def test_there_is_a_lane_for_each_kind_that_occurs_in_a_fixed_order() -> None:
    chart = drawn(*builders.resolved_timeline())
    lanes = layers(chart, "point")[0]["encoding"]["y"]["scale"]["domain"]
    assert [lane for lane in lanes if lane.strip()] == [
        "Detection",
        "Escalation",
        "Action",
        "Change",
        "Recovery",
    ]


def test_each_kept_event_is_one_point_and_dropped_ones_are_none() -> None:
    chart = drawn(builders.event(1), builders.event(2, 5, curation="dropped"), builders.event(3, 9))
    assert [row["event_id"] for row in rows(chart, "event_id")] == ["EVT-0001", "EVT-0003"]


def test_times_are_drawn_as_the_clock_of_the_zone_shows_them() -> None:
    here = rows(drawn(builders.event(1)), "event_id")[0]["at"]
    there = rows(drawn(builders.event(1), zone=ZoneInfo("Europe/Berlin")), "event_id")[0]["at"]
    assert there - here == 2 * HOUR


def test_the_hint_of_an_event_says_utc_in_every_zone() -> None:
    chart = drawn(builders.event(1), zone=ZoneInfo("Asia/Tokyo"))
    assert rows(chart, "event_id")[0]["utc"] == "2026-05-01 10:00:00 UTC"


def test_every_milestone_is_a_rule_with_its_name() -> None:
    chart = drawn(*builders.resolved_timeline())
    names = [row["name"] for row in rows(chart, "name")]
    assert names == ["Impact started", "Detected", "Acknowledged", "Mitigated", "Resolved"]
    assert layers(chart, "rule")


def test_names_of_close_milestones_stand_in_different_rows() -> None:
    close = [builders.event(1, 0, milestone="impact_started"), builders.event(2, 1, milestone="detected")]
    late = builders.event(3, 600, milestone="resolved")
    tops = [row["top"] for row in rows(drawn(*close, late), "name")]
    assert tops[0] != tops[1]
    assert tops[2] == tops[0]


def test_the_name_of_a_milestone_at_the_end_stands_to_the_left_of_its_rule() -> None:
    chart = drawn(*builders.resolved_timeline())
    assert [row["is_left"] for row in rows(chart, "name")] == [False, False, False, False, True]


def test_without_milestones_there_is_no_rule() -> None:
    assert not layers(drawn(builders.event(1)), "rule")


def test_an_event_that_lasts_is_drawn_with_its_end() -> None:
    lasting = builders.event(1, occurred_until=builders.START + timedelta(hours=1))
    row = rows(drawn(lasting), "event_id")[0]
    assert row["until"] - row["at"] == HOUR


def test_a_long_text_is_cut_in_the_hint_only() -> None:
    chart = drawn(builders.event(1, text="x" * 5_000))
    assert len(rows(chart, "event_id")[0]["said"]) < 300


def test_the_picked_event_stands_out() -> None:
    chart = drawn(builders.event(1), picked="EVT-0001")
    assert "EVT-0001" in str(layers(chart, "point")[0]["encoding"]["size"])


def test_thousands_of_events_are_counted_in_bins_and_none_is_lost() -> None:
    events = [builders.event(number, number % 700) for number in range(MOST_POINTS + 1)]
    timeline: Timeline = timeline_chart(events, UTC_ZONE)
    chart = timeline.chart.to_dict()
    assert timeline.is_binned
    assert sum(row["events"] for row in rows(chart, "events")) == len(events)


@pytest.mark.parametrize("tone", ["light", "dark"])
def test_both_tones_use_their_own_palette(tone: Tone) -> None:
    chart = timeline_chart([builders.event(1)], UTC_ZONE, tone=tone).chart.to_dict()
    assert chart["config"]["axis"]["labelColor"] == PALETTES[tone].quiet


def test_where_dropped_events_are_asked_for_they_are_drawn_faintly() -> None:
    events = [builders.event(1), builders.event(2, 5, curation="dropped")]
    chart = timeline_chart(events, UTC_ZONE, Shown(with_dropped=True)).chart.to_dict()
    assert [row["is_dropped"] for row in rows(chart, "event_id")] == [False, True]


def test_decisions_of_the_review_are_markers_in_their_lane_within_the_axes() -> None:
    decision = Decision(
        decision_id="DEC-0001",
        review_id="REV-0001",
        decided_at=builders.START + timedelta(minutes=90),
        question="Roll back?",
    )
    chart = timeline_chart([builders.event(1)], UTC_ZONE, Shown(decisions=(decision,))).chart.to_dict()
    assert [row["said"] for row in rows(chart, "chosen")] == ["Roll back?"]
    assert layers(chart, "point")[0]["encoding"]["y"]["scale"]["domain"] == ["Decision", "Other"]


def test_a_brush_chooses_the_events_in_its_span_and_its_lanes_as_the_clock_of_the_zone_shows_them() -> None:
    zone = ZoneInfo("Europe/Berlin")
    events = builders.resolved_timeline()
    at = [row["at"] for row in rows(drawn(*events, zone=zone), "event_id")]
    assert brushed_ids(events, zone, {"at": [at[2], at[1]]}) == ("EVT-0002", "EVT-0003")
    assert brushed_ids(events, zone, {"at": [at[0], at[4]], "lane": ["Action"]}) == ("EVT-0004",)
    assert brushed_ids(events, zone, {}) == ()
