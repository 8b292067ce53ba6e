"""`aar actions`: the agreed work, its links and its changes."""

from typing import Annotated

import typer

from aar.cli.output import AsJson, By, acting, application, lists, print_json, print_table, say

GROUP = typer.Typer(help="List action items, or change one.", rich_markup_mode=None)
_COLUMNS = {
    "action_id": "Action",
    "state": "State",
    "owner": "Owner",
    "due_on": "Due",
    "priority": "Priority",
    "key": "Issue",
    "title": "What",
}


@GROUP.callback(invoke_without_command=True)
def actions(context: typer.Context, *, by: By = None, as_json: AsJson = False) -> None:
    """List all action items with their links."""
    if not lists(context, by=by, as_json=as_json):
        return
    from aar.usecases.list_actions import list_actions

    app = application()
    person = acting(app, by)
    with app.reading() as store:
        rows = list_actions(store, by=person)
    if as_json:
        print_json(rows)
    else:
        print_table([{**row, "key": (row["link"] or {}).get("key")} for row in rows], _COLUMNS)


@GROUP.command()
def edit(
    action_id: Annotated[str, typer.Argument(metavar="ID")],
    *,
    title: Annotated[str | None, typer.Option(help="What is to be done, beginning with a verb.")] = None,
    owner: Annotated[str | None, typer.Option(metavar="EMAIL", help="Who does it.")] = None,
    due_on: Annotated[str | None, typer.Option(metavar="DATE", help="By when, as 2026-01-31.")] = None,
    priority: Annotated[str | None, typer.Option(help="P1, P2, P3 or P4.")] = None,
    state: Annotated[str | None, typer.Option(help="in_progress, done or dropped.")] = None,
    reason: Annotated[str | None, typer.Option(help="Why it is dropped, or comes back.")] = None,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Change an action item; only what is given changes."""
    from aar.usecases.edit_action import edit_action

    app = application()
    words = None if title is None else title.strip()
    given = {"title": words, "due_on": due_on, "priority": priority, "state": state}
    fields: dict[str, object] = {name: value for name, value in given.items() if value is not None}
    if owner is not None:
        fields["owner"] = app.person(owner).person_id
    acted = acting(app, by)
    action = app.run(edit_action, action_id, fields, by=acted, now=app.now(), reason=reason)
    if as_json:
        print_json(action.plain())
    else:
        say(f"{action.action_id} is {action.state.replace('_', ' ')}.")
