"""Files sent while they are still being written.

What writes reads the ledger in a thread of its own, into a temporary file, as fast as it can; the
client reads that file behind it.  So the first bytes go out at once, the memory taken is flat, and
a slow client holds no state of the ledger open, which would keep its log from being cut.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BufferedIOBase
from tempfile import TemporaryFile
from threading import Condition
from typing import IO, cast

from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

CHUNK = 64 * 1024
WRITERS = ThreadPoolExecutor(max_workers=8, thread_name_prefix="writer")
"""More files at once would only compete for the same processor; the others wait."""

Write = Callable[[IO[bytes]], None]


class _Abandoned(Exception):
    """Nobody reads any more; the writer may stop."""


class _Written(BufferedIOBase):
    """A file that one thread writes and another reads behind it, until either has done."""

    def __init__(self) -> None:
        self._file = TemporaryFile(buffering=0)  # noqa: SIM115  closed by ``close``
        self._changed = Condition()
        self._pending = bytearray()
        self._size = 0
        self._ended = False
        self._failure: BaseException | None = None

    def writable(self) -> bool:
        """It is."""
        return True

    def tell(self) -> int:
        """How much is written."""
        return self._size + len(self._pending)

    def write(self, piece: bytes) -> int:  # type: ignore[override]
        """Append; raises ``_Abandoned`` when the reader has gone."""
        self._pending += piece
        if len(self._pending) >= CHUNK:
            self._spill()
        return len(piece)

    def _spill(self, *, last: bool = False) -> None:
        with self._changed:
            if self.closed:
                raise _Abandoned
            self._file.write(self._pending)
            self._size += len(self._pending)
            self._pending.clear()
            self._ended = last
            self._changed.notify()

    def fill(self, write: Write) -> None:
        """Let ``write`` write all of it, and keep what went wrong for the reader."""
        try:
            write(cast("IO[bytes]", self))
            self._spill(last=True)
        except BaseException as error:
            with self._changed:
                self._ended, self._failure = True, error
                self._changed.notify()

    def read_at(self, place: int) -> bytes:
        """What stands there, as soon as something does; nothing at the end.

        Raises what the writer raised, once all that it wrote is read.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._size > place or self._ended)
            if self._size > place:
                return os.pread(self._file.fileno(), CHUNK, place)
        if self._failure is not None:
            raise self._failure
        return b""

    def close(self) -> None:
        """Let go of the file; a writer that still writes is stopped."""
        with self._changed:
            super().close()
            self._file.close()


class Growing(StreamingResponse):
    """A file as an answer.  What goes wrong before its first byte is raised by the constructor."""

    def __init__(self, write: Write, media_type: str, headers: dict[str, str]) -> None:
        self._written = _Written()
        WRITERS.submit(self._written.fill, write)
        try:
            first = self._written.read_at(0)
        except BaseException:
            self._written.close()
            raise
        super().__init__(self._pieces(first), media_type=media_type, headers=headers)

    def _pieces(self, piece: bytes) -> Iterator[bytes]:
        place = 0
        while piece:
            yield piece
            place += len(piece)
            piece = self._written.read_at(place)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it, and let go of the file whatever comes."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._written.close()
