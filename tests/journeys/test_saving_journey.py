"""No text is lost: two people in one review, a reload, a server that dies; and the page says how it is."""

import os
import signal
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, expect

from aar.domain.review import Answer
from aar.store import Database
from tests import builders
from tests.journeys import real_incident
from tests.journeys.conftest import Look, Serve
from tests.journeys.form import Form
from tests.running import Server

pytestmark = pytest.mark.journey
HAPPENED = "What happened?"
AFFECTED = "Who was affected, and how?"
SURPRISED = "What was supposed to happen?"
OVERVIEW = "/review?review=REV-0001&section=overview"


@pytest.fixture
def server(serve: Serve, tmp_path: Path) -> Server:
    real_incident.fill(tmp_path / "aar.duckdb", builders.review())
    return serve(tmp_path / "aar.duckdb")


def opened(screen_on: Look, server: Server, name: str, *, is_other: bool = False) -> Form:
    """The overview as one person sees it in a browser of their own."""
    form = Form(screen_on(server, is_other=is_other))
    form.screen.open(OVERVIEW)
    form.screen.act_as(name)
    return form


def field(form: Form, label: str) -> Locator:
    return form.main.get_by_role("textbox", name=label).first


def answers(server: Server) -> dict[str, object]:
    with Database(server.database).read() as store:
        return {answer.question_id: answer.value for answer in store.list(Answer)}


def test_two_people_in_one_review_see_each_other_and_lose_nothing(server: Server, screen_on: Look) -> None:
    one = opened(screen_on, server, "Review facilitator")
    other = opened(screen_on, server, "Head of platform", is_other=True)
    other.screen.act_as("Local administrator")
    field(other, HAPPENED).fill("Half typed by the other")
    one.write(AFFECTED, "Everybody who pushed.")
    other.sees("Review facilitator saved another text: “Everybody who pushed.”")
    expect(field(other, HAPPENED)).to_have_value("Half typed by the other")

    one.write(HAPPENED, "Git failed.")
    other.sees("Review facilitator saved another text: “Git failed.”")
    field(other, HAPPENED).press("Tab")
    other.sees("saved another text meanwhile")
    assert {"Git failed.", "Half typed by the other"} <= set(
        other.main.locator("pre, [data-testid=stText]").all_inner_texts()
    )
    other.screen.shoot("two-people-one-field")
    other.press("Keep mine")
    expect(other.main.get_by_text("Not saved")).to_have_count(0)
    one.sees("Local administrator saved another text: “Half typed by the other”")
    one.press("Show it")
    expect(field(one, HAPPENED)).to_have_value("Half typed by the other")
    assert answers(server) == {"summary": "Half typed by the other", "impact": "Everybody who pushed."}


def test_what_was_typed_survives_a_reload_and_a_dead_server(
    server: Server, serve: Serve, screen_on: Look
) -> None:
    form = opened(screen_on, server, "Review facilitator")
    field(form, HAPPENED).fill("Typed and not left")
    form.screen.page.reload()
    expect(field(form, HAPPENED)).to_have_value("Typed and not left")
    form.sees("Saved")

    os.kill(server.process.pid, signal.SIGSTOP)  # a server that has no time: what is left now reaches nobody
    form.write_unanswered(HAPPENED, "Left while the server was busy")
    form.write_unanswered(AFFECTED, "Left as well")
    field(form, SURPRISED).fill("Half")
    form.screen.page.wait_for_timeout(800)
    expect(form.main.get_by_text("Saved")).to_be_hidden()
    server.stop(signal.SIGKILL)
    banner = "getComputedStyle(document.querySelector('.stApp'), '::before').content"
    form.screen.page.wait_for_function(f"{banner}.includes('cannot be reached')")
    form.screen.page.wait_for_timeout(1_600)
    form.screen.page.screenshot(path="test-results/screens/connection-lost.png")

    serve(server.database, int(urlsplit(server.url).port or 0))
    expect(form.main.get_by_text("Saved")).to_have_count(3, timeout=20_000)
    form.screen.faults.clear()  # the browser said that the connection was gone, and it was right
    assert answers(server) == {
        "summary": "Left while the server was busy",
        "impact": "Left as well",
        "expected": "Half",
    }
