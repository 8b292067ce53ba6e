"""The server answers for its health, lets nothing in from elsewhere, and stops when told to."""

import json
import re
import signal
import socket
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from aar.cli.main import main
from tests.running import Server, start


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = start(tmp_path_factory.mktemp("server") / "aar.duckdb", {})
    yield started
    started.stop()


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes


def ask(server: Server, path: str, **headers: str) -> Answer:
    with closing(HTTPConnection(urlsplit(server.url).netloc, timeout=10)) as connection:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())


def test_it_is_healthy_when_the_database_can_be_opened(server: Server) -> None:
    answer = ask(server, "/healthz")
    assert (answer.status, json.loads(answer.body)) == (200, {"status": "ok"})


def test_every_answer_forbids_to_load_anything_from_elsewhere(server: Server) -> None:
    policy = ask(server, "/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "http" not in policy
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]


def test_the_document_asks_at_once_for_what_most_pages_need(server: Server) -> None:
    document = ask(server, "/").body.decode()
    asked = re.findall(r'rel="modulepreload" fetchpriority="low" href="([^"]+)"', document)
    elements = {path.rpartition("/")[2].partition(".")[0] for path in asked}
    assert {"Html", "TextInput", "Selectbox", "PageLink", "ArrowVegaLiteChart", "embed"} <= elements
    types = [ask(server, path).headers["Content-Type"] for path in (asked[0], asked[-1])]
    assert all(one.startswith(("application/javascript", "text/javascript")) for one in types)


@pytest.mark.parametrize("header", ["X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy"])
def test_every_answer_carries_the_usual_protections(server: Server, header: str) -> None:
    assert ask(server, "/healthz").headers[header]


def test_fonts_are_served_by_the_app_itself(server: Server) -> None:
    assert ask(server, "/app/static/inter.woff2").status == 200


def test_a_page_of_another_name_is_refused(server: Server) -> None:
    assert ask(server, "/", Host="evil.example").status == 403


def test_a_request_from_another_site_is_refused(server: Server) -> None:
    assert ask(server, "/_stcore/health", Origin="https://evil.example").status == 403


def test_without_a_secret_there_is_no_webhook(server: Server) -> None:
    with closing(HTTPConnection(urlsplit(server.url).netloc, timeout=10)) as connection:
        connection.request("POST", "/hooks/jira", body=b"{}")
        assert connection.getresponse().status == 404


def test_it_stops_in_order_when_told_to(tmp_path: Path) -> None:
    assert start(tmp_path / "aar.duckdb", {}).stop(signal.SIGTERM) == 0


def test_a_port_that_is_taken_is_said_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AAR_DATABASE", str(tmp_path / "aar.duckdb"))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code = main(["serve", "--port", str(taken.getsockname()[1])])
    assert code == 3
    assert "Choose another one with --port" in capsys.readouterr().err


def test_nobody_else_is_served_as_long_as_nobody_signs_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AAR_DATABASE", str(tmp_path / "aar.duckdb"))
    assert main(["serve", "--host", "0.0.0.0", "--port", "0"]) == 2  # noqa: S104 - the address under test
    assert "Nobody signs in yet" in capsys.readouterr().err
