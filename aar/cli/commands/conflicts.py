"""`aar conflicts`: fields that both sides changed, and which side stays."""

from typing import Annotated

import typer

from aar.cli.output import AsJson, By, acting, application, lists, print_json, print_table, say

GROUP = typer.Typer(help="List conflicts with Jira, or settle one.", rich_markup_mode=None)
_COLUMNS = {"action_id": "Action", "field": "Field", "base": "Before", "ours": "Ours", "theirs": "Jira's"}
_STAYS = {"ours": "ours stays, and the next sync sends it.", "jira": "Jira's stays."}
_SETTLED = {"resolution": "Stayed", "resolved_by": "Settled by", "resolved_at": "Settled at"}


@GROUP.callback(invoke_without_command=True)
def conflicts(
    context: typer.Context,
    *,
    everything: Annotated[bool, typer.Option("--all", help="Settled ones too.")] = False,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """List open conflicts."""
    if not lists(context, by=by, as_json=as_json):
        return
    from aar.usecases.list_conflicts import list_conflicts

    app = application()
    person = acting(app, by)
    with app.reading() as store:
        found = list_conflicts(store, by=person, settled_too=everything)
    rows = [conflict.plain() for conflict in found]
    if as_json:
        print_json(rows)
    elif not rows:
        say("No conflicts." if everything else "No open conflicts.")
    else:
        print_table(rows, {**_COLUMNS, **_SETTLED} if everything else _COLUMNS)
        say("Settle one with: aar conflicts resolve ACTION FIELD --take ours|jira")


@GROUP.command()
def resolve(
    action_id: Annotated[str, typer.Argument(metavar="ACTION")],
    field: Annotated[str, typer.Argument(metavar="FIELD")],
    *,
    take: Annotated[str, typer.Option(help="ours or jira.")],
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Settle one conflict."""
    from aar.usecases.resolve_conflict import resolve_conflict

    app = application()
    conflict = app.run(resolve_conflict, action_id, field, take, by=acting(app, by), now=app.now())
    if as_json:
        print_json(conflict.plain())
    else:
        say(f"{action_id} {field}: {f'{take} stays.' if field == 'issue' else _STAYS[take]}")
