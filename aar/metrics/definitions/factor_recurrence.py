"""Which conditions keep causing harm? A row is an incident and one of its factors."""

from aar.metrics.metric import FigureText, Metric
from aar.metrics.summaries.counts import counts, row_count

METRIC = Metric(
    id="factor_recurrence",
    title="Factors by quarter",
    unit="count",
    better="none",
    definition=(
        "How many incidents of each quarter had each factor, by the start of their impact; an incident with "
        "several factors counts once for each."
    ),
    figures={"count": FigureText("Incidents and factors", "count")},
    summarise=counts({"count": row_count}),
    columns={
        "value": "1",
        "factor": "the factor's code",
        "quarter": "the quarter of the start, for example 2026-Q1",
    },
    default_by="factor,quarter",
)
