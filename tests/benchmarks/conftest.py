"""The running product in a browser, as the journeys use it."""

from tests.journeys.conftest import (
    browser_context_args,
    browser_type_launch_args,
    screen_on,
    serve,
)

__all__ = ["browser_context_args", "browser_type_launch_args", "screen_on", "serve"]
