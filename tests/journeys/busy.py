"""Sessions without a browser that keep the app busy: each asks for a page, waits for it, and asks again."""

import threading
import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect


@dataclass
class BusySession:
    """One session on one page, asking anew at most every so many seconds.

    `runs` counts how often the page was drawn to its end, `seconds` says how long each took.
    """

    url: str
    page: str = ""
    query: str = ""
    every_seconds: float = 0.0
    runs: int = 0
    seconds: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._work, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ends.set()
        self._thread.join(timeout=30)

    def _work(self) -> None:
        address = self.url.replace("http://", "ws://") + "/_stcore/stream"
        with connect(address, subprotocols=["streamlit"], max_size=None, proxy=None) as socket:  # type: ignore[list-item]
            while not self._ends.is_set():
                asked = BackMsg()
                asked.rerun_script.query_string = self.query
                asked.rerun_script.page_name = self.page
                began = time.monotonic()
                socket.send(asked.SerializeToString())
                self._wait_for_the_end(socket.recv)
                self.seconds.append(time.monotonic() - began)
                self._ends.wait(self.every_seconds - self.seconds[-1])

    def _wait_for_the_end(self, receive: object) -> None:
        while True:
            said = ForwardMsg()
            said.ParseFromString(receive(timeout=60))  # type: ignore[operator]
            if said.WhichOneof("type") == "delta":
                self._look(said.delta.new_element)
            if said.WhichOneof("type") == "script_finished":
                self.runs += 1
                return

    def _look(self, element: Element) -> None:
        if element.HasField("exception"):
            self.failures.append(element.exception.message)
        if element.HasField("alert") and element.alert.format == Alert.ERROR:
            self.failures.append(element.alert.body)
