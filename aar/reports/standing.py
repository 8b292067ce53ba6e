"""Where an action stands, in words: done is not yet verified, and every verdict says what it means."""

from aar.domain.action import ActionItem
from aar.domain.verification import Verification
from aar.reports import clock
from aar.reports.material import ReportMaterial
from aar.reports.wording import METHODS, RESULTS, in_sentence, word

LEGEND = (
    "Done means that the work is finished. Verified means that somebody other than the owner found evidence "
    "that it works. An action that was found not effective, or only partly, is in progress again."
)


def standing(material: ReportMaterial, action: ActionItem) -> str:
    """The state of an action with what follows from it, for a cell of a table."""
    if action.state == "done":
        return _unverified(material, action)
    if action.state == "verified":
        return _verified(material, action)
    if action.state == "dropped":
        return f"Dropped: {in_sentence(word(action.dropped_reason)) or 'no reason recorded'}"
    return f"{word(action.state)}{_reopened(material, action)}{_overdue(material, action)}"


def verdict(material: ReportMaterial, verification: Verification) -> str:
    """One verdict in a sentence: what was found, by whom and when, and what was looked at."""
    on = clock.day(verification.verified_at, material.zone)
    by = material.name_of(verification.verified_by)
    found = f"{word(RESULTS[verification.result])} ({on}, {by})"
    return f"{found}: {verification.note}" if verification.note else found


def plan_in_words(material: ReportMaterial, action: ActionItem) -> str:
    """How it will be checked: method, measure, threshold, window and verifier."""
    plan = action.plan
    if plan is None:
        return ""
    threshold = "" if plan.threshold is None else f"threshold {plan.threshold}"
    window = f"after {plan.window_days} days" if plan.window_days else "as soon as it is done"
    verifier = f"by {material.named(plan.verifier)}" if plan.verifier else ""
    parts = [_measure(material, plan.measure), threshold, window, verifier]
    late = " The plan was added after the work had started." if action.plan_is_late else ""
    return f"{word(METHODS[plan.method])}: {'; '.join(filter(None, parts))}.{late}"


def _measure(material: ReportMaterial, measure: object) -> str:
    if isinstance(measure, dict):
        return ", ".join(
            f"{in_sentence(word(str(name)))} {_value(material, value)}" for name, value in measure.items()
        )
    return "" if measure is None else str(measure).strip().rstrip(".")


def _value(material: ReportMaterial, value: object) -> str:
    is_factor = isinstance(value, str) and not material.taxonomy.unknown([value])
    return in_sentence(material.taxonomy.label(str(value))) if is_factor else str(value)


def _unverified(material: ReportMaterial, action: ActionItem) -> str:
    if action.plan is None:
        return "Done, without a verification plan"
    last = material.verifications.get(action.action_id, ())[-1:]
    doubt = " (last check inconclusive)" if last and last[0].result == "inconclusive" else ""
    due_on = material.checks_due.get(action.action_id)
    due = f"; check due {due_on}" if due_on else "; a leader decides"
    late = ", overdue" if due_on and due_on < material.today else ""
    return f"Done, not yet verified{doubt}{due}{late}"


def _verified(material: ReportMaterial, action: ActionItem) -> str:
    proofs = [one for one in material.verifications.get(action.action_id, ()) if one.result == "effective"]
    on = f" {clock.day(proofs[-1].verified_at, material.zone)}" if proofs else ""
    return f"Verified{on}: effective"


def _reopened(material: ReportMaterial, action: ActionItem) -> str:
    last = material.verifications.get(action.action_id, ())[-1:]
    if action.state != "in_progress" or not last or last[0].result == "inconclusive":
        return ""
    return f" again: found {RESULTS[last[0].result]} {clock.day(last[0].verified_at, material.zone)}"


def _overdue(material: ReportMaterial, action: ActionItem) -> str:
    is_late = action.is_outstanding and action.due_on is not None and action.due_on < material.today
    return ", overdue" if is_late else ""
