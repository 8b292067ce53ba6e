"""A chat's incoming webhook on loopback: it keeps what is posted, can refuse it, and can ask to wait."""

import json
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, Self


@dataclass
class Channel:
    """A running receiver; `posted` holds the bodies that it took."""

    status: int = 200
    hurried: int = 0  # how many posts it still answers with “too many, wait”
    posted: list[dict[str, Any]] = field(default_factory=list)

    def __enter__(self) -> Self:
        outer: Channel = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.hurried, is_hurried = max(0, outer.hurried - 1), outer.hurried > 0
                status = 429 if is_hurried else outer.status
                outer.posted += [json.loads(body)] if status == 200 else []
                self.send_response(status)
                self.send_header("Retry-After", "0")
                self.send_header("Content-Length", "0")
                self.send_header("Location", "/elsewhere")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        """Its address, which is a secret as those of chats are."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/hooks/the-secret-of-the-channel"
