"""`aar incidents`: what happened, as a list or one by one."""

from typing import Annotated

import typer

from aar.cli.output import AsJson, By, acting, application, lists, print_json, print_table

GROUP = typer.Typer(help="List incidents, near misses and exercises.", rich_markup_mode=None)


@GROUP.callback(invoke_without_command=True)
def incidents(context: typer.Context, *, by: By = None, as_json: AsJson = False) -> None:
    """List all incidents, newest first."""
    if not lists(context, by=by, as_json=as_json):
        return
    app = application()
    acting(app, by)
    with app.reading() as store:
        rows = store.rows("queries/incidents/overview", sees_private=True)
    if as_json:
        from aar.domain.record import plain

        print_json(plain(rows))
    else:
        print_table(
            rows,
            {"incident_id": "Incident", "severity": "Severity", "started_at": "Started", "title": "Title"},
        )


@GROUP.command()
def show(
    incident_id: Annotated[str, typer.Argument(metavar="ID")], *, by: By = None, as_json: AsJson = False
) -> None:
    """Show one incident with its timeline and milestones."""
    from aar.domain.event import TimelineEvent, milestone_times
    from aar.domain.incident import Incident

    app = application()
    acting(app, by)
    with app.reading() as store:
        incident = store.require(Incident, incident_id)
        events = store.list(TimelineEvent, "of_incident", incident_id=incident_id)
    if as_json:
        reached = milestone_times(events)
        print_json({**incident.plain(), "milestones": reached, "events": [event.plain() for event in events]})
        return
    print_table([incident.plain()], {"incident_id": "Incident", "severity": "Severity", "title": "Title"})
    print_table([event.plain() for event in events], {"occurred_at": "When", "kind": "Kind", "text": "What"})
