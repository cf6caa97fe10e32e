"""Give a serializer's prefixes a fixed order, so that the same graph is always the same file."""

import re
from typing import IO

_NAMESPACE = re.compile(rb' xmlns:\w+="[^"]*"')


class TurtleOutput:
    """Passes Turtle and TriG on, prefixes sorted and a blank line after every subject.

    Relies on pyoxigraph's layout: prefixes come first, and ends of line stand only between
    tokens, as those within literals are escaped.
    """

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._prefixes: list[bytes] | None = []
        self._partial = b""

    def write(self, piece: bytes) -> int:
        """Take the next piece; only whole lines are passed on."""
        whole, end, self._partial = (self._partial + piece).rpartition(b"\n")
        if end:
            self._lines(whole + end)
        return len(piece)

    def flush(self) -> None:
        """Asked for by the serializer; what is held back waits for ``finish``."""

    def finish(self) -> None:
        """Pass on what is left."""
        self._lines(self._partial)
        self._pass_prefixes()

    def _lines(self, lines: bytes) -> None:
        while self._prefixes is not None and lines.startswith(b"@prefix"):
            line, _, lines = lines.partition(b"\n")
            self._prefixes.append(line + b"\n")
        if lines:
            self._pass_prefixes()
            self._out.write(lines.replace(b" .\n", b" .\n\n"))

    def _pass_prefixes(self) -> None:
        if self._prefixes is not None:
            self._out.write(b"".join([*sorted(self._prefixes), b"\n"]))
            self._prefixes = None


class XmlOutput:
    """Passes RDF/XML on with the namespaces of its root sorted."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._head: bytes | None = b""

    def write(self, piece: bytes) -> int:
        """Take the next piece; the root is held back until it is whole."""
        if self._head is None:
            self._out.write(piece)
            return len(piece)
        self._head += piece
        root = self._head.find(b"<rdf:RDF")
        end = self._head.find(b">", root) if root >= 0 else -1
        if end >= 0:
            self._pass_head(root, end)
        return len(piece)

    def flush(self) -> None:
        """Asked for by the serializer; nothing is held back once the root is written."""

    def _pass_head(self, root: int, end: int) -> None:
        head = self._head or b""
        names = sorted(_NAMESPACE.findall(head[root:end]))
        self._out.write(head[:root] + b"<rdf:RDF" + b"".join(names) + head[end:])
        self._head = None
