"""`aar serve`: the pages in a browser."""

from typing import Annotated

import typer

from aar.cli.output import application, say

Port = Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes any free one.")]
Host = Annotated[str, typer.Option(help="Address on this machine; elsewhere somebody would have to sign in.")]


def serve(port: Port = 8501, host: Host = "127.0.0.1") -> None:
    """Serve the pages on this machine until stopped."""
    from aar.errors import StoreError
    from aar.registry import find

    with application().reading():
        pass  # migrates, and says at once when the database cannot be opened
    run = find("dashboards.server", exporting="serve")
    if run is None:
        raise StoreError("The pages are not installed.", "Install the whole product again.")
    run(host, port, lambda address: say(f"The app is on {address} (stop it with Ctrl+C)."))


COMMAND = serve
