"""The process that makes a generation of the RDF index: ``… -m api.service.indexing LEDGER BASE``.

Whoever starts it has the turn (``Generations.turn``) and gives it the lock, which it so holds too.
"""

import logging
import os
import signal
import sys
from logging.config import dictConfig
from pathlib import Path

from api.logs import configuration
from api.settings import Settings
from graph.errors import BilateralError
from graph.sparql.building import build

KINDNESS = 10
"""How much it stands back for those who answer (``nice``)."""

log = logging.getLogger("bilateral.sparql")


def main(ledger: Path, base: str) -> int:
    """Make a generation, or say in the log of the service why not; gives the exit status.

    Ctrl-C is for whoever started it, who ends it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(KINDNESS)
    dictConfig(configuration(Settings().log_format))
    try:
        build(ledger, base)
    except (OSError, BilateralError) as error:
        log.error("the RDF index cannot be made: %s", error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
