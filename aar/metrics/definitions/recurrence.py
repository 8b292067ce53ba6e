"""What comes back, and could we have known? A row is an incident. Excluded: `unreviewed`, `no_factor`."""

from aar.metrics.metric import FigureText, Metric
from aar.metrics.summaries.shares import shares

METRIC = Metric(
    id="recurrence",
    title="Incidents that came back",
    unit="share",
    better="lower",
    definition=(
        "Of the incidents that started in the window and have a published review with a factor: the share "
        "that has a factor and a service in common with one resolved within the 365 days before its start. "
        "Foreseeable, of the same incidents: an action of the earlier one had been agreed before that start "
        "and was still open or unverified at it. Unreviewed incidents are excluded and counted."
    ),
    figures={
        "share": FigureText("Came back", "share"),
        "foreseeable_share": FigureText("Came back and were foreseeable", "share"),
    },
    summarise=shares({"share": "value", "foreseeable_share": "foreseeable"}),
    columns={
        "value": "1 when it recurs, else 0",
        "foreseeable": "1 when it recurs and an action of an earlier one was open at its start, else 0",
    },
)
