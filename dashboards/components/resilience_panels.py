"""The panels of the Resilience page: a question, its answer, a chart, and the rows behind it."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from aar.charts.resilience import count_chart, factor_chart, share_chart
from aar.metrics.figures import Figure as Number
from aar.metrics.figures import MetricResult
from aar.metrics.progress import shift_words, shifts
from aar.metrics.share_rows import (
    factor_rows,
    known,
    overdue_rows,
    promise_rows,
    proof_rows,
    strength_rows,
)
from aar.metrics.wording import interval_words, number_words
from aar.usecases.resilience_figures import ResilienceFigures
from dashboards.components import links, words
from dashboards.components.drawn import chart
from dashboards.components.factors import label
from dashboards.components.figures import Figure
from dashboards.components.figures import cards as cards_of
from dashboards.components.resilience_rows import behind


def cards(figures: ResilienceFigures, span: str) -> None:
    """The numbers that a leader reads first, with what changed where the intervals say so."""
    moved = shifts(figures.now, figures.before)
    overdue = figures.now["overdue_actions"]
    shown = (("On time", "actions_on_time"), ("Checked", "verification_rate"), ("Effective", "effectiveness"))
    cards_of(
        *(_share_card(name, figures.now[key], shift_words(moved.get(key), span)) for name, key in shown),
        Figure(
            "Overdue",
            number_words(overdue.figures["count"].value, "count"),
            note="owed past their date",
            help=overdue.definition,
        ),
    )


def _share_card(name: str, result: MetricResult, moved: str) -> Figure:
    share = result.figures["share"]
    interval = interval_words(share, "share")
    note = f"{interval}, n = {result.n}" if interval else share.reason
    return Figure(
        name,
        number_words(share.value, "share"),
        note=note,
        change=moved,
        help=f"{result.definition} Below: the 95 % interval, and how many count.",
    )


def kept_promises(figures: ResilienceFigures) -> None:
    """Actions on time, by the date of the agreement and by the present one."""
    result = figures.now["actions_on_time"]
    slips = figures.now["due_date_slips"].figures["actions_with_slip"].value or 0
    answer = f"{words.count(int(slips), 'action')} had the date moved to later."
    with panel("Are promises kept?", answer):
        shares(promise_rows(figures.now), "Share of actions done by their due date, with 95 % intervals.")
        behind(figures, result.id)


def proof(figures: ResilienceFigures) -> None:
    """What was checked, and what the checks found."""
    checked, effective = figures.now["verification_rate"], figures.now["effectiveness"]
    missing = int(checked.figures["missing"].value or 0)
    answer = f"{words.count(missing, 'completion')} past the window without a check."
    with panel("Do the fixes work?", answer):
        shares(
            proof_rows(figures.now), "Share of completions checked and found effective, with 95 % intervals."
        )
        behind(figures, effective.id)


def overdue(figures: ResilienceFigures) -> None:
    """What is owed past its date, by priority."""
    result = figures.now["overdue_actions"]
    shown = overdue_rows(figures.now)
    with panel(
        "What is late now?", f"{words.count(result.n, 'action')} owed past a due date in this window."
    ):
        if shown:
            chart(count_chart, shown, "Overdue actions by priority.")
        else:
            st.caption("Nothing is overdue.")
        behind(figures, result.id)
        links.link(
            "See all that is overdue", "actions", icon=":material/checklist:", who="all", show="overdue"
        )


def strength(figures: ResilienceFigures) -> None:
    """How much can be relied on what was agreed."""
    result = figures.now["strength_mix"]
    with panel("How strong is what we agree on?", "Stronger actions work without anybody remembering them."):
        shares(strength_rows(figures.now), "Share of agreed actions by strength, with 95 % intervals.")
        behind(figures, result.id)


def factors(figures: ResilienceFigures) -> None:
    """Which factors return, by quarter."""
    result = figures.now["factor_recurrence"]
    shown = factor_rows(figures.now, label)
    recurrence = figures.now["recurrence"].figures["foreseeable_share"]
    answer = f"Foreseeable recurrences: {_worded(recurrence)} of reviewed incidents with a factor."
    with panel("Where do the same factors return?", answer):
        if shown:
            chart(factor_chart, shown, "Incidents by contributing factor and quarter.")
        else:
            st.caption("No reviewed incident of this window names a factor.")
        behind(figures, result.id)


def _worded(figure: Number) -> str:
    interval = interval_words(figure, "share")
    return number_words(figure.value, "share") + (f" ({interval})" if interval else "")


def panel(question: str, answer: str) -> Any:  # noqa: ANN401 - Streamlit's container
    """A box with a question and its answer; what follows is drawn inside."""
    box = st.container(border=True, gap="xsmall")
    box.markdown(f"**{question}**")
    box.caption(answer)
    return box


def shares(rows: Sequence[Mapping[str, Any]], alt: str) -> None:
    """The shares that exist, or that there is none."""
    if shown := known(rows):
        chart(share_chart, shown, alt)
    else:
        st.caption("There is nothing to count in this window yet.")
