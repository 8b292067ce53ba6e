"""Pages for people: the list of issues, an issue, and the buttons of its workflow."""

from html import escape
from urllib.parse import parse_qs

from tests.fakes.jira.answers import Answer, JsonObject, Refusal
from tests.fakes.jira.editing import take
from tests.fakes.jira.fields import is_editable, parse_fields
from tests.fakes.jira.model import Issue, Value
from tests.fakes.jira.people import Account
from tests.fakes.jira.site import PRIORITIES, RESOLUTIONS
from tests.fakes.jira.world import World, robot

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#172b4d}"
    "table{border-collapse:collapse;width:100%}"
    "td,th{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #dfe1e6}"
    "form{display:inline}button,select,input{font:inherit;padding:.2rem .6rem}pre{white-space:pre-wrap}"
    "td:first-child,td:nth-child(5){white-space:nowrap}aside{background:#fffae6;padding:.5rem 1rem}"
)


def respond(world: World, method: str, path: str, form: str) -> Answer:
    """Return a page, or act on one of its buttons and go back to it."""
    with world.lock:
        if path in ("", "/"):
            return _page("Issues", _list(world))
        parts = path.strip("/").split("/")
        issue = world.find(parts[1]) if parts[0] == "browse" and len(parts) > 1 else None
        if issue is None or issue.is_hidden:
            return Answer(404, html=_whole("Not found", "<p>There is no such page.</p>"))
        if method == "POST":
            return _act(world, issue, parts[-1], {name: values[0] for name, values in parse_qs(form).items()})
        return _page(f"{issue.key} {issue.text('summary')}", _issue(world, issue))


def _act(world: World, issue: Issue, what: str, form: dict[str, str]) -> Answer:
    back = Answer(303, headers={"Location": f"{world.site.base_url}/browse/{issue.key}"})
    who = _person(world)
    try:
        if what == "move":
            _move(world, issue, form)
        elif what == "edit":
            world.change(issue, who, _edited(world, form))
        else:
            world.comment(issue, who, form.get("body", ""))
    except Refusal as refusal:
        words = "; ".join((*refusal.sentences, *refusal.fields.values()))
        return Answer(refusal.status, html=_whole("Not possible", f"<p>{escape(words)}</p>"))
    return back


def _person(world: World) -> Account:
    return next(who for who in world.accounts.values() if who.is_active and who != robot(world))


def _move(world: World, issue: Issue, form: dict[str, str]) -> None:
    status = world.site.workflow.status(issue.text("status"))
    for way in world.site.workflow.leaving(status):
        if way.transition_id == form.get("transition"):
            take(world, issue, way, {"resolution": form.get("resolution")}, _person(world))
            return


def _edited(world: World, form: dict[str, str]) -> dict[str, Value]:
    name = "accountId" if world.site.is_cloud else "name"
    raw: JsonObject = {
        "summary": form.get("summary", ""),
        "duedate": form.get("duedate"),
        "priority": {"id": form.get("priority", "")},
        "assignee": {name: form["assignee"]} if form.get("assignee") else None,
    }
    return parse_fields(world, raw, on_screen=lambda field: is_editable(world, field))


def _page(title: str, body: str) -> Answer:
    return Answer(200, html=_whole(title, body))


def _whole(title: str, body: str) -> str:
    note = "<aside>A stand-in for Jira, for trying the sync. Nothing here leaves this machine.</aside>"
    return (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{escape(title)}</title>"
        f"<style>{_STYLE}</style></head><body>{note}<h1>{escape(title)}</h1>{body}</body></html>"
    )


def _list(world: World) -> str:
    rows = "".join(_row(world, issue) for issue in world.issues() if not issue.is_hidden)
    head = "<tr><th>Key<th>Summary<th>Status<th>Assignee<th>Due<th>Next step</tr>"
    return f"<table>{head}{rows}</table>" if rows else "<p>No issues yet. Run the sync to see some.</p>"


def _row(world: World, issue: Issue) -> str:
    link = f"<a href='{world.site.base_url}/browse/{issue.key}'>{issue.key}</a>"
    cells = [link, escape(issue.text("summary")), _status(world, issue), escape(_assignee(world, issue))]
    due = escape(issue.text("duedate") or "none")
    return "<tr>" + "".join(f"<td>{cell}" for cell in [*cells, due]) + f"<td>{_buttons(world, issue)}</tr>"


def _status(world: World, issue: Issue) -> str:
    resolution = RESOLUTIONS.get(issue.text("resolution"))
    name = world.site.workflow.status(issue.text("status")).name
    return escape(f"{name} ({resolution})" if resolution else name)


def _assignee(world: World, issue: Issue) -> str:
    held = world.accounts.get(issue.text("assignee"))
    return held.name if held else "Unassigned"


def _buttons(world: World, issue: Issue) -> str:
    status = world.site.workflow.status(issue.text("status"))
    return " ".join(
        f"<form method=post action='{world.site.base_url}/browse/{issue.key}/move'>"
        f"<button name=transition value={way.transition_id}>{escape(way.name)}</button>"
        f"{_resolutions() if way.resolution != 'none' else ''}</form>"
        for way in world.site.workflow.leaving(status)
    )


def _resolutions() -> str:
    return _choice("resolution", RESOLUTIONS, "10000")


def _choice(name: str, options: dict[str, str], chosen: str) -> str:
    inner = "".join(
        f"<option value='{escape(key)}'{' selected' if key == chosen else ''}>{escape(text)}</option>"
        for key, text in options.items()
    )
    return f"<select name={name} aria-label={name}>{inner}</select>"


def _issue(world: World, issue: Issue) -> str:
    home = f"<p><a href='{world.site.base_url}/'>All issues</a></p>"
    status = f"<p>{_status(world, issue)} {_buttons(world, issue)}</p>"
    labels = f"<p>Labels: {escape(', '.join(issue.labels)) or 'none'}</p>"
    said = "".join(f"<p><b>{escape(one.author.name)}</b>: {escape(one.body)}</p>" for one in issue.comments)
    text = f"<h2>Description</h2><pre>{escape(issue.text('description'))}</pre><h2>Comments</h2>"
    return home + status + _edit_form(world, issue) + labels + text + (said or "<p>None.</p>")


def _edit_form(world: World, issue: Issue) -> str:
    people = {"": "Unassigned"} | {key: who.name for key, who in world.accounts.items() if who.is_active}
    summary, due = escape(issue.text("summary"), quote=True), escape(issue.text("duedate"))
    inputs = (
        f"<p><input name=summary aria-label=summary size=60 value='{summary}'></p><p>"
        f"{_choice('assignee', people, issue.text('assignee'))} "
        f"{_choice('priority', PRIORITIES, issue.text('priority'))} "
        f"<input type=date name=duedate aria-label='due date' value='{due}'> "
    )
    action = f"{world.site.base_url}/browse/{issue.key}/edit"
    return f"<form method=post action='{action}'>{inputs}<button>Save</button></p></form>"
