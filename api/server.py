"""Running the service: the socket, the worker processes, the end."""

import errno
import os
import socket
from tempfile import TemporaryDirectory

import uvicorn
from uvicorn.supervisors import Multiprocess

from api import logs
from api.app import create_app
from api.arrival import Config
from api.settings import Settings

NEXT_PORTS = 100
HEALTH_SECONDS = 60
"""A worker that has not said for so long that it lives is replaced; starting may take a while."""


def listen(host: str, port: int) -> socket.socket:
    """A bound socket; raises ``OSError`` that names the address when it cannot be had.

    The protocol is named because asyncio switches Nagle's algorithm off for sockets that say they
    are TCP, and small answers wait 40 ms otherwise.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
        bound.listen(2048)
    except OSError as error:
        bound.close()
        raise _named(error, f"{host}:{port}") from None
    bound.set_inheritable(True)
    return bound


def _named(error: OSError, address: str) -> OSError:
    if error.errno == errno.EADDRINUSE:
        return OSError(error.errno, "this port is in use; choose another with --port", address)
    return OSError(error.errno, error.strerror or str(error), address)


def listen_near(host: str, port: int) -> socket.socket:
    """A socket bound to the port, or to the next one that is free."""
    for candidate in range(port, min(port + NEXT_PORTS, 65535)):
        try:
            return listen(host, candidate)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
    return listen(host, 0)


def address(bound: socket.socket) -> str:
    """The URL that a bound socket answers under."""
    host, port = bound.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def run(settings: Settings, bound: socket.socket, *, quiet: bool = False) -> None:
    """Serve until a signal comes; running requests may end first (``shutdown_seconds``).

    Worker processes build the application themselves, from the environment this sets for them.
    """
    several = settings.workers > 1
    if several:
        os.environ.update(environment(settings))
    config = Config(
        "api.app:create_app_from_environment" if several else create_app(settings),
        settings,
        factory=several,
        workers=settings.workers,
        log_config=logs.configuration(settings.log_format),
        log_level="warning" if quiet else "info",
        access_log=False,
        server_header=False,
        timeout_worker_healthcheck=HEALTH_SECONDS,
        timeout_graceful_shutdown=settings.shutdown_seconds,
    )
    if several:
        with TemporaryDirectory(prefix="bilateral-metrics-") as shared:
            os.environ["PROMETHEUS_MULTIPROC_DIR"] = shared
            Multiprocess(config, [bound]).run()
    else:
        uvicorn.Server(config).run(sockets=[bound])


def environment(settings: Settings) -> dict[str, str]:
    """The settings as environment variables."""
    return {f"BILATERAL_{name.upper()}": str(value) for name, value in settings}
