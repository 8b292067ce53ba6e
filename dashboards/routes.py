"""What the server answers beside the pages."""

from typing import Final
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from aar.errors import AarError
from dashboards.components.links import pages
from dashboards.document import document
from dashboards.resources import application
from dashboards.security import WEBHOOK
from dashboards.session import COOKIE, REMEMBER
from dashboards.webhook import webhook

_UNAVAILABLE: Final = 503
_FORBIDDEN: Final = 403
_A_YEAR: Final = 365 * 24 * 60 * 60  # seconds
_NOTHING: Final = '<svg xmlns="http://www.w3.org/2000/svg"/>'


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


async def remember(request: Request) -> Response:
    """Let this browser remember who acts, asked for by an invisible picture of our own pages only."""
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return Response(status_code=_FORBIDDEN)
    answer = Response(_NOTHING, media_type="image/svg+xml", headers={"Cache-Control": "no-store"})
    answer.set_cookie(
        COOKIE, quote(request.path_params["person_id"]), max_age=_A_YEAR, httponly=True, samesite="strict"
    )
    return answer


def routes() -> list[Route]:
    """The health check, who acts, what Jira tells, and the document below each page's path."""
    asked = [
        Route("/healthz", health),
        Route(f"{REMEMBER}/{{person_id}}", remember),
        Route(WEBHOOK, webhook, methods=["POST"]),
    ]
    return [*asked, *(Route(f"/{one.url_path}", page) for one in pages())]
