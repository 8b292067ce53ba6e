"""A dropped file between looking at it and importing it; what was found is kept while the page is open."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from aar.domain.imports import ImportOptions, ImportResult, Preview
from aar.errors import AarError
from aar.usecases.import_timeline import import_timeline
from aar.usecases.preview_import import preview_import
from aar.usecases.private_folder import private_folder
from dashboards import session
from dashboards.components import problems

T = TypeVar("T")
_LOOKED: Final = "looked"
_DONE: Final = "done"


class Upload:
    """One dropped file and what the person said about it."""

    def __init__(self, file: UploadedFile) -> None:
        self._file = file
        self.name = file.name
        self.key = f"import.{file.file_id}"

    @property
    def done(self) -> ImportResult | None:
        """What importing it did, once it was imported."""
        found = self._get(_DONE)
        return found if isinstance(found, ImportResult) else None

    def look(self, options: ImportOptions) -> Preview | AarError:
        """What it seems to be, read with these options; an error is a value here, to be drawn in its card."""
        asked = options.model_dump_json()
        known = self._get(_LOOKED)
        if isinstance(known, tuple) and known[0] == asked:
            found: Preview | AarError = known[1]
            return found
        with st.spinner(f"Reading {self.name} …"):
            looked = self._attempt(lambda path: self._preview(path, options))
        self._set(_LOOKED, (asked, looked))
        return looked

    def store(self, options: ImportOptions, progress: Callable[[str, float], None]) -> AarError | None:
        """Import it; what came of it is kept, an error is returned."""
        result = self._attempt(lambda path: self._import(path, options, progress))
        if isinstance(result, AarError):
            return result
        self._set(_DONE, result)
        return None

    def forget(self) -> None:
        """Look at it afresh, as after an undo."""
        for name in (_LOOKED, _DONE):
            st.session_state.pop(f"{self.key}.{name}", None)

    def _preview(self, path: Path, options: ImportOptions) -> Preview:
        return preview_import(session.app().database, path, options, by=session.person())

    def _import(
        self, path: Path, options: ImportOptions, progress: Callable[[str, float], None]
    ) -> ImportResult:
        app = session.app()
        by, now = session.person(), app.now()
        return import_timeline(app.database, path, options, by=by, now=now, progress=progress)

    def _attempt(self, work: Callable[[Path], T]) -> T | AarError:
        with private_folder("upload") as folder:
            path = folder / Path(self.name).name
            path.write_bytes(self._file.getvalue())
            try:
                return work(path)
            except AarError as error:
                return error
            except Exception:  # noqa: BLE001 - one broken file must not hide the others
                return problems.crashed()

    def _get(self, name: str) -> Any:  # noqa: ANN401 - a session holds anything
        return st.session_state.get(f"{self.key}.{name}")

    def _set(self, name: str, value: object) -> None:
        st.session_state[f"{self.key}.{name}"] = value
