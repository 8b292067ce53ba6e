"""`aar imports`: what was imported, undoing it, and what was refused."""

from pathlib import Path
from typing import Annotated, Any

import typer

from aar.cli.output import AsJson, By, acting, application, lists, print_json, print_table, say

GROUP = typer.Typer(help="List imports, undo one, or get what it refused.", rich_markup_mode=None)
ImportId = Annotated[str, typer.Argument(metavar="ID")]
_COLUMNS = {
    "import_id": "Import",
    "imported_at": "When (UTC)",
    "source": "Source",
    "file_name": "File",
    "new": "New",
    "updated": "Updated",
    "unchanged": "Unchanged",
    "rejected": "Rejected",
    "undone_at": "Undone",
}


@GROUP.callback(invoke_without_command=True)
def imports(context: typer.Context, *, by: By = None, as_json: AsJson = False) -> None:
    """List imports in their order."""
    if not lists(context, by=by, as_json=as_json):
        return
    from aar.domain.imports import Import

    app = application()
    acting(app, by)
    with app.reading() as store:
        rows = [done.plain() for done in store.list(Import)]
    if as_json:
        print_json(rows)
    else:
        print_table([_for_people(row) for row in rows], _COLUMNS)


def _for_people(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value[:16].replace("T", " ") if name in {"imported_at", "undone_at"} else value
        for name, value in row.items()
    }


@GROUP.command()
def undo(
    import_id: ImportId,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Undo it although people edited its events.")] = False,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Take an import back as one."""
    from aar.usecases.undo_import import undo_import

    app = application()
    result = app.run(undo_import, import_id, by=acting(app, by), now=app.now(), confirmed=yes)
    if as_json:
        print_json(result.plain())
    else:
        say(f"{import_id} is undone: {result.removed} removed, {result.restored} restored.")


@GROUP.command()
def rejects(
    import_id: ImportId,
    *,
    out: Annotated[Path, typer.Option(help="Where to write them as CSV.")],
    by: By = None,
) -> None:
    """Write the refused records as CSV."""
    from aar.errors import InputError
    from aar.usecases.export_rejects import export_rejects

    app = application()
    acting(app, by)
    with app.reading() as store:
        text = export_rejects(store, import_id)
    try:
        if out.is_file() and out.read_bytes() not in {b"", text.encode()}:
            raise InputError(
                f"{out} exists already, and may hold what was corrected.",
                "Choose another name, or remove it first.",
            )
        out.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise InputError(f"{out} cannot be written: {error.strerror}.", "Choose another place.") from error
    say(f"{out} holds what {import_id} refused.")
