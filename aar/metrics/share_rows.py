"""Shares, counts and factors as rows that a chart draws, the same on page and in the board pack."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from aar.metrics.figures import Figure, MetricResult
from aar.metrics.wording import number_words

Results = Mapping[str, MetricResult]
Rows = list[dict[str, Any]]
_MOST_FACTORS: Final = 12


def promise_rows(results: Results) -> Rows:
    """Actions on time, by the date of the agreement and by the present one."""
    result = results["actions_on_time"]
    return [
        share_row("By the date agreed", result.figures["share"], result.n),
        share_row("By the present date", result.figures["on_time_as_moved"], None),
    ]


def proof_rows(results: Results) -> Rows:
    """What was checked, and what the checks found, by strength."""
    checked, effective = results["verification_rate"], results["effectiveness"]
    return [
        share_row("Checked with a clear result", checked.figures["share"], checked.n),
        share_row("Found effective", effective.figures["share"], effective.n),
        *(
            share_row(f"… {stratum.value} actions", stratum.figures["share"], stratum.n)
            for stratum in effective.strata
        ),
    ]


def strength_rows(results: Results) -> Rows:
    """How much can be relied on what was agreed."""
    figures = results["strength_mix"].figures
    return [share_row(name.capitalize(), figure, None) for name, figure in figures.items()]


def learning_rows(results: Results) -> Rows:
    """Whether reviews come in time, and what comes back all the same."""
    lag, back = results["review_lag"], results["recurrence"]
    return [
        share_row("Reviews on time", lag.figures["within_policy"], None),
        share_row("Incidents that came back", back.figures["share"], back.n),
        share_row("… and were foreseeable", back.figures["foreseeable_share"], back.n),
    ]


def overdue_rows(results: Results) -> Rows:
    """What is owed past its date, by priority."""
    strata = results["overdue_actions"].strata
    return [{"label": one.value, "value": one.figures["count"].value} for one in strata]


def factor_rows(results: Results, label: Callable[[str], str]) -> Rows:
    """The most frequent factors by quarter, each in its words."""
    counted: list[tuple[str, str, int]] = []
    totals: Counter[str] = Counter()
    for one in results["factor_recurrence"].strata:
        code, _, quarter = one.value.partition(", ")
        number = int(one.figures["count"].value or 0)
        counted.append((code, quarter, number))
        totals[code] += number
    kept = {code for code, _ in totals.most_common(_MOST_FACTORS)}
    return [
        {"factor": label(code), "quarter": quarter, "value": number}
        for code, quarter, number in counted
        if code in kept
    ]


def known(rows: Iterable[Mapping[str, Any]]) -> Rows:
    """The shares that exist."""
    return [dict(row) for row in rows if row["value"] is not None]


def share_row(name: str, figure: Figure, n: int | None) -> dict[str, Any]:
    """A share as its chart draws it."""
    said = number_words(figure.value, "share") + (f" of {n}" if n is not None else "")
    return {"label": name, "value": figure.value, "low": figure.low, "high": figure.high, "said": said}
