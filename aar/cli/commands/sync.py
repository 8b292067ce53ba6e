"""`aar sync`: bring action items and Jira issues to the same state, both ways."""

from typing import Annotated

import typer

from aar.cli.output import AsJson, application, print_json, say


def sync(
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    full: Annotated[bool, typer.Option("--full", help="Look at every issue, not only changed ones.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Test the connection and the settings.")] = False,
    as_json: AsJson = False,
) -> int:
    """Sync action items with Jira; ends with 5 when an item could not be synced."""
    from aar.tracking import checked, synced

    app = application()
    if check:
        report = checked(app)
        if as_json:
            print_json(report)
        else:
            say(report["sentence"])
        return 0
    result, run = synced(app, dry_run=dry_run, full=full)
    for problem in run.problems:
        say(problem)
    document = {**result.plain(), **({"changes": run.changes} if dry_run else {})}
    if as_json:
        print_json(document)
    else:
        say(", ".join(f"{number} {name}" for name, number in document.items() if name != "changes"))
        for change in run.changes:
            say("{action_id} {direction} {field}: {from} → {to}".format(**change))
    return 5 if result.errors else 0


COMMAND = sync
