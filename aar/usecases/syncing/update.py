"""Update: what one action has to tell its issue, sent once and believed only when it is read back."""

from dataclasses import replace
from functools import partial
from typing import Any

from aar.domain.action import ActionItem
from aar.domain.link import Conflict, LinkState, TrackerLink
from aar.domain.merge import Fields
from aar.errors import IntegrationError
from aar.ports import Mark, RemoteIssue
from aar.store import Reader, Writer
from aar.usecases.syncing.compare import Pair, Sides, compare
from aar.usecases.syncing.describe import hash_of, voice_of
from aar.usecases.syncing.failing import failed
from aar.usecases.syncing.look import lose
from aar.usecases.syncing.people import account_of, people_of
from aar.usecases.syncing.plan import Plan, plan_of
from aar.usecases.syncing.run import Found, Run
from aar.usecases.syncing.settle import take


def update(run: Run, action_id: str) -> None:
    """Merge on a fresh copy and send the rest; an error is kept with the link."""
    try:
        _update(run, action_id)
    except IntegrationError as error:
        failed(run, [run.read(lambda store: _link(store, run, action_id))], error)
    else:
        run.failures_in_row = 0


def _update(run: Run, action_id: str) -> None:
    link = run.read(partial(_link, run=run, action_id=action_id))
    remote = run.tracker.read(str(link.remote_id))
    if remote is None:
        lose(run, action_id)
        return
    sides = run.read(partial(_sides, run=run, action_id=action_id, remote=remote))
    if sides.voice.is_silent:
        return
    owner = sides.merged.to_theirs.get("owner")
    accounts = {owner: account_of(run, owner)} if owner else {}
    plan = run.read(lambda store: plan_of(store, run.options, sides, accounts))
    if not plan.is_empty:
        run.commit(lambda store: _intend(store, run, plan))
        remote = _send(run, plan)
    if remote is None:
        run.settle(partial(_trust, run=run, plan=plan))
    else:
        run.settle(partial(_confirm, run=run, plan=plan, remote=remote))


def _link(store: Reader, run: Run, action_id: str) -> TrackerLink:
    return store.require(TrackerLink, action_id, run.tracker.name)


def _sides(store: Reader, run: Run, action_id: str, remote: RemoteIssue) -> Sides:
    link, action = _link(store, run, action_id), store.require(ActionItem, action_id)
    voice = voice_of(store, run.options, action_id)
    return compare(voice, people_of(store, run.tracker.name), Pair(link, action, remote))


def _intend(store: Writer, run: Run, plan: Plan) -> None:
    # After a crash the next run knows what may have arrived, and looks before it says anything twice.
    link = _link(store, run, plan.sides.link.action_id)
    saying = plan.remark.marker if plan.remark else None
    store.put([link.telling(writing=plan.intent, saying=saying)])


def _send(run: Run, plan: Plan) -> RemoteIssue | None:
    link, remote_id = plan.sides.link, plan.sides.remote.remote_id
    remote: RemoteIssue | None = plan.sides.remote
    if plan.writes:
        mark = Mark(action_id=link.action_id, installation_id=run.installation_id)
        remote = run.tracker.write(remote_id, plan.accounts, plan.block, mark, look=plan.needs_a_look)
    if plan.state:
        remote = run.tracker.move(remote_id, plan.state)
    if plan.is_release:
        remote = run.tracker.release(remote_id, link.action_id)
    if plan.remark and not _is_said(run, plan):
        run.tracker.comment(remote_id, plan.remark.text)
    return remote


def _is_said(run: Run, plan: Plan) -> bool:
    link, remark = plan.sides.link, plan.remark
    may_be_said = remark is not None and link.told.saying == remark.marker
    return may_be_said and run.tracker.has_comment(str(link.remote_id), str(link.told.saying))


def _trust(store: Writer, run: Run, plan: Plan) -> Found:
    # It was taken; the next pull reads it back, and until then the link remembers what was written.
    action_id, now = plan.sides.link.action_id, run.now()
    link, action = _link(store, run, action_id), store.require(ActionItem, action_id)
    has_open = bool(store.list(Conflict, "open_of_action", action_id=action_id))
    settled: LinkState = "conflict" if has_open else "in_sync"
    sent = link.telling(**_told(plan, plan.sides, {})).changed(
        state=settled if action == plan.sides.action else "pending",
        since=now,
        attempts=0,
        next_attempt_at=None,
        held_until=None,
        missing_runs=0,
        last_error=None,
        seen_at=now,
    )
    store.put([sent])
    return _sent(plan)


def _confirm(store: Writer, run: Run, plan: Plan, remote: RemoteIssue) -> Found:
    action_id, people = plan.sides.link.action_id, people_of(store, run.tracker.name)
    link, action = _link(store, run, action_id), store.require(ActionItem, action_id)
    sent = link.telling(writing=plan.intent or link.told.writing)
    voice = voice_of(store, run.options, action_id)
    sides = compare(voice, people, Pair(sent, action, remote))
    ignored = _ignored(plan, sides)
    link = sent.telling(**_told(plan, sides, ignored))
    sides = compare(voice, people, Pair(link, action, remote))
    found = take(store, replace(sides, lost={**sides.lost, **ignored}), people, run.now())
    found.add(_sent(plan))
    return found


def _sent(plan: Plan) -> Found:
    found = Found()
    if not plan.is_empty:
        found.counts["pushed"] += 1
        found.note(plan.sides.link.action_id, "to_jira", plan.sides.theirs, plan.sent)
    return found


def _ignored(plan: Plan, sides: Sides) -> Fields:
    """Fields that the tracker left as they were without a word: they wait for a person."""
    return {
        name: sides.theirs[name]
        for name, wanted in plan.fields.items()
        if name in sides.theirs and sides.theirs[name] != wanted and sides.base.get(name) != wanted
    }


def _told(plan: Plan, sides: Sides, ignored: Fields) -> dict[str, Any]:
    settled: dict[str, list[Any]] = dict(sides.link.told.settled or {})
    settled |= {str(name): [sides.ours[name], value] for name, value in ignored.items()}
    if "owner" in plan.fields and plan.accounts["owner"] is None and plan.sides.ours["owner"]:
        settled["owner"] = [plan.sides.ours["owner"], None]
    if plan.state == "dropped" and sides.theirs.get("state") == "done":
        settled["state"] = ["dropped", "done"]
    told: dict[str, Any] = {"settled": settled or None, "saying": None}
    if plan.block is not None:
        told["block"] = hash_of(plan.block)
    if plan.is_release or plan.is_return:
        told["is_released"] = plan.is_release or None
    return {**told, **(plan.remark.told if plan.remark else {})}
