"""What all sessions of the server process share."""

from functools import cache

from aar.application import Application
from aar.settings import read_settings


@cache
def application() -> Application:
    """The application with the settings in force, one a process."""
    return Application(read_settings())
