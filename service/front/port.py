"""Whether the port can be had, asked before anything else is started."""

from __future__ import annotations

import errno
import os
import socket
import time

from service.errors import StartError

# Workers whose main process was killed are gone a moment later, and their port with them.
PATIENCE = 1.0


def check_port(host: str, port: int) -> str:
    """Make sure that the port can be had, and resolve the host to the address that granian wants."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError:
        raise StartError(f"The host {host} is not known on this machine.") from None
    give_up = time.monotonic() + PATIENCE
    while (fault := _bind(family, address)) == errno.EADDRINUSE and time.monotonic() < give_up:
        time.sleep(0.05)
    if fault == errno.EADDRINUSE:
        raise StartError(f"Port {port} on {host} is in use by another program; choose another with --port.")
    if fault:
        raise StartError(f"Port {port} on {host} cannot be opened: {os.strerror(fault)}.")
    return str(address[0])


def _bind(family: int, address: tuple[str, int] | tuple[str, int, int, int] | tuple[int, bytes]) -> int | None:
    # granian binds with SO_REUSEPORT, and would share the port with another naravard without a word.
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            return error.errno
    return None


def answers(address: str, port: int) -> bool:
    """Say whether somebody listens there."""
    try:
        socket.create_connection((address, port), timeout=1).close()
    except OSError:
        return False
    return True
