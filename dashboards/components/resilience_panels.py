"""The panels of the Resilience page: a question, its answer, a chart, and the rows behind it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import streamlit as st

from aar.charts.resilience import count_chart, factor_chart, share_chart
from aar.metrics.figures import Figure as Number
from aar.metrics.figures import MetricResult
from aar.metrics.wording import interval_words, number_words
from dashboards.components import figures, timeline, words
from dashboards.components.factors import label

Results = Mapping[str, MetricResult]
Rows = Mapping[str, Sequence[Mapping[str, Any]]]
_MOST_FACTORS: Final = 12


def cards(results: Results) -> None:
    """The four numbers that a leader reads first."""
    overdue = results["overdue_actions"]
    figures.cards(
        _share_card("On time", results["actions_on_time"]),
        _share_card("Checked", results["verification_rate"]),
        _share_card("Effective", results["effectiveness"]),
        figures.Figure(
            "Overdue",
            number_words(overdue.figures["count"].value, "count"),
            note="owed past their date",
            help=overdue.definition,
        ),
    )


def _share_card(name: str, result: MetricResult) -> figures.Figure:
    share = result.figures["share"]
    interval = interval_words(share, "share")
    note = f"{interval}, n = {result.n}" if interval else share.reason
    return figures.Figure(
        name,
        number_words(share.value, "share"),
        note=note,
        help=f"{result.definition} Below: the 95 % interval, and how many count.",
    )


def kept_promises(results: Results, rows: Rows) -> None:
    """Actions on time, by the date of the agreement and by the present one."""
    result = results["actions_on_time"]
    shown = [
        _share_row("By the date agreed", result.figures["share"], result.n),
        _share_row("By the present date", result.figures["on_time_as_moved"], None),
    ]
    slips = results["due_date_slips"].figures["actions_with_slip"].value or 0
    answer = f"{words.count(int(slips), 'action')} had the date moved to later."
    with _panel("Are promises kept?", answer):
        _shares(shown, "Share of actions done by their due date, with 95 % intervals.")
        _behind(result, rows)


def proof(results: Results, rows: Rows) -> None:
    """What was checked, and what the checks found."""
    checked, effective = results["verification_rate"], results["effectiveness"]
    missing = int(checked.figures["missing"].value or 0)
    shown = [
        _share_row("Checked with a clear result", checked.figures["share"], checked.n),
        _share_row("Found effective", effective.figures["share"], effective.n),
        *(
            _share_row(f"… {stratum.value} actions", stratum.figures["share"], stratum.n)
            for stratum in effective.strata
        ),
    ]
    answer = f"{words.count(missing, 'completion')} past the window without a check."
    with _panel("Do the fixes work?", answer):
        _shares(shown, "Share of completions checked and found effective, with 95 % intervals.")
        _behind(effective, rows)


def overdue(results: Results, rows: Rows) -> None:
    """What is owed past its date, by priority."""
    result = results["overdue_actions"]
    shown = [{"label": one.value, "value": one.figures["count"].value} for one in result.strata]
    with _panel("What is late now?", f"{words.count(result.n, 'action')} owed past the due date."):
        if shown:
            _chart(count_chart(shown, timeline.tone()), "Overdue actions by priority.")
        else:
            st.caption("Nothing is overdue.")
        _behind(result, rows)


def strength(results: Results, rows: Rows) -> None:
    """How much can be relied on what was agreed."""
    result = results["strength_mix"]
    shown = [_share_row(name.capitalize(), figure, None) for name, figure in result.figures.items()]
    with _panel("How strong is what we agree on?", "Stronger actions work without anybody remembering them."):
        _shares(shown, "Share of agreed actions by strength, with 95 % intervals.")
        _behind(result, rows)


def factors(results: Results, rows: Rows) -> None:
    """Which factors return, by quarter."""
    result = results["factor_recurrence"]
    shown = _factor_rows(result)
    recurrence = results["recurrence"].figures["foreseeable_share"]
    answer = f"Foreseeable recurrences: {_worded(recurrence)} of reviewed incidents with a factor."
    with _panel("Where do the same factors return?", answer):
        if shown:
            _chart(factor_chart(shown, timeline.tone()), "Incidents by contributing factor and quarter.")
        else:
            st.caption("No reviewed incident of this window names a factor.")
        _behind(result, rows)


def _factor_rows(result: MetricResult) -> list[dict[str, Any]]:
    counted = [(*_split(one.value), int(one.figures["count"].value or 0)) for one in result.strata]
    totals: dict[str, int] = {}
    for code, _, number in counted:
        totals[code] = totals.get(code, 0) + number
    kept = sorted(totals, key=lambda code: -totals[code])[:_MOST_FACTORS]
    return [
        {"factor": label(code), "quarter": quarter, "value": number}
        for code, quarter, number in counted
        if code in kept
    ]


def _split(value: str) -> tuple[str, str]:
    code, _, quarter = value.partition(", ")
    return code, quarter


def _share_row(name: str, figure: Number, n: int | None) -> dict[str, Any]:
    said = number_words(figure.value, "share") + (f" of {n}" if n is not None else "")
    return {"label": name, "value": figure.value, "low": figure.low, "high": figure.high, "said": said}


def _worded(figure: Number) -> str:
    interval = interval_words(figure, "share")
    return number_words(figure.value, "share") + (f" ({interval})" if interval else "")


def _panel(question: str, answer: str) -> Any:  # noqa: ANN401 - Streamlit's container
    box = st.container(border=True, gap="xsmall")
    box.markdown(f"**{question}**")
    box.caption(answer)
    return box


def _shares(rows: Sequence[Mapping[str, Any]], alt: str) -> None:
    known = [row for row in rows if row["value"] is not None]
    if known:
        _chart(share_chart(known, timeline.tone()), alt)
    else:
        st.caption("There is nothing to count in this window yet.")


def _chart(spec: dict[str, Any], alt: str) -> None:
    st.vega_lite_chart(spec=spec, theme=None, alt=alt)


def _behind(result: MetricResult, rows: Rows) -> None:
    with st.popover("What it means, and the rows behind it", icon=":material/info:", type="tertiary"):
        st.markdown(f"**{result.title}**")
        st.caption(words.safe(result.definition))
        for reason, number in result.excluded.items():
            st.caption(f"Left out, {words.label(reason).lower()}: {number}")
        st.dataframe(list(rows[result.id]), hide_index=True)
