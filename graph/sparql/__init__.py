"""SPARQL over the ledger: an index beside it, and processes that put queries to it within limits.

Nothing is imported here: a process that answers queries loads no more of the program than it needs.
"""
