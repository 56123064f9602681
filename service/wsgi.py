"""The app for any WSGI server: `service.wsgi:app`. `naravard serve` runs the same app behind our own front."""

from __future__ import annotations

import atexit
from contextlib import ExitStack

from flask import Flask

from service import create_app
from service.api.logs import configure_logs
from service.config import Settings, read_settings
from service.start import mongodb, open_stores


def start(settings: Settings) -> Flask:
    """Make the app of this process; what it opened is closed when the process ends."""
    configure_logs(settings.log_level)
    opened = ExitStack()
    stores = open_stores(opened.enter_context(mongodb(settings)), settings)
    opened.callback(stores.close)
    atexit.register(opened.close)  # last, and so first at the end: connections close before an embedded server does
    return create_app(settings, stores)


app = start(read_settings())
