"""Every page of the menu opens without an error and without asking anybody else, in light and dark."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboards.components.links import pages
from tests import builders
from tests.journeys.conftest import Look, Serve
from tests.running import Server

pytestmark = pytest.mark.journey
CORPUS = (
    *builders.PEOPLE,
    builders.incident(),
    *builders.resolved_timeline(),
    builders.review(),
    builders.finding(),
    builders.action(),
)


@pytest.fixture
def server(serve: Serve, tmp_path: Path) -> Server:
    builders.database_with(tmp_path / "aar.duckdb", *CORPUS)
    return serve(tmp_path / "aar.duckdb")


@pytest.mark.parametrize("tone", ["light", "dark"])
def test_every_page_opens_from_a_link(server: Server, screen_on: Look, tone: str) -> None:
    screen = screen_on(server)
    screen.page.emulate_media(color_scheme="dark" if tone == "dark" else "light")
    for page in pages():
        screen.open(f"/{page.url_path}")
        expect(screen.page.get_by_test_id("stException")).to_have_count(0)
        screen.shoot(f"{page.url_path or 'my-work'}-{tone}")


def test_an_incident_is_opened_from_the_list_and_its_event_from_the_table(
    server: Server, screen_on: Look
) -> None:
    screen = screen_on(server)
    screen.open("/incidents")
    screen.page.get_by_test_id("stDataFrame").click(position={"x": 300, "y": 50})
    screen.page.wait_for_url("**/incident?incident=INC-0001")
    screen.settle()
    screen.page.get_by_test_id("stDataFrame").click(position={"x": 600, "y": 90})
    screen.page.wait_for_url("**event=EVT-0002*")
    expect(screen.page.get_by_text("EVT-0002 from manual")).to_be_visible()


def test_a_new_incident_is_recorded_by_whoever_acts(server: Server, screen_on: Look) -> None:
    screen = screen_on(server)
    screen.open("/incidents")
    screen.act_as("Review facilitator")
    screen.page.get_by_role("button", name="New incident").click()
    screen.page.get_by_label("Title").fill("Search is down")
    screen.page.get_by_role("button", name="Create", exact=True).click()
    expect(screen.page.get_by_role("heading", name="Search is down")).to_be_visible()
    screen.settle()
    assert "The timeline is empty" in screen.text()


def test_who_acts_is_remembered_after_a_reload(server: Server, screen_on: Look) -> None:
    screen = screen_on(server)
    screen.open("/")
    screen.act_as("Service owner")
    screen.open("/incidents")
    expect(screen.page.get_by_role("combobox", name="Acting as")).to_have_value("Service owner")


def test_what_is_typed_at_the_side_is_found_by_keyboard_and_leads_to_its_place(
    server: Server, screen_on: Look
) -> None:
    screen = screen_on(server)
    screen.open("/incidents")
    screen.page.get_by_test_id("stSidebar").get_by_role("textbox", name="Search").fill("canary & region")
    screen.page.keyboard.press("Enter")
    screen.page.wait_for_url("**/search?words=canary+%26+region")
    screen.settle()
    screen.page.get_by_role("link", name="Open").first.click()
    screen.page.wait_for_url("**/review?review=REV-0001&section=findings&finding=FND-0001")
