"""The process that makes a generation of the RDF index: ``… -m api.service.indexing LEDGER BASE``.

Whoever starts it has the turn (``Generations.turn``) and gives it the lock, which it so holds too.
"""

import logging
import os
import sys
from pathlib import Path

from graph.errors import BilateralError
from graph.sparql.building import build

KINDNESS = 10
"""How much it stands back for those who answer (``nice``)."""


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    os.nice(KINDNESS)
    try:
        build(Path(sys.argv[1]), sys.argv[2])
    except BilateralError as error:
        logging.getLogger("bilateral.sparql").error("the RDF index cannot be made: %s", error)
        sys.exit(1)
