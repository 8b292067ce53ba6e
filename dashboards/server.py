"""Runs the server until it is told to stop."""

import signal
import socket
from collections.abc import Callable
from types import FrameType
from typing import Final

import uvicorn

from aar.errors import ConflictError, InputError
from dashboards import asgi
from dashboards.resources import application
from dashboards.security import LOCAL_HOSTS
from dashboards.warming import warm_up

_GOODBYE_SECONDS: Final = 3
_LARGEST_MESSAGE: Final = 200 * 1024 * 1024  # bytes; a file of an import comes in one message
_PING_SECONDS: Final = 30.0


def serve(host: str, port: int, announce: Callable[[str], None]) -> None:
    """Serve the pages until SIGTERM or Ctrl+C; `announce` gets the address, port 0 takes any free port."""
    listening = _listen(_local(host), port)
    real_port = listening.getsockname()[1]
    asgi.configure(**{"server.address": host, "server.port": real_port})
    server = uvicorn.Server(
        uvicorn.Config(
            asgi.build(),
            access_log=False,
            server_header=False,
            log_level="warning",
            ws="websockets-sansio",
            ws_max_size=_LARGEST_MESSAGE,
            ws_ping_interval=_PING_SECONDS,
            ws_ping_timeout=_PING_SECONDS,
            timeout_graceful_shutdown=_GOODBYE_SECONDS,
        )
    )
    warm_up(application())
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _already_stopped)
    announce(f"http://localhost:{real_port}")
    with listening:
        server.run(sockets=[listening])


def _local(host: str) -> str:
    if host in LOCAL_HOSTS:
        return host
    raise InputError(
        f"Nobody signs in yet, so the app is served on this machine only, not on {host}.",
        "Leave --host out, and reach it from elsewhere through a tunnel.",
    )


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Told that it speaks TCP, asyncio sends what is small at once. Else the headers of an answer, or a word
    # over the web socket, wait some 40 ms until the one before is acknowledged.
    listening = socket.socket(family, proto=socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise ConflictError(
            f"Port {port} cannot be used: {error.strerror}.",
            "Choose another one with --port, or stop what uses it.",
        ) from error
    return listening


def _already_stopped(number: int, frame: FrameType | None) -> None:
    """The server has ended in order when it hands the signal on: nothing is left to do."""
    del number, frame
