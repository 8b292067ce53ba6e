"""The verdict: what was found, what shows it, and what follows from it."""

from collections.abc import Sequence
from typing import Any, Final, get_args

import streamlit as st

from aar.domain.verification import Evidence, Result, Verification, awaits_leader
from aar.usecases.keep_file import LARGEST_BYTES, Attachment
from aar.usecases.validation import built
from aar.usecases.verify_action import verify_action
from dashboards import session
from dashboards.components import act, links, problems, words
from dashboards.components.action_view import ActionView
from dashboards.components.verification_view import why_not

_MEGABYTES: Final = LARGEST_BYTES // 1024 // 1024
_STILL: Final[dict[str, str]] = {
    "effective": "It still works: the action stays verified.",
    "inconclusive": "It cannot be told: the action stays verified.",
}
_FOLLOWS: Final[dict[str, str]] = {
    "effective": "It works: the action is verified.",
    "partly_effective": "It helps, but not enough: the action goes back to work.",
    "not_effective": "It does not help: the action goes back to work.",
    "inconclusive": "It cannot be told yet: the check is due again.",
}


def draw(view: ActionView, proposed: Result | None, *, is_due_again: bool = False) -> None:
    """The form with what the count proposes marked, or why this person cannot fill it in."""
    _announce(view)
    reason = why_not(view)
    is_settled = view.action.state == "verified" and not is_due_again
    if is_settled or _recorded(view):
        with st.expander("Record another verdict", icon=":material/gavel:"):
            _judge(view, reason, proposed)
    else:
        with st.container(border=True):
            st.markdown("**Does it still work?**" if is_due_again else "**The verdict**")
            _judge(view, reason, proposed)


def _judge(view: ActionView, reason: str, proposed: Result | None) -> None:
    if not reason:
        _form(view, proposed)
        return
    st.caption(f":material/block: {words.safe(reason)}")
    if view.action.state in {"done", "verified"}:
        st.caption(":material/switch_account: Choose another person under “Acting as” to record one.")


def _form(view: ActionView, proposed: Result | None) -> None:
    action_id = view.action.action_id
    # The number of verdicts is part of the key, so that the next one begins with an empty form.
    with st.form(f"verdict.{action_id}.{len(view.verifications)}", border=False):
        verdicts = _verdicts(view)
        result = st.radio(
            "What was found?",
            verdicts,
            index=None,
            format_func=words.label,
            captions=[_follows(view, one, proposed) for one in verdicts],
        )
        note = st.text_area(
            "What was seen", placeholder="What was looked at, for how long, and what it showed."
        )
        addresses = st.text_area(
            "Links that show it", height=76, help="One a line, with http:// or https://."
        )
        files = st.file_uploader("Files that show it", accept_multiple_files=True, max_upload_size=_MEGABYTES)
        is_wanted = st.form_submit_button("Record the verdict", type="primary", icon=":material/gavel:")
    if is_wanted and result is None:
        st.warning("Choose what was found.")
    elif is_wanted and result is not None:
        _record(action_id, result, note, addresses, files)


def _follows(view: ActionView, result: Result, proposed: Result | None) -> str:
    following = {**_FOLLOWS, **(_STILL if view.action.state == "verified" else {})}
    mark = ":material/query_stats: **Proposed by the count.** " if result == proposed else ""
    return f"{mark}{following[result]}"


def _verdicts(view: ActionView) -> list[Result]:
    """All of them, but no further doubt where a leader decides."""
    is_decision = awaits_leader(view.action, view.verifications)
    return [one for one in get_args(Result) if not (is_decision and one == "inconclusive")]


def _record(action_id: str, result: Result, note: str, addresses: str, files: Sequence[Any]) -> None:
    with problems.shown():
        evidence = [built(Evidence, {"kind": "link", "value": line.strip()}) for line in _lines(addresses)]
        verification = act.perform(
            verify_action,
            action_id,
            result,
            note=note.strip() or None,
            evidence=evidence,
            files=[Attachment(name=file.name, content=file.getvalue()) for file in files],
        )
        st.session_state[_key(action_id)] = verification
        st.query_params["action"] = action_id
        st.rerun()


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _announce(view: ActionView) -> None:
    """What follows, right after a verdict was recorded in this session."""
    verification = _recorded(view)
    if verification is not None:
        said = f"**Recorded: {words.label(verification.result).lower()}.** {_following(view, verification)}"
        icon = ":material/verified:" if verification.result == "effective" else ":material/undo:"
        (st.success if verification.result == "effective" else st.info)(said, icon=icon)
        if verification.result in {"partly_effective", "not_effective"}:
            _offer_finding(view)


def _offer_finding(view: ActionView) -> None:
    """Why it did not help is something that was learned: the way to a new finding."""
    row = next((row for row in view.origins if row["review_id"]), None)
    if row is not None:
        st.caption("Why it did not help is something to learn: amend the review with a new finding.")
        review_id = str(row["review_id"])
        links.link(
            f"Open the review of {row['incident_id']}",
            "review",
            icon=":material/rate_review:",
            review=review_id,
        )


def _following(view: ActionView, verification: Verification) -> str:
    action = view.action
    if verification.result == "effective":
        reopened = " If its issue is reopened in Jira, it comes back here." if view.link else ""
        return f"{action.action_id} is verified.{reopened}"
    if verification.result == "inconclusive" and action.state == "verified":
        return f"{action.action_id} stays verified."
    if verification.result == "inconclusive" and view.check_due_on is None:
        return f"{action.action_id} stays done. Three checks could not tell, so a leader decides now."
    if verification.result == "inconclusive":
        due = words.day(view.check_due_on)
        return f"{action.action_id} stays done, and its check is due again on {due}."
    told = " Its issue in Jira is reopened with the next sync." if view.link else ""
    tracker = told if session.app().settings.jira_url else ""
    owner = words.safe(view.name(action.owner))
    return f"{action.action_id} is back in progress, owned by {owner}.{tracker}"


def _recorded(view: ActionView) -> Verification | None:
    found = st.session_state.get(_key(view.action.action_id))
    return found if isinstance(found, Verification) else None


def _key(action_id: str) -> str:
    return f"verdict.recorded.{action_id}"
