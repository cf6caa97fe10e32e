"""HTTP connections on which a request must arrive in time, whole, and every refusal is a problem.

uvicorn waits for ever for a request that is begun and not ended; a client that drips would hold
its connection, and a thousand of them the service.
"""

import asyncio
import json
from http import HTTPStatus
from typing import Any

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from api.errors import MEDIA_TYPE
from api.settings import Settings


class Config(uvicorn.Config):
    """uvicorn's configuration, and how long a client may take to send a request."""

    def __init__(self, app: Any, settings: Settings, **options: Any) -> None:  # noqa: ANN401
        """``options`` are uvicorn's own."""
        self.header_seconds = settings.header_seconds
        self.body_seconds = settings.body_seconds
        super().__init__(app, http=Arrival, **options)


class Arrival(H11Protocol):
    """One connection: what does not arrive in time is answered 408, or cut off within its body."""

    config: Config

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  as uvicorn makes them
        super().__init__(*given, **named)
        self._awaited: object = None
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what came, and see what is missing still."""
        super().data_received(data)
        self._wait()

    def on_response_complete(self) -> None:
        """Begin to wait for the next request."""
        super().on_response_complete()
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._stop()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP, or more of it than a head may have."""
        self._refuse(HTTPStatus.BAD_REQUEST, msg)

    def _wait(self) -> None:
        """Keep the timer that runs if the same is awaited as before, else set another."""
        missing = {h11.IDLE: h11.Request, h11.SEND_BODY: h11.EndOfMessage}
        awaited = missing.get(self.conn.their_state)
        if awaited is self._awaited:
            return
        self._stop()
        self._awaited = awaited
        if awaited is not None:
            head = awaited is h11.Request
            seconds = self.config.header_seconds if head else self.config.body_seconds
            self._timer = self.loop.call_later(seconds, self._give_up)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _give_up(self) -> None:
        if self.conn.their_state is h11.IDLE and not self.conn.trailing_data[0]:
            self.transport.close()
        else:
            self._refuse(HTTPStatus.REQUEST_TIMEOUT, "The request took too long to arrive.")

    def _refuse(self, status: HTTPStatus, detail: str) -> None:
        """Answer with a problem where no answer has begun, and close."""
        if self.conn.our_state in {h11.IDLE, h11.SEND_RESPONSE}:
            body = json.dumps(
                {"type": "about:blank", "title": status.phrase, "status": status, "detail": detail}
            ).encode()
            headers = [
                ("Content-Type", MEDIA_TYPE),
                ("Content-Length", str(len(body))),
                ("Connection", "close"),
            ]
            head = h11.Response(status_code=status, reason=status.phrase, headers=headers)
            for event in (head, h11.Data(data=body), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
        if self.cycle is not None:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        self.transport.close()
