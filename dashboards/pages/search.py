"""Search: what was found by words, best first; the words stand in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import streamlit as st

from aar.store import Reader
from aar.usecases.search import HIT_KINDS, Found, Hit, HitKind, search
from dashboards.components import badges, left_out, links, words
from dashboards.components.empty import empty
from dashboards.components.entry import entry
from dashboards.components.figures import heading
from dashboards.components.marked import marked
from dashboards.components.url import bound
from dashboards.page import Page, Visit

_KINDS: Final[Mapping[HitKind, str]] = {
    "incident": "Incidents",
    "finding": "Findings",
    "decision": "Decisions",
    "action": "Actions",
}


@dataclass(frozen=True)
class View:
    """The words and the kind that the address asks for, what was found, and a kind that does not exist."""

    asked: str
    kind: HitKind | None
    found: Found
    unknown: Sequence[str] = ()


def build(store: Reader, visit: Visit) -> View:
    """Search what the person may see; a kind that does not exist is no limit."""
    asked = visit.params.get("words", "")
    wanted = visit.params.get("kind")
    kind = next((one for one in HIT_KINDS if one == wanted), None)
    unknown = [f"kind {wanted}"] if wanted and not kind else ()
    return View(asked, kind, search(store, asked, by=visit.person, kind=kind), unknown)


def draw(view: View) -> None:
    """Draw the box, the kinds and the hits, each with the way to its place."""
    heading("Search", caption=_caption(view))
    with st.container(gap="xsmall"):
        st.text_input(
            "Words",
            icon=":material/search:",
            placeholder="Words or an id: canary region, ACT-0001",
            label_visibility="collapsed",
            **bound("words", view.asked),
        )
        st.pills(
            "Kind",
            HIT_KINDS,
            format_func=_KINDS.__getitem__,
            label_visibility="collapsed",
            **bound("kind", view.kind),
        )
    left_out.draw(view.unknown)
    for hit in view.found.hits:
        _hit(hit)
    if not view.found.hits:
        _nothing(view)


def _caption(view: View) -> str:
    total, shown = view.found.total, len(view.found.hits)
    if not total:
        return "Incidents, findings, decisions and actions, by words"
    if shown < total:
        return f"The best {shown} of {words.grouped(total)}; more words narrow them down"
    return f"{words.count(total, 'record')} found"


def _hit(hit: Hit) -> None:
    facts = [words.label(hit.kind), hit.id]
    if hit.incident_id and hit.incident_id != hit.id:
        facts.append(f"of {hit.incident_id}")
    place, selection = _place(hit)
    entry(
        marked(hit.title, hit.words),
        about=f"{words.safe(' · '.join(facts))}  \n{marked(hit.snippet, hit.words)}",
        badges=badges.badge(hit.state),
        to=place,
        **selection,
    )


def _place(hit: Hit) -> tuple[str, Mapping[str, str]]:
    opened: dict[str, str] = {hit.kind: hit.id}
    if hit.kind == "incident":
        return "incident", opened
    if hit.kind == "action":
        return "actions", opened
    return "review", {"review": hit.review_id or "", "section": f"{hit.kind}s", **opened}


def _nothing(view: View) -> None:
    if not view.asked.strip():
        purpose = "Type words that stand in a title, a summary, an analysis or a service, or an id."
        empty("What are you looking for?", purpose, icon=":material/search:")
        return
    purpose = "Nothing that you may see has one of these words. Try fewer letters or another word."

    def steps() -> None:
        links.link("All incidents", "incidents", icon=":material/list:")

    empty("Nothing was found", purpose, icon=":material/search_off:", next_step=steps)


PAGE = Page("Search", ":material/search:", "Learn", 15, "search", build, draw, in_menu=False)
