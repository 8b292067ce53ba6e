"""The timeline of the screens as a picture for documents, drawn without a network."""

from collections.abc import Sequence
from typing import Final
from zoneinfo import ZoneInfo

import vl_convert

from aar.charts.timeline import timeline_chart
from aar.domain.event import TimelineEvent

_WIDTH: Final = 760  # pixels across a page, at which labels are as large as its small print
_SCALE: Final = 2.5  # sharp on paper


def timeline_png(events: Sequence[TimelineEvent], zone: ZoneInfo) -> bytes:
    """A PNG of the events, at least one, on white ground and in the zone's clock."""
    spec = timeline_chart(events, zone).chart.properties(width=_WIDTH).to_dict()
    spec.pop("params", None)  # a picture is not zoomed, and zooming clips what stands beside the plot
    spec["config"]["background"] = "white"
    png: bytes = vl_convert.vegalite_to_png(spec, scale=_SCALE)
    return png
