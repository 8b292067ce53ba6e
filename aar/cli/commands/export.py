"""`aar export`: everything into a folder."""

from pathlib import Path
from typing import Annotated

import typer

from aar.cli.output import By, acting, application, say


def export(folder: Annotated[Path, typer.Argument(metavar="FOLDER")], *, by: By = None) -> None:
    """Write everything into a folder, one file a kind of record, that `aar load` reads again."""
    from aar.usecases.export_bundle import export_bundle

    app = application()
    written = export_bundle(app.database, folder, by=acting(app, by))
    say(f"{folder}: " + ", ".join(f"{count} {name}" for name, count in written.items() if count))


COMMAND = export
