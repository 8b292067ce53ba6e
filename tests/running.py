"""The product as a process of its own, as people start it."""

import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.error import URLError
from urllib.request import urlopen

import pytest

ROOT: Final = Path(__file__).parents[1]
_ADDRESS: Final = re.compile(r"http://localhost:\d+")
_PATIENCE_SECONDS: Final = 60


@dataclass
class Server:
    """A running `aar serve` on a database of its own."""

    url: str
    database: Path
    process: subprocess.Popen[str]

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Stop it and return its exit code; SIGKILL is what a power cut looks like."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(timeout=20)
        if self.process.stderr:
            self.process.stderr.close()
        return code


def start(database: Path, settings: dict[str, str], port: int = 0) -> Server:
    """Start `aar serve` on this port, or on a free one, and wait until it answers."""
    process = subprocess.Popen(
        [sys.executable, "-m", "aar", "serve", "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, "AAR_DATABASE": str(database), **settings},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    line = process.stderr.readline()
    address = _ADDRESS.search(line)
    if address is None:
        pytest.fail(f"The app did not start: {line}{process.stderr.read()}")
    server = Server(address.group(), database, process)
    _wait_until_healthy(server)
    return server


def _wait_until_healthy(server: Server) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            with urlopen(f"{server.url}/healthz", timeout=5):
                return
        except (URLError, ConnectionError):
            time.sleep(0.1)
    pytest.fail(f"{server.url} did not answer within {_PATIENCE_SECONDS} seconds")
