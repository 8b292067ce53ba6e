"""Collects the commands, runs one, and turns every failure into a sentence and an exit code."""

import io
import sys
from collections.abc import Sequence
from typing import Final

import typer
from typer.exceptions import Abort, TyperException

from aar.cli.version import Version
from aar.errors import AarError
from aar.registry import discover

_INTERRUPTED: Final = 130


def build() -> typer.Typer:
    """The whole command line: each module in `aar.cli.commands` exports `COMMAND` or `GROUP`."""
    app = typer.Typer(
        name="aar",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    app.callback()(_aar)
    for name, command in discover("aar.cli.commands", exporting="COMMAND").items():
        app.command(name=name.removesuffix("_"))(command)
    for name, group in discover("aar.cli.commands", exporting="GROUP").items():
        app.add_typer(group, name=name.removesuffix("_"))
    return app


def _aar(*, version: Version = False) -> None:
    """After-action review and resilience tracking: from timeline to verified remediation."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code of contracts.md."""
    _write_anywhere()
    try:
        code = build()(args=arguments, prog_name="aar", standalone_mode=False)
    except AarError as error:
        return _fail(error.message, error.hint, error.exit_code)
    except Abort:
        return _fail("Stopped.", "", _INTERRUPTED)
    except TyperException as error:
        return _fail(error.format_message(), "Add --help to see what is possible.", error.exit_code)
    except KeyboardInterrupt:
        return _fail("Stopped.", "", _INTERRUPTED)
    except Exception:  # noqa: BLE001 - the last line of defence: never a traceback for a person
        return _crash()
    return code if isinstance(code, int) else 0


def _write_anywhere() -> None:
    """A letter that a terminal or a file cannot hold is written as its code, and stops nothing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _fail(message: str, hint: str, code: int) -> int:
    sys.stderr.write(f"{message}\n{hint}\n" if hint else f"{message}\n")
    return code


def _crash() -> int:
    from aar.logs import log_crash

    return _fail(
        f"Something went wrong that should not have. Its id is {log_crash()}.",
        "Please report it with that id; its log in the folder for temporary files says more.",
        1,
    )
