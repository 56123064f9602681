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


def cut(scope: Scope) -> None:
    """End the client's connection in the middle of its answer.

    Without this, an answer that breaks off ends like a complete one: granian closes it properly.
    """
    for connection in own_sockets():
        if _ends(connection) == (scope["server"], scope["client"]):
            connection.shutdown(socket.SHUT_RDWR)


def listening_ports() -> set[str]:
    """Find the ports on which this process takes connections."""
    listening = (own for own in own_sockets() if own.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))
    return {_end(own.getsockname())[1] for own in listening}


def hang_up(ports: Collection[str], busy: Collection[End]) -> None:
    """Stop listening to the clients at these ports that are not busy and have taken all that was for them.

    When granian ends, it closes connections between two requests, but waits for those that have not begun one
    (browsers open them in advance) and for heads half sent.
    """
    for connection in own_sockets():
        with suppress(OSError):  # not connected, or not any more
            server, client = _ends(connection)
            if server[1] in ports and client not in busy and not _unsent(connection):
                connection.shutdown(socket.SHUT_RD)


def own_sockets() -> Iterator[socket.socket]:
    """Walk through the sockets of this process, also those that Python did not open."""
    for name in os.listdir("/dev/fd"):
        with suppress(OSError):  # the list's own descriptor, or one that has been closed meanwhile
            if stat.S_ISSOCK(os.fstat(int(name)).st_mode):
                with socket.socket(fileno=os.dup(int(name))) as own:
                    if own.family in {socket.AF_INET, socket.AF_INET6}:
                        yield own


def _ends(connection: socket.socket) -> tuple[End, End]:
    return _end(connection.getsockname()), _end(connection.getpeername())


def _end(address: tuple[str, int]) -> End:
    return address[0], str(address[1])  # as granian writes it


def _unsent(connection: socket.socket) -> int:
    answer = fcntl.ioctl(connection.fileno(), termios.TIOCOUTQ, bytes(4))
    return int(struct.unpack("i", answer)[0])
