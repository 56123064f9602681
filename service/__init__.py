"""naravard: the record of a public conversation as a REST API. Read `create_app` first."""

from __future__ import annotations

from flask import Flask

from service.api import create_api
from service.api.auth import register_auth
from service.api.compression import register_compression
from service.api.forwarded import ForwardedHeaders
from service.api.fresh import FreshReads
from service.api.openapi import complete, configure_openapi
from service.api.problems import register_problems
from service.api.requests import register_requests
from service.config import Settings
from service.current import EXTENSION, READING, ROOT, stores_for
from service.resources import RESOURCES, documentation, entry, health, problems
from service.store.stores import Stores
from service.web import pages


def create_app(settings: Settings, stores: Stores) -> Flask:
    """Wire the service: what comes in is treated by `api`, answered by `resources`, and kept by `store`."""
    app = Flask("naravard", static_folder=None)
    app.url_map.merge_slashes = False  # an address has one spelling
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body
    app.config["FEEDBACK_LIMIT"] = settings.feedback_limit
    app.extensions[EXTENSION] = stores
    app.extensions[READING] = stores.reading(settings.read_preference)
    register_requests(app, settings)
    register_auth(app)
    register_compression(app)
    register_problems(app)
    configure_openapi(app, ROOT)
    api = create_api(app, [entry.blp, *RESOURCES, problems.blp], ROOT)
    app.extensions[documentation.DOCUMENT] = complete(api.spec, ROOT)
    app.add_url_rule(ROOT, "entry", entry.get_entry)  # the address that `self` names, without the slash
    app.register_blueprint(documentation.blp)
    app.register_blueprint(pages.blp)
    app.register_blueprint(health.blp)
    app.wsgi_app = FreshReads(app.wsgi_app, lambda method: stores_for(app, method))  # type: ignore[method-assign]
    app.wsgi_app = ForwardedHeaders(app.wsgi_app, settings.trusted_proxies)  # type: ignore[method-assign]
    return app
