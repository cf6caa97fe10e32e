"""The command line, ``bilateral``: one module a command, loaded when it is called."""

from api.cli.program import main

__all__ = ["main"]
