"""From an ASGI scope to a WSGI environ (PEP 3333). Pure."""

from __future__ import annotations

import sys
from functools import lru_cache
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes

from service.front.asgi import Scope

Environ = dict[str, Any]


def environ(scope: Scope, body: bytes) -> Environ:
    """Describe the request to a WSGI application; bytes stand as latin-1 text, undecoded."""
    raw_path = scope["raw_path"]
    query = scope["query_string"].decode("latin-1")
    target = raw_path.decode("latin-1") + (f"?{query}" if query else "")
    built: Environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(raw_path).decode("latin-1"),
        "QUERY_STRING": query,
        "RAW_URI": target,
        "REQUEST_URI": target,
        "SERVER_NAME": scope["server"][0],
        "SERVER_PORT": scope["server"][1],
        "SERVER_PROTOCOL": "HTTP/1.1" if scope["http_version"] == "1.1" else "HTTP/1.0",
        "REMOTE_ADDR": scope["client"][0],
        "REMOTE_PORT": scope["client"][1],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": BytesIO(body),
        "wsgi.input_terminated": True,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    add_headers(built, scope["headers"])
    if "HTTP_TRANSFER_ENCODING" in built:  # the chunks are joined: from here on it is a body with a length
        del built["HTTP_TRANSFER_ENCODING"]
        built["CONTENT_LENGTH"] = str(len(body))
    return built


def add_headers(built: Environ, headers: list[tuple[bytes, bytes]]) -> None:
    """Add the headers as `HTTP_…`; one that came several times is joined into a list."""
    for name, value in headers:
        if (key := variable(name)) is None:
            continue
        text = value.decode("latin-1")
        if key not in built:
            built[key] = text
        else:
            built[key] += ("; " if key == "HTTP_COOKIE" else ",") + text
    if not built.get("HTTP_HOST"):  # granian adds an empty one where HTTP/1.0 has none
        built.pop("HTTP_HOST", None)


@lru_cache(maxsize=256)  # clients choose the names, so it must be bounded
def variable(name: bytes) -> str | None:
    """Name the variable for a header. None if it has `_`, since `X_Real` and `X-Real` would become one."""
    if b"_" in name:
        return None
    key = name.decode("latin-1").upper().replace("-", "_")
    return key if key in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{key}"
