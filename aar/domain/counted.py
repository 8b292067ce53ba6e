"""What a metric plan's count was when a verdict was recorded, in words."""

from collections.abc import Mapping
from typing import Any


def counted_then(statistics: Mapping[str, Any]) -> str:
    """The incidents before and after and what they proposed; empty where nothing was counted."""
    counts = [_incidents(statistics.get(side)) for side in ("before", "after")]
    if None in counts:
        return ""
    proposed = statistics.get("proposed")
    said = f"proposed {str(proposed).replace('_', ' ')}" if proposed else "its window had not ended"
    return f"The count then: {counts[0]} before, {counts[1]} after; {said}."


def _incidents(counted: object) -> int | None:
    """How many there were; statistics may come from other programs, too."""
    number = counted.get("incidents") if isinstance(counted, Mapping) else None
    return number if isinstance(number, int) else None
