"""`aar restore`: a backup into an empty database."""

from pathlib import Path
from typing import Annotated

import typer

from aar.cli.output import By, acting, application, say


def restore(file: Annotated[Path, typer.Argument(metavar="FILE")], *, by: By = None) -> None:
    """Put a backup in place of an empty database; one that holds records is never overwritten."""
    from aar.domain.rights import demand

    app = application()
    demand(acting(app, by), "back_up")
    app.database.replace_with(file)
    say(f"{app.database.path} now holds what {file} holds.")


COMMAND = restore
