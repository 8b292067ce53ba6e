"""Pull: read what changed in the tracker page by page, each page settled in one transaction."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from aar.domain.action import ActionItem
from aar.domain.link import TrackerLink
from aar.domain.merge import Merge, our_fields
from aar.ports import RemoteIssue
from aar.store import Reader, Writer
from aar.usecases.syncing.lease import take as renew
from aar.usecases.syncing.run import Run
from aar.usecases.syncing.settle import compare, take

OVERLAP: Final = timedelta(minutes=10)


def pull(run: Run, holder: str) -> None:
    """Settle everything that changed since the watermark, and move it once every page was handled."""
    started = run.now()
    with run.database.read() as store:
        watermark = store.value("queries/sync/watermark", tracker=run.tracker.name)
    since = None if run.options.full else watermark
    seen = 0
    for page in run.tracker.changed_since(since):
        seen += len(page)
        run.tell(f"Reading what changed in Jira: {seen}")
        _settle_page(run, holder, page)
    is_worth_writing = seen > 0 or watermark is None
    if is_worth_writing and not run.options.dry_run:
        run.write(lambda store: _move_watermark(store, run, started - OVERLAP))


def _settle_page(run: Run, holder: str, page: Sequence[RemoteIssue]) -> None:
    with run.database.read() as store:
        changed = [found for remote in page if (found := _differing(store, run, remote))]
    if run.options.dry_run or not changed:
        return

    def settle(store: Writer) -> Counter[str]:
        renew(store, holder, run.now())
        counts: Counter[str] = Counter()
        for remote in changed:
            link, action = _pair(store, run, remote)
            if link and action:
                counts += take(store, run, link, compare(store, run, link, action, remote), remote)
        return counts

    run.add(run.write(settle))


def _differing(store: Reader, run: Run, remote: RemoteIssue) -> RemoteIssue | None:
    link, action = _pair(store, run, remote)
    if link is None or action is None:
        return None
    merged = compare(store, run, link, action, remote)
    is_quiet = not (merged.to_ours or merged.conflicts) and merged.base == _known_base(link, merged)
    if is_quiet and (link.key, link.missing_runs) == (remote.key, 0):
        run.count("unchanged")
        return None
    if run.options.dry_run:
        run.foresee(link.action_id, "from_jira", our_fields(action), merged.to_ours)
        run.count("pulled", int(bool(merged.to_ours)))
    return remote


def _known_base(link: TrackerLink, merged: Merge) -> dict[str, object]:
    return {name: link.base[name] for name in merged.base if name in link.base}


def _pair(store: Reader, run: Run, remote: RemoteIssue) -> tuple[TrackerLink | None, ActionItem | None]:
    links = store.list(TrackerLink, "by_remote_ids", tracker=run.tracker.name, remote_ids=[remote.remote_id])
    if not links:
        return None, None
    return links[0], store.get(ActionItem, links[0].action_id)


def _move_watermark(store: Writer, run: Run, moment: object) -> None:
    store.execute("queries/sync/forget_watermark", tracker=run.tracker.name)
    store.execute("queries/sync/set_watermark", tracker=run.tracker.name, watermark=moment)
