"""Import: drop what an incident left behind, see what would come of it, then store it, or take it back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from aar.domain.imports import Import
from aar.domain.person import LOCAL, Person
from aar.store import Reader
from aar.usecases.list_sources import list_sources
from dashboards.components import (
    import_all,
    import_card,
    import_kinds,
    import_mapping,
    import_rejects,
    import_undo,
    timed,
    words,
)
from dashboards.components.figures import heading
from dashboards.components.import_options import Choices, as_choices
from dashboards.components.import_upload import Upload
from dashboards.components.incident_choice import latest_of
from dashboards.page import Page, Visit

_MOST = 12


@dataclass(frozen=True)
class View:
    """What can be read, where it can go, and what was imported before, newest first."""

    visit: Visit
    choices: Choices
    kinds: Mapping[str, str]
    imports: Sequence[Import]
    names: Mapping[str, str]


def build(store: Reader, visit: Visit) -> View:
    """Read the incidents that a file may belong to, and the imports so far."""
    sources = list_sources()
    people = [LOCAL, *store.list(Person)]
    return View(
        visit=visit,
        choices=as_choices(sources, latest_of(store, visit)),
        kinds={source.title: source.description for source in sources.values()},
        imports=sorted(store.list(Import), key=lambda one: one.imported_at, reverse=True),
        names={person.person_id: person.name for person in people},
    )


def draw(view: View) -> None:
    """Draw the place to drop files, a card for each, and the earlier imports."""
    heading("Import", caption="Nothing is stored before you have seen what would come of it.")
    dropped = st.file_uploader(
        "Drop what an incident left behind",
        accept_multiple_files=True,
        key="import.files",
        help="A file is read here and stays on this machine. Larger ones go in with the command aar import.",
    )
    if not dropped:
        import_kinds.draw(view.kinds)
    mappings = [file for file in dropped if import_mapping.is_one(file)]
    uploads = [Upload(file) for file in dropped if file not in mappings]
    _forget_undone(uploads, view)
    mapping = import_mapping.draw(mappings, is_alone=not uploads)
    choices = replace(view.choices, mapping=mapping)
    import_all.draw(uploads, mapping)
    is_alone = sum(upload.done is None for upload in uploads) == 1
    for upload in uploads:
        import_card.draw(upload, choices, view.visit, is_alone=is_alone)
    _earlier(view)


def _forget_undone(uploads: Sequence[Upload], view: View) -> None:
    undone = {one.import_id for one in view.imports if one.undone_at}
    for upload in uploads:
        if upload.done is not None and upload.done.import_id in undone:
            upload.forget()


def _earlier(view: View) -> None:
    if not view.imports:
        return
    st.subheader("Imports so far", anchor=False)
    for one in view.imports[:_MOST]:
        with st.container(border=True), st.container(horizontal=True, vertical_alignment="center"):
            with st.container(gap="xxsmall"):
                undone = " :gray-badge[Undone]" if one.undone_at else ""
                st.markdown(f"**{words.safe(one.file_name or one.source)}**{undone}")
                timed.caption(_about(one, view))
            if one.rejected and one.undone_at is None:
                import_rejects.button(one.import_id, key=f"earlier.{one.import_id}", kind="tertiary")
            if one.undone_at is None:
                import_undo.button(one.import_id, key=f"earlier.{one.import_id}")
    if len(view.imports) > _MOST:
        st.caption(f"{len(view.imports) - _MOST} older ones: list them with the command aar imports.")


def _about(one: Import, view: View) -> str:
    visit = view.visit
    at = words.hover(words.clock(one.imported_at, visit.zone, visit.now), one.imported_at)
    by = words.safe(view.names.get(one.imported_by or "", "somebody"))
    counts = {"new": one.new, "updated": one.updated, "unchanged": one.unchanged, "refused": one.rejected}
    counted = ", ".join(f"{words.grouped(number)} {name}" for name, number in counts.items() if number)
    return f"{one.import_id} · {words.safe(one.source)} · {at} by {by} · {counted}"


PAGE = Page("Import", ":material/upload_file:", "Learn", 20, "import", build, draw, right="import")
