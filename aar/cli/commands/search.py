"""`aar search`: incidents, findings, decisions and actions by words."""

from typing import Annotated

import typer

from aar.cli.output import AsJson, By, acting, application, print_json, print_table, say

_COLUMNS = {"kind": "Kind", "id": "Id", "incident_id": "Incident", "title": "Title", "snippet": "Found in"}


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="Words or ids, in any order.")],
    *,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Find incidents, findings, decisions and actions by words, best first."""
    from aar.usecases.search import search as find

    app = application()
    person = acting(app, by)
    with app.reading() as store:
        found = find(store, " ".join(words), by=person)
    hits = [hit.plain() for hit in found.hits]
    if as_json:
        print_json(hits)
    elif hits:
        print_table(hits, _COLUMNS)
    else:
        say("Nothing was found. Try fewer or other words.")
    if found.total > len(hits):
        say(f"These are the best {len(hits)} of {found.total}; more words narrow them down.")


COMMAND = search
