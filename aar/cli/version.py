"""Which version of the product this is."""

from typing import Annotated

import typer


def program_version() -> str:
    """The version that is installed, or that none is."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("aar")
    except PackageNotFoundError:
        return "not installed, run from its folder"


def _print(wanted: bool) -> None:  # noqa: FBT001 - typer hands the value of a flag over
    if wanted:
        typer.echo(f"aar {program_version()}")
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--version", is_eager=True, callback=_print, help="Print the version and exit.")
]
