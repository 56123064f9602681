"""Every request reads what was acknowledged before it came, whichever worker took that in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from service.store.stores import Stores

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


class FreshReads:
    """Answers each request in a session of its own; the stores are those that the request will use."""

    def __init__(self, app: WSGIApplication, stores: Callable[[str], Stores]) -> None:
        self.app, self.stores = app, stores

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        with self.stores(environ["REQUEST_METHOD"]).fresh():
            return self.app(environ, start_response)
