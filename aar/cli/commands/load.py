"""`aar load`: a bundle into the database."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from aar.cli.output import AsJson, By, acting, application, print_json, print_table

Preferred = Annotated[
    Literal["bundle", "database"] | None, typer.Option(help="Which side counts where records differ.")
]
_COLUMNS = {"entity": "Records", "read": "Read", "new": "New", "updated": "Updated", "unchanged": "Unchanged"}


def load(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER")],
    *,
    prefer: Preferred = None,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Load a folder that `aar export` has written, or one like it: all of it or nothing."""
    from aar.usecases.load_bundle import load_bundle

    app = application()
    counts = load_bundle(app.database, folder, by=acting(app, by), now=app.now(), prefer=prefer)
    rows = {name: count.plain() for name, count in counts.items()}
    if as_json:
        print_json(rows)
    else:
        print_table([{"entity": name, **row} for name, row in rows.items() if row["read"]], _COLUMNS)


COMMAND = load
