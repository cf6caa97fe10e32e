"""How a module of this program is run as a process of its own."""

import sys


def own_process(module: str, *words: str) -> list[str]:
    """The command that runs a module with some words.

    Whatever lies in the current folder, the module is the one that is installed (``-P``).
    """
    return [sys.executable, "-P", "-m", module, *words]
