"""What a board pack is made of, gathered from the database at one instant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from aar.metrics.figures import MetricResult
from aar.metrics.progress import Shift
from aar.metrics.standing import Standing


@dataclass(frozen=True)
class ForeseeableRow:
    """An incident that came back: which, when, and what was open."""

    incident: str
    started_at: datetime
    was_open: Sequence[str]


@dataclass(frozen=True)
class HarmRow:
    """What one open action's waiting cost."""

    action: str
    factor: str
    incidents: int
    impact_minutes: float


@dataclass(frozen=True)
class BoardMaterial:
    """Figures as the page has them; `told` are period and filters in words, `span` the period's length."""

    told: str
    span: str
    now: Mapping[str, MetricResult]
    moved: Mapping[str, Shift]
    open_by_priority: Mapping[str, MetricResult]
    standings: Sequence[Standing]
    foreseeable: Sequence[ForeseeableRow]
    harm: Sequence[HarmRow]
    factor_names: Mapping[str, str]
    made_at: datetime
    zone: ZoneInfo
    author: str
