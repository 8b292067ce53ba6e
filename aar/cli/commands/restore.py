"""`aar restore`: a backup into an empty database."""

from pathlib import Path
from typing import Annotated

import typer

from aar.cli.output import acting, application, say


def restore(file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Put a backup in place of an empty database; one that holds records is never overwritten."""
    from aar.domain.rights import demand

    app = application()
    demand(acting(app, None), "back_up")
    app.database.replace_with(file)
    say(f"{app.database.path} now holds what {file} holds.")


COMMAND = restore
