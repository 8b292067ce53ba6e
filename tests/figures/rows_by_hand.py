"""The rows of every metric as metrics.md has them, counted one by one."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from aar.domain.review import Review
from aar.domain.verification import CONCLUSIVE
from aar.usecases.compute_metrics import Question
from tests.figures.past import OWED, Past, Row, Told, Work, days, told, work

_MINUTE: Final = timedelta(minutes=1)
_POLICY: Final = {"sev1": 3, "sev2": 5, "sev3": 10}
_YEAR: Final = timedelta(days=365)


def agreed(past: Past) -> Iterator[tuple[Work, datetime]]:
    """The actions that were agreed in the window, and when."""
    for one in work(past):
        if one.agreed_at and past.is_inside(one.agreed_at):
            yield one, one.agreed_at


def action_open_time(past: Past) -> Iterator[Row]:
    for one, at in agreed(past):
        to, until = one.left or (None, past.asked.as_of)
        cause = 0 if to is None else 2 if to == "dropped" else 1
        yield {"subject_id": one.action.action_id, "value": days(until - at), "cause": cause}


def action_verified_time(past: Past) -> Iterator[Row]:
    for one, at in agreed(past):
        cause = {"verified": 1, "dropped": 2}.get(one.state, 0)
        until = one.course[-1][1] if cause else past.asked.as_of
        yield {"subject_id": one.action.action_id, "value": days(until - at), "cause": cause}


def actions_on_time(past: Past) -> Iterator[Row]:
    for one in work(past):
        if one.agreed_at is None:
            continue
        promised, present = one.due_on(one.agreed_at), one.due_on(past.asked.as_of)
        chosen = [day for day in (promised, present) if _has_passed(past, day)]
        if chosen:
            yield {
                "subject_id": one.action.action_id,
                "value": _is_on_time(past, one, promised),
                "on_time_as_moved": _is_on_time(past, one, present),
            }


def _has_passed(past: Past, day: date | None) -> bool:
    return day is not None and day < past.today and past.is_day_inside(day)


def _is_on_time(past: Past, one: Work, due_on: date | None) -> int | None:
    if due_on is None or not _has_passed(past, due_on):
        return None
    if one.left is None:
        return 0
    to, at = one.left
    is_in_time = past.day(at) <= due_on
    if to == "dropped":
        return None if is_in_time else 0
    return int(is_in_time)


def overdue_actions(past: Past) -> Iterator[Row]:
    for one in work(past):
        due_on = one.due_on(past.asked.as_of)
        if one.state in OWED and due_on and due_on < past.today and past.is_day_inside(due_on):
            yield {"subject_id": one.action.action_id, "value": (past.today - due_on).days}


def due_date_slips(past: Past) -> Iterator[Row]:
    for one, agreed_at in agreed(past):
        moves = [
            move
            for move in one.action.history
            if move.field == "due_on" and agreed_at < move.at <= past.asked.as_of
        ]
        slips = sum(bool(move.from_ and move.to and move.to > move.from_) for move in moves)
        yield {"subject_id": one.action.action_id, "value": slips}


def strength_mix(past: Past) -> Iterator[Row]:
    for one, _ in agreed(past):
        yield {"subject_id": one.action.action_id, "value": 1, "strength": one.action.strength}


def completions(past: Past) -> Iterator[tuple[Work, datetime, datetime | None, str | None]]:
    """Each entry into done in the window: when, until when it stayed so, and the last verdict till then."""
    for one in work(past):
        for place, (state, at) in enumerate(one.course):
            if state != "done" or not past.is_inside(at):
                continue
            reopened = next((since for to, since in one.course[place + 1 :] if to in OWED), None)
            until = reopened or past.asked.as_of
            verdicts = [verdict for verdict in one.verdicts if at <= verdict.verified_at <= until]
            last = max(verdicts, key=lambda v: (v.verified_at, v.verification_id), default=None)
            yield one, at, reopened, last.result if last else None


def verification_rate(past: Past) -> Iterator[Row]:
    for one, at, reopened, result in completions(past):
        window_days = one.action.plan.window_days if one.action.plan else 30
        if at + timedelta(days=window_days) <= past.asked.as_of:
            yield {
                "subject_id": one.action.action_id,
                "value": int(result in CONCLUSIVE),
                "inconclusive": int(result == "inconclusive"),
                "missing": int(result is None),
                "excluded": "reopened" if result is None and reopened else None,
            }


def effectiveness(past: Past) -> Iterator[Row]:
    for one, _, _, result in completions(past):
        if result in CONCLUSIVE:
            yield {"subject_id": one.action.action_id, "value": int(result == "effective")}


def begun(past: Past) -> Iterator[Told]:
    """The incidents that are asked for and started in the window."""
    return (one for one in told(past) if one.is_asked and past.is_inside(one.started_at))


def time_to_detect(past: Past) -> Iterator[Row]:
    for one in begun(past):
        start, seen = one.at.get("impact_started"), one.at.get("detected")
        if start is None:
            yield _left_out(one, "no_start")
        elif seen is None:
            yield _left_out(one, "not_detected")
        elif seen < start:
            yield _left_out(one, "out_of_order")
        else:
            yield {"subject_id": one.incident.incident_id, "value": (seen - start) / _MINUTE}


def time_to_mitigate(past: Past) -> Iterator[Row]:
    for one in begun(past):
        yield _recovered(past, one, one.at.get("mitigated") or one.at.get("resolved"))


def time_to_resolve(past: Past) -> Iterator[Row]:
    for one in begun(past):
        yield _recovered(past, one, one.at.get("resolved"))


def _recovered(past: Past, one: Told, end: datetime | None) -> Row:
    noticed = one.at.get("detected") or one.at.get("impact_started")
    if noticed is None:
        return _left_out(one, "no_start")
    if end and end < noticed:
        return _left_out(one, "out_of_order")
    if end is None and one.last_at < past.asked.as_of - timedelta(days=30):
        return _left_out(one, "end_unknown")
    minutes = ((end or past.asked.as_of) - noticed) / _MINUTE
    return {"subject_id": one.incident.incident_id, "value": minutes, "cause": int(end is not None)}


def _left_out(one: Told, why: str) -> Row:
    return {"subject_id": one.incident.incident_id, "excluded": why}


def review_lag(past: Past) -> Iterator[Row]:
    for one in told(past):
        end = one.at.get("resolved")
        if not one.is_asked or end is None or not past.is_inside(end):
            continue
        if one.published_at and one.published_at < end:
            yield _left_out(one, "out_of_order")
            continue
        due_on = one.due_on or _working_days_after(
            past.day(end), _POLICY.get(one.incident.severity or "", 15)
        )
        settled = past.day(one.published_at) if one.published_at else past.today
        is_late = settled > due_on
        yield {
            "subject_id": one.incident.incident_id,
            "value": days((one.published_at or past.asked.as_of) - end),
            "cause": int(one.published_at is not None),
            "within_policy": 0 if is_late else 1 if one.published_at else None,
        }


def _working_days_after(day: date, number: int) -> date:
    while day.isoweekday() > 5:
        day -= timedelta(days=1)
    while number:
        day += timedelta(days=1)
        number -= day.isoweekday() <= 5
    return day


def recurrence(past: Past) -> Iterator[Row]:
    for one in begun(past):
        if one.review is None:
            yield _left_out(one, "unreviewed")
        elif not one.known_factors:
            yield _left_out(one, "no_factor")
        else:
            earlier = [other for other in told(past) if _repeats(one, other)]
            foreseen = any(_was_in_hand(past, other, one.started_at) for other in earlier)
            yield {
                "subject_id": one.incident.incident_id,
                "value": int(bool(earlier)),
                "foreseeable": int(foreseen),
            }


def _repeats(later: Told, earlier: Told) -> bool:
    end = earlier.at.get("resolved")
    return (
        later.incident != earlier.incident
        and earlier.review is not None
        and bool(later.known_factors & earlier.known_factors)
        and bool(set(later.incident.services) & set(earlier.incident.services))
        and end is not None
        and max(end, earlier.started_at) < later.started_at <= max(end, earlier.started_at) + _YEAR
    )


def _was_in_hand(past: Past, earlier: Told, at: datetime) -> bool:
    anybody = Past(past.records, Question(as_of=past.asked.as_of, zone=past.asked.zone), sees_private=True)
    return any(one.was_open(at) for one in work(anybody) if earlier.incident in one.incidents)


def harm_while_waiting(past: Past) -> Iterator[Row]:
    oldest: dict[str, tuple[datetime, str]] = {}
    for one in work(past):
        if one.state in {*OWED, "done"} and one.agreed_at:
            for factor in _factors_served(past, one):
                since = one.agreed_at, one.action.action_id
                oldest[factor] = min(since, oldest.get(factor, since))
    for struck in begun(past):
        shared = [(oldest[code], code) for code in struck.factors if code in oldest]
        reasons = [(at, code, action) for (at, action), code in shared if at < struck.started_at]
        if reasons:
            _, factor, action_id = min(reasons)
            minutes = struck.incident.impact_minutes
            row = {"subject_id": struck.incident.incident_id, "value": minutes}
            yield {**row, "factor": factor, "action_id": action_id}


def _factors_served(past: Past, one: Work) -> set[str]:
    codes: set[str] = set()
    for finding_id in one.action.finding_ids:
        finding = past.findings_by_id[finding_id]
        if finding.kind == "area_for_improvement" and _tells(past, finding.review_id):
            codes |= {factor.code for factor in finding.factors if factor.certainty == "known"}
    return codes - {"unknown"}


def _tells(past: Past, review_id: str) -> bool:
    incident_id = past.reviews_by_id[review_id].incident_id
    versions = [one for one in past.all(Review) if one.incident_id == incident_id]
    return max(versions, key=lambda one: (_is_published(past, one), one.version)).review_id == review_id


def _is_published(past: Past, review: Review) -> bool:
    return review.published_at is not None and review.published_at <= past.asked.as_of


def factor_recurrence(past: Past) -> Iterator[Row]:
    for one in begun(past):
        here = one.started_at.astimezone(past.asked.zone)
        for factor in one.factors:
            quarter = f"{here.year}-Q{(here.month + 2) // 3}"
            row = {"subject_id": one.incident.incident_id, "value": 1}
            yield {**row, "factor": factor, "quarter": quarter}
