"""`/hooks/jira`: Jira says which issue has news; the answer is quick, and the look comes later."""

import threading
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from aar.errors import AarError, InputError, PermissionDenied
from aar.hearing import heard, is_listening
from dashboards.hint_job import hint_job
from dashboards.resources import application

_MOST_BYTES: Final = 1024 * 1024
_MOST_AT_ONCE: Final = 4
_TAKEN, _UNREADABLE, _FORBIDDEN, _NOT_FOUND, _TOO_LARGE, _BUSY = 204, 400, 403, 404, 413, 503
_turn: Final = threading.BoundedSemaphore(_MOST_AT_ONCE)


async def webhook(request: Request) -> Response:
    """Take a hint, or say by the status why not."""
    if not is_listening(application()):
        return Response(status_code=_NOT_FOUND)
    if not _turn.acquire(blocking=False):
        return Response(status_code=_BUSY)
    try:
        body = await _body(request)
        if body is None:
            return Response(status_code=_TOO_LARGE)
        return Response(status_code=await run_in_threadpool(_hear, dict(request.headers), body))
    finally:
        _turn.release()


async def _body(request: Request) -> bytes | None:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _MOST_BYTES:
            return None
    return body


def _hear(headers: dict[str, str], body: bytes) -> int:
    try:
        if heard(application(), headers, body):
            hint_job().start(application())
    except PermissionDenied:
        return _FORBIDDEN
    except InputError:
        return _UNREADABLE
    except AarError:  # no room or no time: Jira sends it again, and the next sync finds it anyway
        return _BUSY
    return _TAKEN
