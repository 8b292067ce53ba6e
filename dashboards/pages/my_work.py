"""My work: reviews to continue, actions due, checks to make, conflicts to settle, drops to confirm."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import streamlit as st

from aar.domain.rights import may
from aar.store import Reader
from aar.usecases.list_reaudits import list_reaudits
from aar.usecases.readiness import form_named
from dashboards import session
from dashboards.components import badges, links, sample, words
from dashboards.components.action_history import reason_words
from dashboards.components.empty import empty
from dashboards.components.entry import entry
from dashboards.components.figures import Figure, cards, heading
from dashboards.page import Page, Visit

_SOON: Final = timedelta(days=7)
_MOST: Final = 6
Row = dict[str, Any]


@dataclass(frozen=True)
class View:
    """What waits, the most urgent first; `is_everyones` when the person looks after all of it."""

    visit: Visit
    is_everyones: bool
    incidents: int
    reviews: Sequence[Row]
    actions: Sequence[Row]
    verifications: Sequence[Row]
    conflicts: Sequence[Row]
    drops: Sequence[Row]
    invitations: Sequence[Row]

    @property
    def overdue(self) -> int:
        """How many actions are past their date."""
        return sum(_is_before(row["due_on"], self.visit.today) for row in self.actions)

    @property
    def due_soon(self) -> int:
        """How many actions are due within a week, overdue ones included."""
        return sum(_is_before(row["due_on"], self.visit.today + _SOON) for row in self.actions)

    @property
    def waits(self) -> bool:
        """Whether anything waits at all."""
        return any(map(len, self.all))

    @property
    def all(self) -> tuple[Sequence[Row], ...]:
        """Everything that waits, kind by kind."""
        return self.reviews, self.actions, self.verifications, self.conflicts, self.drops, self.invitations


def build(store: Reader, visit: Visit) -> View:
    """Read what waits for the person, or for everyone when an administrator looks."""
    person, sees_private = visit.person, visit.sees_private
    is_everyones = may(person, "manage_people")
    mine = {"person_id": person.person_id, "everyones": is_everyones, "sees_private": sees_private}
    settles, confirms = may(person, "settle_conflicts"), may(person, "confirm_drop")
    return View(
        visit=visit,
        is_everyones=is_everyones,
        incidents=len(store.rows("queries/incidents/overview", sees_private=sees_private)),
        reviews=store.rows("queries/work/reviews", **mine, approves=may(person, "approve")),
        actions=store.rows("queries/work/actions", **mine),
        verifications=[
            *store.rows("queries/work/verifications", **mine, decides=may(person, "decide_doubt")),
            *_reaudits(store, visit, is_everyones=is_everyones),
        ],
        conflicts=store.rows("queries/work/conflicts", sees_private=sees_private) if settles else [],
        drops=store.rows("queries/work/drops", sees_private=sees_private) if confirms else [],
        invitations=store.rows(
            "queries/work/invitations", person_id=person.person_id, sees_private=sees_private
        ),
    )


def _reaudits(store: Reader, visit: Visit, *, is_everyones: bool) -> list[Row]:
    """What was proven so long ago that the verifier looks again."""
    return [
        {**row, "awaits_leader": False, "is_again": True}
        for row in list_reaudits(store, reaudit_days=session.reaudit_days(), by=visit.person)
        if row["due_on"] <= visit.today and (is_everyones or row["verifier"] == visit.person.person_id)
    ]


def draw(view: View) -> None:
    """Draw the figures and what waits below them; when nothing waits, say where to begin."""
    heading("My work", caption=_today(view))
    if not view.waits:
        _nothing(view)
        return
    _figures(view)
    _section("You were asked", view.invitations, lambda row: _invitation(row, view))
    _section("Reviews to continue", view.reviews, lambda row: _review(row, view))
    _section("Actions due", view.actions, lambda row: _action(row, view))
    _section("Checks to make", view.verifications, lambda row: _verification(row, view))
    _section("Conflicts to settle", view.conflicts, lambda row: _conflict(row, view))
    _section("Dropped in Jira, to confirm", view.drops, lambda row: _drop(row, view))


def _today(view: View) -> str:
    today = view.visit.today
    whose = "everyone’s work, as an administrator sees it" if view.is_everyones else None
    waiting = sum(map(len, view.all))
    said = f"{words.count(waiting, 'thing waits', 'things wait')}" if waiting else None
    return " · ".join(filter(None, (f"{today:%A} {today.day} {today:%B}", said, whose)))


def _figures(view: View) -> None:
    overdue = f"{view.overdue} overdue" if view.overdue else None
    cards(
        Figure("Reviews in progress", str(len(view.reviews)), ":material/rate_review:"),
        Figure("Actions due this week", str(view.due_soon), ":material/event_upcoming:", overdue),
        Figure("Awaiting verification", str(len(view.verifications)), ":material/verified:"),
        Figure("Conflicts with Jira", str(len(view.conflicts)), ":material/difference:"),
    )


def _section(title: str, rows: Sequence[Row], draw_row: Callable[[Row], None]) -> None:
    if not rows:
        return
    st.subheader(title, anchor=False)
    for row in rows[:_MOST]:
        draw_row(row)
    if len(rows) > _MOST:
        with st.expander(f"{len(rows) - _MOST} more"):
            for row in rows[_MOST:]:
                draw_row(row)


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


def _review(row: Row, view: View) -> None:
    visit = view.visit
    done = f"{words.count(row['answers'], 'answer')} · {words.count(row['findings'], 'finding')}"
    saved = ""
    if row["saved_at"]:
        at = words.hover(words.clock(row["saved_at"], visit.zone, visit.now), row["saved_at"])
        saved = f" · Saved {at} by {words.safe(row['saved_by'] or 'Local administrator')}"
    entry(
        f"{row['incident_id']} · {words.safe(row['title'])}",
        about=f"{_due(row['due_on'], visit.today)} · {done}{saved}",
        badges=badges.badges(row["severity"], row["state"]),
        label="Approve" if row["state"] == "in_review" and may(visit.person, "approve") else "Continue",
        to="review",
        review=row["review_id"],
    )


def _action(row: Row, view: View) -> None:
    key = f" · [{words.safe(row['key'])}]({row['url']})" if row["url"] else ""
    owner = f" · {words.safe(row['owner_name'] or 'no owner')}" if view.is_everyones else ""
    entry(
        f"{row['action_id']} · {words.safe(row['title'])}",
        about=f"{_due(row['due_on'], view.visit.today)}{_origin(row)}{owner}{key}",
        badges=badges.badges(row["priority"], row["state"]),
        to="actions",
        action=row["action_id"],
    )


def _verification(row: Row, view: View) -> None:
    by = f" · {words.safe(row['verifier_name'] or 'no verifier')}" if view.is_everyones else ""
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
    since = words.clock(row["opened_at"], view.visit.zone, view.visit.now)
    entry(
        f"{row['action_id']} · {words.safe(row['title'])}",
        about=f"{words.label(row['field'])} differs from Jira since {words.hover(since, row['opened_at'])}",
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
    if view.incidents:
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
    if on is None or on > today + _SOON:
        return said
    return f":red[{said}]" if on < today else f":orange[{said}]"


def _is_before(on: date | None, limit: date) -> bool:
    return on is not None and on < limit


PAGE = Page("My work", ":material/inbox:", "", 0, "", build, draw)
