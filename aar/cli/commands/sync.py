"""`aar sync`: bring action items and Jira issues to the same state, both ways."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated, Final

import typer

from aar.cli.output import AsJson, By, acting, application, moving_line, print_json, print_table, say

if TYPE_CHECKING:
    from aar.application import Application
    from aar.usecases.syncing.run import Run, SyncResult

_COLUMNS: Final = {"action_id": "Action", "direction": "Way", "field": "Field", "from": "From", "to": "To"}
_WAYS: Final = {"to_jira": "to Jira", "from_jira": "from Jira"}


def sync(
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    full: Annotated[bool, typer.Option("--full", help="Check every link, not only changed issues.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Test the connection and the settings.")] = False,
    adopt: Annotated[
        bool,
        typer.Option("--adopt-installation", help="With --check: let this restored or copied database sync."),
    ] = False,
    by: By = None,
    as_json: AsJson = False,
) -> int:
    """Sync action items with Jira; ends with 5 when an item could not be synced."""
    from aar.errors import InputError

    if adopt and not check:
        raise InputError("--adopt-installation goes with --check.", "aar sync --check --adopt-installation")
    app = application()
    if check:
        return _check(app, adopt=adopt, by=by, as_json=as_json)
    acting(app, by)
    return _sync(app, dry_run=dry_run, full=full, as_json=as_json)


def _check(app: "Application", *, adopt: bool, by: str | None, as_json: bool) -> int:
    from aar.tracking import checked

    report = checked(app, adopt=adopt, by=acting(app, by))
    if as_json:
        print_json(report)
    else:
        say(report["sentence"])
    return 0


def _sync(app: "Application", *, dry_run: bool, full: bool, as_json: bool) -> int:
    from aar.tracking import synced

    with moving_line(is_measured=False) as move:
        tell = partial(_move, move) if move else _quietly
        result, run = synced(app, dry_run=dry_run, full=full, tell=tell)
    for problem in run.problems:
        say(problem)
    if as_json:
        print_json({**result.plain(), **({"changes": run.changes} if dry_run else {})})
    else:
        _talk(result, run, dry_run=dry_run)
    return 5 if result.errors else 0


def _talk(result: "SyncResult", run: "Run", *, dry_run: bool) -> None:
    from aar.usecases.syncing.summary import summary

    if dry_run and run.changes:
        print_table([{**one, "direction": _WAYS[one["direction"]]} for one in run.changes], _COLUMNS)
    say(f"Nothing was sent; a run would come to: {summary(result)}" if dry_run else summary(result))
    if result.conflicts:
        say("Both sides changed the same: see aar conflicts, or the Sync page.")


def _move(move: Callable[[str, float], None], sentence: str) -> None:
    move(sentence, 0.0)


def _quietly(_: str) -> None:
    """Nobody is looking."""


COMMAND = sync
