"""The ledger: one SQLite file that holds documents, reports and the events fused from them.

``ledger.Ledger`` writes, ``view.View`` reads; docs/reference/ledger.md has schema and invariants.
"""

from graph.store.ledger import Ledger
from graph.store.view import View

__all__ = ["Ledger", "View"]
