"""Which hosts may be asked for a page: public ones, and only at the address that was checked."""

import ipaddress
import socket
from collections.abc import Callable

from graph.errors import UnreadableDocument

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]
"""Host and port to the addresses that the host has."""

_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")


def addresses_of(host: str, port: int) -> list[str]:
    """What the system's resolver says; raises ``OSError``."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def checked_address(host: str, port: int, resolve: Resolve, where: str) -> str:
    """An address of a host, none of whose addresses is one of a private network.

    The caller connects to this very address, so that a name that is resolved otherwise a moment
    later (DNS rebinding) leads nowhere.  Raises ``UnreadableDocument``.
    """
    try:
        found = resolve(host, port)
    except (OSError, UnicodeError) as error:
        raise UnreadableDocument(where, f"the host {host!r} has no address") from error
    for literal in found:
        if not is_public(literal):
            reason = f"the host {host!r} has the address {literal}, which is not a public one"
            raise UnreadableDocument(where, reason)
    if not found:
        raise UnreadableDocument(where, f"the host {host!r} has no address")
    return found[0]


def is_public(literal: str) -> bool:
    """Whether an address is one of the public internet, whatever form it is wrapped in.

    >>> is_public("93.184.215.14"), is_public("::ffff:127.0.0.1"), is_public("169.254.169.254")
    (True, False, False)
    """
    try:
        address = ipaddress.ip_address(literal.partition("%")[0])
    except ValueError:
        return False
    return all(_is_global(each) for each in (address, *_wrapped(address)))


def _is_global(address: Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address) and not _wrapped(address):
        return address in _GLOBAL_UNICAST and address.is_global
    if isinstance(address, ipaddress.IPv6Address):
        return True
    return address.is_global and not address.is_multicast and not address.is_reserved


def _wrapped(address: Address) -> tuple[ipaddress.IPv4Address, ...]:
    """The IPv4 addresses inside an IPv6 one: mapped, translated (NAT64), 6to4, Teredo."""
    if isinstance(address, ipaddress.IPv4Address):
        return ()
    inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _TRANSLATED:
        inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return tuple(each for each in inner if each is not None)
