"""A private, temporary database: a file is parsed and judged there, so that ours is held only at the end."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb

from aar.errors import InputError
from aar.store.reader import Reader
from aar.store.statements import statements


class Staging(Reader):
    """The room in which an import works; it spills to its folder and goes away with it."""

    def __init__(self, folder: Path, memory: str = "700MB") -> None:
        connection = duckdb.connect(
            ":memory:", config={"temp_directory": str(folder / "spill"), "memory_limit": memory}
        )
        super().__init__(connection)
        connection.execute("set timezone = 'UTC'")
        for text in statements("macros").values():
            connection.execute(text)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    @contextlib.contextmanager
    def reading(
        self, what: str, kind: str = "a table", hint: str = "Open it, save it as CSV again, and try that."
    ) -> Iterator[None]:
        """Turn what the engine says of an unreadable file into a sentence."""
        try:
            yield
        except duckdb.OutOfMemoryException as error:
            raise InputError(
                f"{what} needs more memory to be read as {kind} than an import may take.",
                "Split it, or leave out what its records carry beside the timeline, and try that.",
            ) from error
        except (duckdb.InvalidInputException, duckdb.ConversionException, duckdb.IOException) as error:
            said = str(error).splitlines()[0].removeprefix("Invalid Input Error: ")
            raise InputError(f"{what} cannot be read as {kind}: {said}", hint) from error
