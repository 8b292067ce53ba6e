"""What timelines can be imported from."""

from aar.ports import TimelineSource
from aar.registry import discover


def list_sources() -> dict[str, TimelineSource]:
    """All sources by name, the most particular first, so that recognition takes the best."""
    found: dict[str, TimelineSource] = discover("integrations.sources", exporting="SOURCE")
    ordered = sorted(found.values(), key=lambda source: (source.place, source.name))
    return {source.name: source for source in ordered}
