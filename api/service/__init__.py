"""What the service keeps for itself, beside the ledger: keys, jobs, what was written by whom.

``state`` is the file, ``keys`` who may do what, ``limits`` how often, ``audit`` the log of writes,
``jobs`` the queue of documents to ingest, ``runner`` the process that works it off, ``ingesting``
what that process does.  Nothing here is part of the ledger: a backup of the ledger holds no key.
"""
