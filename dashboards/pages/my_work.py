"""My work: reviews to continue, actions due, checks to make, conflicts to settle, drops to confirm."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import streamlit as st

from aar.domain.rights import may
from aar.store import Reader
from aar.usecases.readiness import form_named
from aar.usecases.waiting_work import SOON, Pile, WaitingWork, waiting_work
from dashboards import session
from dashboards.components import badges, link_fields, links, sample, words
from dashboards.components.action_history import reason_words
from dashboards.components.empty import empty
from dashboards.components.entry import entry
from dashboards.components.figures import Figure, cards, heading
from dashboards.page import Page, Visit

_MOST: Final = 6
Row = dict[str, Any]


@dataclass(frozen=True)
class View:
    """What waits, the most urgent first, and whether there is any incident to look at."""

    visit: Visit
    work: WaitingWork
    has_incidents: bool


def build(store: Reader, visit: Visit) -> View:
    """Read what waits for the person, or for everyone when an administrator looks."""
    work = waiting_work(store, by=visit.person, today=visit.today, reaudit_days=session.reaudit_days())
    latest = store.rows("queries/incidents/latest", sees_private=visit.sees_private, most=1)
    return View(visit, work, bool(latest))


def draw(view: View) -> None:
    """Draw the figures and what waits below them; when nothing waits, say where to begin."""
    heading("My work", caption=_today(view))
    if not view.work.total:
        _nothing(view)
        return
    work = view.work
    whose = {"who": "all" if work.is_everyones else "mine"}
    _figures(work)
    _section("You were asked", work.invitations, lambda row: _invitation(row, view), "review")
    is_only_asked = all(_is_to_sign(row, view) for row in work.reviews.rows)
    told = "Reviews to approve" if is_only_asked else "Reviews to continue"
    _section(told, work.reviews, lambda row: _review(row, view), "review")
    owed = {**whose, "show": "owed"}
    _section("Actions due", work.actions, lambda row: _action(row, view), "actions", **owed)
    _section(
        "Checks to make", work.verifications, lambda row: _verification(row, view), "verification", **whose
    )
    _section("Conflicts to settle", work.conflicts, lambda row: _conflict(row, view), "sync")
    _section("Dropped in Jira, to confirm", work.drops, lambda row: _drop(row, view))


def _today(view: View) -> str:
    today = view.visit.today
    whose = "everyone’s work, as an administrator sees it" if view.work.is_everyones else None
    waiting = view.work.total
    said = f"{words.count(waiting, 'thing waits', 'things wait')}" if waiting else None
    return " · ".join(filter(None, (f"{today:%A} {today.day} {today:%B}", said, whose)))


def _figures(work: WaitingWork) -> None:
    overdue = f"{words.grouped(work.overdue)} of them overdue" if work.overdue else None
    cards(
        Figure("Reviews in progress", words.grouped(work.reviews.total), ":material/rate_review:"),
        Figure("Actions due this week", words.grouped(work.due_soon), ":material/event_upcoming:", overdue),
        Figure("Awaiting verification", words.grouped(work.verifications.total), ":material/verified:"),
        Figure("Conflicts with Jira", words.grouped(work.conflicts.total), ":material/difference:"),
    )


def _section(
    title: str, pile: Pile, draw_row: Callable[[Row], None], rest: str | None = None, **selection: str
) -> None:
    """The first rows, some more in a fold, and where the rest stands: the page that lists all of them."""
    if not pile.rows:
        return
    st.subheader(title, anchor=False)
    for row in pile.rows[:_MOST]:
        draw_row(row)
    folded = pile.rows[_MOST:]
    if folded:
        with st.expander(f"{len(folded)} more"):
            for row in folded:
                draw_row(row)
    if pile.total > len(pile.rows):
        _rest(pile, rest, **selection)


def _rest(pile: Pile, page: str | None, **selection: str) -> None:
    shown, total = len(pile.rows), words.grouped(pile.total)
    if page is None:
        st.caption(f"The first {shown} of {total}: as they are settled, the next come up.")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"The most urgent {shown} of {total}.", width="content")
        links.link(f"See all {total}", page, icon=":material/list:", **selection)


def _invitation(row: Row, view: View) -> None:
    titles = {section.section_id: section.title for section in form_named(row["form"]).sections}
    asked = words.clock(row["asked_at"], view.visit.zone, view.visit.now)
    entry(
        f"{row['incident_id']} · {words.safe(row['title'])}",
        about=f"Answer {words.safe(titles.get(row['section_id']) or row['section_id'])} · Asked {asked}"
        f" · Led by {words.safe(row['facilitator_name'] or 'Local administrator')}",
        badges=badges.badge(row["severity"]),
        label="Answer",
        to="review",
        review=row["review_id"],
        section=row["section_id"],
    )


def _is_to_sign(row: Row, view: View) -> bool:
    """Whether the person is asked to approve it: nobody does who led it."""
    person = view.visit.person
    is_asked = row["state"] == "in_review" and may(person, "approve")
    return is_asked and row["facilitator"] != person.person_id


def _review(row: Row, view: View) -> None:
    visit = view.visit
    done = f"{words.count(row['answers'], 'answer')} · {words.count(row['findings'], 'finding')}"
    saved = ""
    if row["saved_at"]:
        at = words.hover(words.clock(row["saved_at"], visit.zone, visit.now), row["saved_at"])
        saved = f" · Saved {at} by {words.safe(row['saved_by'] or 'Local administrator')}"
    is_to_sign = _is_to_sign(row, view)
    section = {"section": "approval"} if is_to_sign else {}
    entry(
        f"{row['incident_id']} · {words.safe(row['title'])}",
        about=f"{_due(row['due_on'], visit.today)} · {done}{saved}",
        badges=badges.badges(row["severity"], row["state"]),
        label="Approve" if is_to_sign else "Continue",
        to="review",
        review=row["review_id"],
        **section,
    )


def _action(row: Row, view: View) -> None:
    key = f" · [{words.safe(row['key'])}]({row['url']})" if row["url"] else ""
    owner = f" · {words.safe(row['owner_name'] or 'no owner')}" if view.work.is_everyones else ""
    entry(
        f"{row['action_id']} · {words.safe(row['title'])}",
        about=f"{_due(row['due_on'], view.visit.today)}{_origin(row)}{owner}{key}",
        badges=badges.badges(row["priority"], row["state"]),
        to="actions",
        action=row["action_id"],
    )


def _verification(row: Row, view: View) -> None:
    by = f" · {words.safe(row['verifier_name'] or 'no verifier')}" if view.work.is_everyones else ""
    method = f" · {words.label(row['method'])}" if row["method"] else " · No plan"
    due = "A leader decides" if row["awaits_leader"] else _due(row["due_on"], view.visit.today)
    entry(
        f"{row['action_id']} · {words.safe(row['title'])}",
        about=f"{due}{method}{_origin(row)}{by}",
        label="Decide" if row["awaits_leader"] else "Look again" if row.get("is_again") else "Verify",
        to="verification",
        action=row["action_id"],
    )


def _conflict(row: Row, view: View) -> None:
    since = words.hover(words.clock(row["opened_at"], view.visit.zone, view.visit.now), row["opened_at"])
    entry(
        f"{row['action_id']} · {words.safe(row['title'])}",
        about=f"{link_fields.title(row['field'])} differs from Jira since {since}",
        label="Settle",
        to="sync",
        action=row["action_id"],
    )


def _drop(row: Row, view: View) -> None:
    key = f" · [{words.safe(row['key'])}]({row['url']})" if row["url"] else ""
    at = words.hover(words.clock(row["dropped_at"], view.visit.zone, view.visit.now), row["dropped_at"])
    why = words.safe(reason_words(row["dropped_reason"]))
    owner = words.safe(row["owner_name"] or "no owner")
    entry(
        f"{row['action_id']} · {words.safe(row['title'])}",
        about=f"{why} · Dropped {at}{_origin(row)} · {owner}{key}",
        badges=badges.badges(row["priority"], row["state"]),
        label="Decide",
        to="actions",
        action=row["action_id"],
    )


def _begin() -> None:
    links.link("Import a timeline", "import", icon=":material/upload_file:")
    sample.offer()


def _look_around() -> None:
    links.link("See all incidents", "incidents", icon=":material/crisis_alert:")


def _nothing(view: View) -> None:
    if view.has_incidents:
        purpose = "Reviews you lead, actions you own and checks you promised appear here as they come due."
        empty("Nothing waits for you", purpose, icon=":material/task_alt:", next_step=_look_around)
        return
    purpose = (
        "Begin with what an incident left behind: a status page export, a chat log, a spreadsheet. "
        "From its timeline grow the review, its actions and the proof that they worked."
    )
    empty("Welcome", purpose, icon=":material/waving_hand:", next_step=_begin)


def _origin(row: Row) -> str:
    return f" · {row['incident_id']}" if row["incident_id"] else ""


def _due(on: date | None, today: date) -> str:
    said = words.due(on, today)
    if on is None or on > today + SOON:
        return said
    return f":red[{said}]" if on < today else f":orange[{said}]"


PAGE = Page("My work", ":material/inbox:", "", 0, "", build, draw)
