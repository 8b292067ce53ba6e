"""The before/after check as it is kept with a verdict, and as people read it."""

from datetime import datetime
from typing import Any

from aar.domain.record import plain
from aar.metrics.figures import Figure
from aar.metrics.rates import RateCheck, monthly_rate
from aar.metrics.windows import Period, Window
from aar.usecases.check_plan import PlanCheck


def statistics_of(found: PlanCheck) -> dict[str, Any]:
    """What was counted and what it proves, in JSON types; `proposed` is absent while the window runs."""
    check = found.check
    kept: dict[str, Any] = plain(
        {
            "factor": found.plan.factor,
            "service": found.plan.service,
            "before": _counts(found.before, check.before, found.untold_before),
            "after": _counts(found.after, check.after, found.untold_after),
            "threshold": check.threshold,
            "ratio": _figure(check.ratio),
            "p_value": check.p_value,
            "is_bursty": check.is_bursty,
            "proposed": check.verdict,
            "sentence": check.sentence,
            "quiet_days": found.since.quiet_days,
        }
    )
    return kept


def check_lines(found: PlanCheck) -> list[str]:
    """What was counted, how the rates compare, what is proposed or when, and what was not counted."""
    check = found.check
    lines = [
        f"Before: {_rate(check.before)}. After: {_rate(check.after)}.",
        f"Rate after over rate before: {_ratio(check.ratio)}; to beat: {check.threshold:g}.",
        _outcome(found),
        _quiet(found),
        _untold(found),
    ]
    return [line for line in lines if line]


def rate_words(rate: Figure) -> str:
    """A rate a month with its interval: `1.2 (0.7–1.8)`."""
    return f"{_number(rate.value)} ({_number(rate.low)}–{_number(rate.high)})"


def _counts(window: Window, period: Period, untold: int) -> dict[str, Any]:
    return {
        "from": window.starts_at,
        "to": window.ends_at,
        "days": round(period.days, 3),
        "incidents": period.incidents,
        "not_reviewed": untold,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    names = ("value", "low", "high", "level", "reason")
    return {name: getattr(figure, name) for name in names}


def _rate(period: Period) -> str:
    rate = monthly_rate(period)
    counted = f"{_count(period.incidents, 'incident')} in {period.days:.0f} days"
    return counted if rate.value is None else f"{counted}, {rate_words(rate)} a month"


def _ratio(ratio: Figure) -> str:
    if ratio.low is None and ratio.high is None:
        return f"none. {ratio.reason}".removesuffix(".")
    if ratio.value is None or ratio.high is None:
        return f"at least {_number(ratio.low)} at 90 %"
    return f"{_number(ratio.value)}, {_number(ratio.low)}–{_number(ratio.high)} at 90 %"


def _outcome(found: PlanCheck) -> str:
    verdict = found.check.verdict
    if verdict is None:
        return f"The window runs until {_day(found.ends_at)}; only then is a verdict proposed."
    return f"Proposed: {_words(verdict)}. {found.check.sentence}"


def _quiet(found: PlanCheck) -> str:
    """What more time would tell, counted from now: all the time since the work was done."""
    since = found.since
    if found.check.is_bursty:
        return ""
    if found.check.verdict not in {None, "inconclusive"}:
        return _indication(found, since) if since.after.days >= found.after.days + 1 else ""
    if since.verdict != "inconclusive":
        return _indication(found, since)
    if since.quiet_days is None:
        return f"Quiet days still needed: {since.quiet_days_reason}."
    return f"Quiet days still needed: {since.quiet_days}, as long as no such incident begins."


def _indication(found: PlanCheck, since: RateCheck) -> str:
    counted = f"{_count(since.after.incidents, 'incident')} in {since.after.days:.0f} days"
    if found.is_running:
        return f"So far it looks {_words(str(since.verdict))}; the end of the window decides."
    return (
        f"With all the time since, {counted}, it looks {_words(str(since.verdict))}: an indication,"
        " for a second look finds something by chance more often."
    )


def _untold(found: PlanCheck) -> str:
    before, after = found.untold_before, found.untold_after
    if not before and not after:
        return ""
    where = f" of {found.plan.service}" if found.plan.service else ""
    return (
        f"Not counted: incidents{where} without a published review, {before} before and {after} after."
        " Their factors are not known."
    )


def _number(number: float | None) -> str:
    return "–" if number is None else f"{number:.2f}".rstrip("0").rstrip(".")


def _count(number: int, one: str) -> str:
    return f"{number} {one if number == 1 else one + 's'}"


def _words(verdict: str) -> str:
    return verdict.replace("_", " ")


def _day(at: datetime) -> str:
    return f"{at.day} {at:%b %Y}"
