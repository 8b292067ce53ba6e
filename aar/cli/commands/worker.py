"""`aar worker`: keep action items and Jira issues in step until told to stop."""

from typing import TYPE_CHECKING, Annotated

import typer

from aar.cli.output import application, say

if TYPE_CHECKING:
    from aar.worker import Worker

Every = Annotated[float, typer.Option(metavar="SECONDS", min=1, help="How often to sync.")]


def worker(every: Every = 60) -> None:
    """Sync with Jira every so many seconds, one line a run, until SIGTERM or Ctrl+C.

    It waits as long as Jira asks after an error, and while another sync is running.
    """
    from aar.tracking import tracker_of
    from aar.worker import Worker

    app = application()
    tracker_of(app)  # says at once what is missing
    working = Worker(app, every, lambda line: say(f"{app.now():%Y-%m-%dT%H:%M:%SZ} {line}"))
    _listen(working)
    working.work()


def _listen(working: "Worker") -> None:
    import signal
    from types import FrameType

    def stop(number: int, _: FrameType | None) -> None:
        signal.signal(number, signal.SIG_DFL)  # who asks twice will not wait
        working.stop()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)


COMMAND = worker
