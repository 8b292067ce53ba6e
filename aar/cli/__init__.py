"""The command line: stdout is data, stderr is talk, and every failure has a sentence and an exit code."""

from aar.cli.main import main

__all__ = ["main"]
