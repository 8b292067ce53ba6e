"""What the server answers beside the pages."""

from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import Route

from aar.errors import AarError
from dashboards.components.links import pages
from dashboards.document import document
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


async def page(request: Request) -> HTMLResponse:
    """The document of any page; what stands on it comes over the web socket."""
    del request
    return HTMLResponse(document(), headers={"Cache-Control": "no-cache"})


def routes() -> list[Route]:
    """The health check, and the document below each page's path."""
    paths = ["/", *(f"/{one.url_path}" for one in pages())]
    return [Route("/healthz", health), *(Route(path, page) for path in paths)]
