"""Several summaries of the same rows as one."""

from aar.metrics.metric import Summarise, Summary
from aar.metrics.rows import Rows


def combined(first: Summarise, *others: Summarise) -> Summarise:
    """The first gives n, events and censored; the others add their figures."""

    def summarise(rows: Rows) -> Summary:
        main = first(rows)
        figures = dict(main.figures)
        for other in others:
            figures |= other(rows).figures
        return Summary(main.n, main.events, main.censored, figures)

    return summarise
