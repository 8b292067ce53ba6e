"""What is accepted, and how things stand against it: use so far, forecast, and a breach in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, get_args

import streamlit as st

from aar.domain.action import Priority
from aar.domain.appetite import MEASURES, Appetite, Period
from aar.domain.incident import Severity
from aar.domain.rights import may
from aar.metrics.standing import Held, Standing, by_limit
from aar.metrics.standing_words import HELD, NAMES, account, limit_words, summary
from aar.usecases.remove_appetite import remove_appetite
from aar.usecases.set_appetite import set_appetite
from dashboards import session
from dashboards.components import act, words

_COLOURS: Final[Mapping[Held, str]] = {
    "breached": "red",
    "breach_likely": "orange",
    "breach_possible": "yellow",
    "unknown": "gray",
    "within": "green",
}
_HINT: Final = (
    "Counts run over the calendar period; the forecast takes the incidents of the last year as a guide "
    "(Poisson count, Gamma rate, 80 % interval). Medians and shares look back over the days of the period. "
    "Limits hold for everything, whatever is chosen above."
)


@dataclass(frozen=True)
class Exposure:
    """The limits, how each stands, and the services that a limit can name."""

    limits: Sequence[Appetite]
    standings: Sequence[Standing]
    services: Sequence[str]


def draw(exposure: Exposure) -> None:
    """The limits with their standing; who may set them finds that here, too."""
    with st.container(border=True, gap="xsmall"):
        st.markdown("**Do we stay within the risk that we accept?**")
        st.caption(summary(exposure.standings))
        for standings in by_limit(exposure.standings):
            _line(standings)
        with st.container(horizontal=True):
            with st.popover("What it means", icon=":material/info:", type="tertiary"):
                st.caption(_HINT)
            if may(session.person(), "set_appetite"):
                _setting(exposure)


def _line(standings: Sequence[Standing]) -> None:
    worst = standings[0]
    badge = f":{_COLOURS[worst.held]}-badge[{HELD[worst.held]}]"
    with st.container(gap=None):
        st.markdown(f"{badge} {words.safe(limit_words(worst.limit))}")
        st.caption(words.safe(account(standings)))
        if worst.limit.note:
            st.caption(f"Why this much: {words.safe(worst.limit.note)}")


def _setting(exposure: Exposure) -> None:
    """The many fields are drawn only where they are asked for."""
    box = st.popover(
        "Set limits", icon=":material/tune:", type="tertiary", key="appetite.set", on_change="rerun"
    )
    if box.open:
        with box:
            _set(exposure)


def _set(exposure: Exposure) -> None:
    measure = st.selectbox(
        "What is limited", list(MEASURES), format_func=NAMES.__getitem__, key="appetite.measure"
    )
    with st.form("appetite.form", border=False):
        fields = {"measure": measure, "limit": _number(measure), **_narrowed(measure, exposure.services)}
        fields["period"] = st.selectbox(
            "Over a", get_args(Period), index=1, format_func=words.label, key="appetite.period"
        )
        fields["note"] = st.text_input("Why this much", key="appetite.note").strip() or None
        is_wanted = st.form_submit_button("Set this limit", type="primary")
    if is_wanted and act.run(set_appetite, fields, said="The limit is set.") is not None:
        st.rerun()
    for limit in exposure.limits:
        st.button(
            f"Remove: {words.safe(limit_words(limit))}" if limit.measure in MEASURES else limit.appetite_id,
            key=f"appetite.remove.{limit.appetite_id}",
            icon=":material/delete:",
            type="tertiary",
            on_click=act.callback(remove_appetite, limit.appetite_id, said="The limit is removed."),
        )


def _number(measure: str) -> float:
    if measure == "share_on_time":
        return float(st.number_input("At least, in percent", 0, 100, 80, key="appetite.share")) / 100
    if measure == "open_days":
        return float(st.number_input("At most, in days", 0, value=30, key="appetite.days"))
    return float(st.number_input("At most", 0, value=2, key="appetite.count"))


def _narrowed(measure: str, services: Sequence[str]) -> dict[str, Any]:
    choices: dict[str, tuple[str, Sequence[str]]] = {
        "severity": ("Severity", get_args(Severity)),
        "service": ("Service", services),
        "priority": ("Priority", get_args(Priority)),
    }
    return {
        name: st.selectbox(
            choices[name][0], choices[name][1], index=None, placeholder="Any", key=f"appetite.{name}"
        )
        for name in MEASURES[measure].narrowed_by
    }
