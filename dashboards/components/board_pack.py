"""The page to be taken away for a board: as Word or as one picture, in the same figures."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from aar.reports.board.draw import BoardFormat
from aar.usecases.compute_metrics import Question
from dashboards import session
from dashboards.components.resilience_filters import Filters
from dashboards.page import Visit

_KINDS: Final[dict[BoardFormat, tuple[str, str, str]]] = {
    "docx": (
        "Word",
        ":material/description:",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "png": ("Picture", ":material/image:", "image/png"),
}


def draw(filters: Filters, asked: Question, visit: Visit) -> None:
    """A button for each kind of file; the file is made when it is asked for."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("For the board:", width="content")
        for kind, (name, icon, media_type) in _KINDS.items():
            st.download_button(
                name,
                _making(kind, filters, asked, visit),
                file_name=f"resilience-{visit.today.isoformat()}.{kind}",
                mime=media_type,
                icon=icon,
                on_click="ignore",
                type="tertiary",
                key=f"board.{kind}",
            )


def _making(kind: BoardFormat, filters: Filters, asked: Question, visit: Visit) -> Callable[[], bytes]:
    app = session.app()

    def make() -> bytes:
        from aar.reports.board.draw import draw_board_pack
        from aar.usecases.gather_board_pack import gather_board_pack

        with app.reading() as store:  # the file is drawn after it, so that nobody waits for the database
            material = gather_board_pack(
                store, asked, told=filters.in_words, span=filters.span, by=visit.person, now=asked.as_of
            )
        return draw_board_pack(material, format=kind, template=app.settings.report_template)

    return make
