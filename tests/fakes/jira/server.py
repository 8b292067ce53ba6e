"""The wire of the fake Jira: HTTP on a loopback port."""

import base64
import json
import socket
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock
from typing import ClassVar
from urllib.parse import parse_qs, unquote, urlsplit

from pydantic import JsonValue

from tests.fakes.jira import pages
from tests.fakes.jira.answers import Answer
from tests.fakes.jira.asked import Asked
from tests.fakes.jira.calls import Call
from tests.fakes.jira.faults import Fault, Faults
from tests.fakes.jira.routes import answer, find_route
from tests.fakes.jira.world import World

ROOT = "/rest/api/2"
Watcher = Callable[[Call, Answer], None]


class Wire(ThreadingHTTPServer):
    """A server for one world; `record` sees each call, `watch` each ordinary exchange."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, port: int, world: World, faults: Faults, calls: list[Call], watch: Watcher) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.world = world
        self.faults = faults
        self.calls = calls
        self.watch = watch
        self.is_ending = Event()
        self._sockets: set[socket.socket] = set()
        self._sockets_lock = Lock()

    def keep(self, connection: socket.socket) -> None:
        """Remember an open connection."""
        with self._sockets_lock:
            self._sockets.add(connection)

    def drop(self, connection: socket.socket) -> None:
        """Forget a closed connection."""
        with self._sockets_lock:
            self._sockets.discard(connection)

    def end(self) -> None:
        """Stop serving and cut every open connection."""
        self.is_ending.set()
        self.shutdown()
        self.server_close()
        with self._sockets_lock:
            for connection in self._sockets:
                _cut(connection)


def _cut(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


class Handler(BaseHTTPRequestHandler):
    """One connection: REST below /rest/api/2, pages for people elsewhere."""

    server: Wire
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm: ClassVar[bool] = True
    wbufsize = -1

    def setup(self) -> None:
        """Start a connection."""
        super().setup()
        self.server.keep(self.connection)

    def finish(self) -> None:
        """End a connection."""
        self.server.drop(self.connection)
        super().finish()

    def date_time_string(self, timestamp: float | None = None) -> str:
        """Date an answer by Jira's clock."""
        del timestamp
        return super().date_time_string(self.server.world.now().timestamp())

    def log_message(self, *_: object) -> None:
        """Say nothing: calls are recorded, not printed."""

    def do_GET(self) -> None:
        """Answer a GET."""
        self._serve()

    def do_POST(self) -> None:
        """Answer a POST."""
        self._serve()

    def do_PUT(self) -> None:
        """Answer a PUT."""
        self._serve()

    def _serve(self) -> None:
        address = urlsplit(self.path)
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path = address.path.removeprefix(urlsplit(self.server.world.site.base_url).path)
        if path.startswith(ROOT):
            self._serve_rest(unquote(path.removeprefix(ROOT)), parse_qs(address.query), raw)
        else:
            self._send(pages.respond(self.server.world, self.command, unquote(path), raw.decode()))

    def _serve_rest(self, path: str, query: dict[str, list[str]], raw: bytes) -> None:
        found = find_route(self.server.world.site.kind, self.command, path)
        call = Call(self.command, path, query, _json(raw), is_write=bool(found and found[0].is_write))
        self.server.calls.append(call)
        fault = self.server.faults.take(call)
        call.fault = fault.kind if fault else None
        if fault and fault.hits_before:
            self._fail(call, fault, Answer())
            return
        asked = Asked(found[1] if found else (), query, call.body, self._is_signed_in())
        with self.server.world.lock:
            reply = answer(self.server.world, found[0] if found else None, asked)
        call.was_processed = True
        if fault:
            self._fail(call, fault, reply)
            return
        call.status = reply.status
        self.server.watch(call, reply)
        self._send(reply)

    def _is_signed_in(self) -> bool:
        site = self.server.world.site
        pair = base64.b64encode(f"{site.email}:{site.token}".encode()).decode()
        wanted = f"Basic {pair}" if site.is_cloud else f"Bearer {site.token}"
        return site.is_token_valid and self.headers.get("Authorization") == wanted

    def _fail(self, call: Call, fault: Fault, reply: Answer) -> None:
        if fault.kind in ("drop_before", "drop_after"):
            self.close_connection = True
            _cut(self.connection)
            return
        if fault.kind == "slow":
            self.server.is_ending.wait(fault.seconds)
        if fault.kind in ("status", "status_after", "html"):
            reply = fault.answer(as_page=not self.server.world.site.is_cloud)
        call.status = None if fault.kind == "cut_answer" else reply.status
        self._send(reply, is_cut=fault.kind == "cut_answer")

    def _send(self, reply: Answer, *, is_cut: bool = False) -> None:
        body = b"" if reply.status in (204, 303) else _bytes(reply)
        self.send_response(reply.status)
        for name, value in self._headers(reply).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) + (10 if is_cut else 0)))
        self.end_headers()
        try:
            self.wfile.write(body)
            self.wfile.flush()
        except OSError:
            self.close_connection = True
        if is_cut:
            self.close_connection = True
            _cut(self.connection)

    def _headers(self, reply: Answer) -> dict[str, str]:
        kind = "text/html;charset=UTF-8" if reply.html is not None else "application/json;charset=UTF-8"
        usual = {} if self.server.world.site.is_cloud else {"retry-after": "0", "X-RateLimit-Remaining": "99"}
        if "Retry-After" in reply.headers:
            usual.pop("retry-after", None)
        return {"Content-Type": kind, **usual, **reply.headers}


def _json(raw: bytes) -> JsonValue:
    if not raw:
        return None
    try:
        parsed: JsonValue = json.loads(raw)
    except ValueError:
        return raw.decode(errors="replace")
    return parsed


def _bytes(reply: Answer) -> bytes:
    return (reply.html if reply.html is not None else json.dumps(reply.body)).encode()
