"""Documents from what people have: text, HTML, JSON Lines, folders of them, standard input.

``reading`` walks the inputs and tells their forms apart, ``decoding`` turns bytes into text,
``plain``, ``html`` and ``rows`` find text and metadata in one form each, ``making`` settles what
``Document.text`` holds.  One bad input never stops the others: it becomes a ``Rejected``.
"""

from graph.documents.decoding import DOCUMENT_LIMIT
from graph.documents.making import make_document
from graph.documents.reading import read

__all__ = ["DOCUMENT_LIMIT", "make_document", "read"]
