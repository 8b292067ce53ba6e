"""A dropped file between looking at it and importing it; what was found is kept while the page is open."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from aar.domain.imports import ImportOptions, ImportResult, Preview
from aar.errors import AarError
from aar.usecases.import_timeline import import_timeline
from aar.usecases.mapping_file import said_over
from aar.usecases.preview_import import preview_import
from aar.usecases.private_folder import private_folder
from dashboards import session
from dashboards.components import problems

T = TypeVar("T")
_LOOKED: Final = "looked"
_DONE: Final = "done"
_FAILED: Final = "failed"
_NEW: Final = "new"
_SAID: Final = {"source": "source", "zone": "zone", "date_order": "order"}


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

    @property
    def failed(self) -> AarError | None:
        """Why the last attempt to import it did not succeed."""
        found = self._get(_FAILED)
        return found if isinstance(found, AarError) else None

    def options(self, mapping: ImportOptions) -> ImportOptions:
        """What was said of it so far, over what a mapping file says of all, unless that is switched off."""
        prefix = f"{self.key}.column."
        columns = {
            str(name).removeprefix(prefix): value
            for name, value in st.session_state.items()
            if str(name).startswith(prefix) and value
        }
        base = ImportOptions() if self._get("mapped") is False else mapping
        said = {field: self._get(name) for field, name in _SAID.items()}
        return said_over(base, {**said, "incident": self._incident(), "columns": columns})

    def _incident(self) -> str | None:
        target = self._get("target")
        if target == _NEW:
            title = str(self._get("title") or "").strip()
            return f"new:{title}" if title else None
        return None if target == "file" else target

    def look(self, options: ImportOptions) -> Preview | AarError:
        """What it seems to be, read with these options; an error is a value here, to be drawn in its card."""
        asked = options.model_dump_json()
        known = self._get(_LOOKED)
        if isinstance(known, tuple) and known[0] == asked:
            found: Preview | AarError = known[1]
            return found
        st.session_state.pop(f"{self.key}.{_FAILED}", None)
        with st.spinner(f"Reading {self.name} …"):
            looked = self._attempt(lambda path: self._preview(path, options))
        self._set(_LOOKED, (asked, looked))
        return looked

    def store(self, options: ImportOptions, progress: Callable[[str, float], None]) -> None:
        """Import it; what came of it is kept, or why nothing did."""
        result = self._attempt(lambda path: self._import(path, options, progress))
        self._set(_FAILED if isinstance(result, AarError) else _DONE, result)

    def forget(self) -> None:
        """Look at it afresh, as after an undo."""
        for name in (_LOOKED, _DONE, _FAILED):
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
            path.write_bytes(self._file.getbuffer())
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
