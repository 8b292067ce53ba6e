"""The timeline of the screens as a picture for documents, drawn without a network."""

from collections.abc import Sequence
from typing import Final
from zoneinfo import ZoneInfo

import vl_convert

from aar.charts.timeline import timeline_chart
from aar.domain.event import TimelineEvent

_WIDTH: Final = 620  # pixels of the plot; with its labels it fills the width of a page
_SCALE: Final = 2.5  # sharp on paper
_CLOCK: Final = (  # the hours of a day as the tables write them, midnight as its date
    "utchours(datum.value) === 0 && utcminutes(datum.value) === 0"
    " ? utcFormat(datum.value, '%-d %b') : utcFormat(datum.value, '%H:%M')"
)


def timeline_png(events: Sequence[TimelineEvent], zone: ZoneInfo) -> bytes:
    """A PNG of the events, at least one, on white ground and in the zone's clock."""
    spec = timeline_chart(events, zone).chart.properties(width=_WIDTH).to_dict()
    spec.pop("params", None)  # a picture is not zoomed, and zooming clips the milestones' names
    spec["config"] |= {"background": "white", "axisX": {"labelExpr": _CLOCK}}
    png: bytes = vl_convert.vegalite_to_png(spec, scale=_SCALE)
    return png
