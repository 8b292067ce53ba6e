"""`aar backup`: a consistent copy of the database while it is in use."""

from pathlib import Path
from typing import Annotated

import typer

from aar.cli.output import By, acting, application, say


def backup(file: Annotated[Path, typer.Argument(metavar="FILE")], *, by: By = None) -> None:
    """Write a copy of the whole database; others go on working meanwhile."""
    from aar.domain.rights import demand
    from aar.usecases.audit_head import audit_head

    app = application()
    demand(acting(app, by), "back_up")
    with app.reading() as store:
        head = audit_head(store)
    app.database.copy_to(file)
    say(f"{file}: {file.stat().st_size / 1e6:.1f} MB. Keep elsewhere, for aar audit --expect: {head}")


COMMAND = backup
