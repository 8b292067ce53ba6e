"""Who is looking, from where, and the application behind the page; valid while a page is drawn."""

from typing import Any, Final
from urllib.parse import quote, unquote
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from aar.application import Application
from aar.domain.person import LOCAL, Person
from aar.store import Reader
from dashboards.page import Visit
from dashboards.resources import application

COOKIE: Final = "aar_person"
REMEMBER: Final = "/remember"
_CHOSEN: Final = "aar.person_id"
_PERSON: Final = "aar.person"


def app() -> Application:
    """The application that all sessions share."""
    return application()


def person() -> Person:
    """Who acts in this session; recorded with every change."""
    found = st.session_state.get(_PERSON)
    return found if isinstance(found, Person) else LOCAL


def chosen_id() -> str:
    """The id that the picker or an earlier visit of this browser chose, else the local administrator's."""
    remembered = unquote(st.context.cookies.get(COOKIE, ""))
    return str(st.session_state.get(_CHOSEN) or remembered or LOCAL.person_id)


def choose(person_id: str) -> None:
    """Act as this person from the next run on."""
    st.session_state[_CHOSEN] = person_id


def remember() -> None:
    """Let the browser keep the choice for its next visit: an address must not carry who acts."""
    chosen = st.session_state.get(_CHOSEN)
    if chosen:
        st.html(f'<img src="{REMEMBER}/{quote(chosen, safe="")}" alt="" width="0" height="0">')


def identify(store: Reader) -> list[Person]:
    """Settle who acts for this run and return everyone who could."""
    people = [LOCAL, *(one for one in store.list(Person) if one.person_id != LOCAL.person_id)]
    known = {one.person_id: one for one in people}
    st.session_state[_PERSON] = known.get(chosen_id(), LOCAL)
    return people


def zone() -> ZoneInfo:
    """The viewer's zone as the browser names it, else the declared one."""
    try:
        return ZoneInfo(st.context.timezone or app().settings.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return app().settings.zone_info


def visit() -> Visit:
    """This look at the page."""
    params = st.query_params
    lists = {name: tuple(params.get_all(name)) for name in params}
    return Visit(person(), app().now(), zone(), dict(params), lists)


def reaudit_days() -> int:
    """After how many days a verified action is to be looked at again."""
    return app().settings.reaudit_days


def deadline_policy() -> dict[str, Any]:
    """From which day, and how many days by severity, the due date of an action is proposed."""
    settings = app().settings
    return {"zone": settings.zone_info, "days": settings.action_days}
