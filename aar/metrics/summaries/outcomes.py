"""What becomes of agreed work: still open, or ended by one of two causes that rule each other out."""

from typing import Final

import numpy as np

from aar.metrics.competing import cumulative_incidence
from aar.metrics.curve_figures import curve_quantile_figure, share_at_figure
from aar.metrics.metric import Summary
from aar.metrics.risk import risk_table
from aar.metrics.rows import Rows
from aar.metrics.summaries.durations import QUANTILES, measured
from aar.metrics.survival import kaplan_meier

DONE: Final = 1
DROPPED: Final = 2


def outcomes(rows: Rows) -> Summary:
    """Share open at 30 and 90 days (both causes end it), done and dropped apart at 90; `value` in days."""
    time, cause = measured(rows)
    table = risk_table(time, cause, causes=2)
    still_open = kaplan_meier(table)
    events = int(np.count_nonzero(cause))
    figures = {name: curve_quantile_figure(still_open, q) for name, q in QUANTILES.items()} | {
        "open_at_30d": share_at_figure(still_open, 30),
        "open_at_90d": share_at_figure(still_open, 90),
        "done_at_90d": share_at_figure(cumulative_incidence(table, DONE), 90),
        "dropped_at_90d": share_at_figure(cumulative_incidence(table, DROPPED), 90),
    }
    return Summary(len(time), events, len(time) - events, figures)
