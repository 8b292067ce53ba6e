"""Import: drop what an incident left behind, see what would come of it, then store it, or take it back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from aar.domain.imports import Import
from aar.domain.person import LOCAL, Person
from aar.store import Reader
from aar.usecases.list_sources import list_sources
from dashboards.components import import_card, import_undo, timed, words
from dashboards.components.figures import heading
from dashboards.components.import_options import Choices, as_choices
from dashboards.components.import_upload import Upload
from dashboards.page import Page, Visit

_MOST = 12
_A_ROW = 3


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
    incidents = store.rows("queries/incidents/overview", sees_private=visit.sees_private)
    return View(
        visit=visit,
        choices=as_choices(sources, incidents),
        kinds={source.title: source.description for source in sources.values()},
        imports=sorted(store.list(Import), key=lambda one: one.imported_at, reverse=True),
        names={person.person_id: person.name for person in people},
    )


def draw(view: View) -> None:
    """Draw the place to drop files, a card for each, and the earlier imports."""
    heading("Import", caption="Nothing is stored before you have seen what would come of it.")
    files = st.file_uploader(
        "Files that an incident left behind",
        accept_multiple_files=True,
        key="import.files",
        help="A file is read here and stays on this machine.",
    )
    if not files:
        _readable(view)
    undone = {one.import_id for one in view.imports if one.undone_at}
    for file in files:
        import_card.draw(Upload(file), view.choices, view.visit, undone)
    _earlier(view)


def _readable(view: View) -> None:
    st.caption("What is read is recognised by itself. The same file twice changes nothing.")
    kinds = list(view.kinds.items())
    for start in range(0, len(kinds), _A_ROW):
        row = kinds[start : start + _A_ROW]
        for column, (title, description) in zip(st.columns(_A_ROW), row, strict=False):
            with column.container(border=True, height="stretch", gap="xxsmall"):
                st.markdown(f"**{words.safe(title)}**")
                st.caption(words.safe(description))


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
            if one.undone_at is None:
                import_undo.button(one.import_id, key=f"earlier.{one.import_id}")
    if len(view.imports) > _MOST:
        st.caption(f"{len(view.imports) - _MOST} older ones: list them with the command aar imports.")


def _about(one: Import, view: View) -> str:
    visit = view.visit
    at = words.hover(words.clock(one.imported_at, visit.zone, visit.now), one.imported_at)
    by = words.safe(view.names.get(one.imported_by or "", "somebody"))
    counted = f"{one.new} new, {one.updated} updated, {one.unchanged} unchanged, {one.rejected} refused"
    return f"{one.import_id} · {words.safe(one.source)} · {at} by {by} · {counted}"


PAGE = Page("Import", ":material/upload_file:", "Learn", 20, "import", build, draw, right="import")
