"""The sockets under granian: finding those of this process, and doing to them what granian has no call for."""

from __future__ import annotations

import fcntl
import os
import socket
import stat
import struct
import termios
from collections.abc import Collection, Iterator
from contextlib import suppress

from service.front.asgi import Scope

End = tuple[str, str]
# Milliseconds after which nothing more of an answer is on its way, if the kernel holds nothing of it either.
QUIET = 50
LAST_DATA_SENT = 44  # where Linux's `struct tcp_info` has it, in milliseconds


def cut(scope: Scope) -> None:
    """End the client's connection in the middle of its answer.

    Without this, an answer that breaks off ends like a complete one: granian closes it properly.
    """
    for connection, ends in connections():
        if ends == (scope["server"], scope["client"]):
            connection.shutdown(socket.SHUT_RDWR)


def hang_up(ports: Collection[str], busy: Collection[End]) -> None:
    """Stop listening to the clients at these ports that are not busy and have taken all that was for them.

    When granian ends, it closes connections between two requests, but waits for those that have not begun one
    (browsers open them in advance) and for heads half sent.
    """
    for connection, (server, client) in connections():
        if server[1] in ports and client not in busy and _is_quiet(connection):
            connection.shutdown(socket.SHUT_RD)


def listening_ports() -> set[str]:
    """Find the ports on which this process takes connections."""
    listening = (own for own in own_sockets() if own.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))
    return {_end(own.getsockname())[1] for own in listening}


def connections() -> Iterator[tuple[socket.socket, tuple[End, End]]]:
    """Walk through the connections of this process, each with its near and its far end."""
    for own in own_sockets():
        with suppress(OSError):  # it listens, or its client has gone
            yield own, (_end(own.getsockname()), _end(own.getpeername()))


def own_sockets() -> Iterator[socket.socket]:
    """Walk through the internet sockets of this process, also those that Python did not open."""
    for name in os.listdir("/dev/fd"):
        with suppress(OSError):  # the list's own descriptor, or one that has been closed meanwhile
            if stat.S_ISSOCK(os.fstat(int(name)).st_mode):
                with socket.socket(fileno=os.dup(int(name))) as own:
                    if own.family in {socket.AF_INET, socket.AF_INET6}:
                        yield own


def _end(address: tuple[str, int]) -> End:
    return address[0], str(address[1])  # as granian writes it


def _is_quiet(connection: socket.socket) -> bool:
    unsent = fcntl.ioctl(connection.fileno(), termios.TIOCOUTQ, bytes(4))
    known = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, LAST_DATA_SENT + 4)
    return unsent == bytes(4) and struct.unpack_from("I", known, LAST_DATA_SENT)[0] > QUIET
