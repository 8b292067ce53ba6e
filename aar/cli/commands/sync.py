"""`aar sync`: bring action items and Jira issues to the same state, both ways."""

from typing import TYPE_CHECKING, Annotated

import typer

from aar.cli.output import AsJson, By, acting, application, print_json, say

if TYPE_CHECKING:
    from aar.application import Application


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

    result, run = synced(app, dry_run=dry_run, full=full, tell=_progress)
    for problem in run.problems:
        say(problem)
    document = {**result.plain(), **({"changes": run.changes} if dry_run else {})}
    if as_json:
        print_json(document)
    else:
        say(", ".join(f"{number} {name}" for name, number in document.items() if name != "changes"))
        for change in run.changes if dry_run else ():
            say("{action_id} {direction} {field}: {from} → {to}".format(**change))
    return 5 if result.errors else 0


def _progress(sentence: str) -> None:
    import sys

    if sys.stderr.isatty():
        say(f"{sentence} …")


COMMAND = sync
