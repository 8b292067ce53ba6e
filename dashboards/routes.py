"""What the server answers beside the pages."""

from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from aar.errors import AarError
from dashboards.resources import application

_UNAVAILABLE: Final = 503


async def health(request: Request) -> JSONResponse:
    """200 when the database can be opened and read, else 503 with a sentence."""
    del request
    status, answer = await run_in_threadpool(_check)
    return JSONResponse(answer, status, headers={"Cache-Control": "no-store"})


def _check() -> tuple[int, dict[str, str]]:
    try:
        with application().reading() as store:
            store.one("queries/ledger/head")
    except AarError as error:
        return _UNAVAILABLE, {"status": "unavailable", "message": error.message}
    return 200, {"status": "ok"}


ROUTES: Final = (Route("/healthz", health, methods=["GET", "HEAD"]),)
