"""`service.wsgi:app` under any WSGI server, and what a worker of our own makes of it."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from types import ModuleType

import pytest
from flask import Flask
from werkzeug.datastructures import Headers
from werkzeug.test import EnvironBuilder

from service.api.logs import configure_logs
from service.front.front import Front, Refusal
from service.front.worker import create, refusing
from tests.serving import ROOT, clean_environment

PLAIN = """
from wsgiref.simple_server import make_server
from service.wsgi import app

with make_server("127.0.0.1", 0, app) as server:
    print(server.server_port, flush=True)
    server.handle_request()
"""


@pytest.fixture
def wsgi(monkeypatch: pytest.MonkeyPatch, mongo_uri: str, database_name: str) -> Iterator[ModuleType]:
    """Import the module as a server does."""
    monkeypatch.setenv("MONGODB_URI", mongo_uri)
    monkeypatch.setenv("NARAVARD_DATABASE", database_name)
    monkeypatch.delitem(sys.modules, "service.wsgi", raising=False)
    yield importlib.import_module("service.wsgi")
    configure_logs("ERROR")


def ask_plain(**settings: str) -> tuple[int, str, int]:
    """Ask for the articles, through the server that Python comes with: status, type and total."""
    command = [sys.executable, "-c", PLAIN]
    with subprocess.Popen(
        command, cwd=ROOT, env=clean_environment(**settings), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        connection = HTTPConnection("127.0.0.1", int(server.stdout.readline()), timeout=20)
        connection.request("GET", "/naravard/v1/articles")
        answer = connection.getresponse()
        total = json.loads(answer.read())["_meta"]["totalRecords"]
        connection.close()
        assert "Traceback" not in server.communicate(timeout=20)[1]
        assert server.returncode == 0
    return answer.status, str(answer.getheader("Content-Type")), total


def test_the_app_runs_under_a_plain_server(mongo_uri: str, database_name: str) -> None:
    settings = {"MONGODB_URI": mongo_uri, "NARAVARD_DATABASE": database_name}
    assert ask_plain(**settings) == (200, "application/json", 0)


def test_the_app_runs_under_a_plain_server_with_its_own_mongodb(tmp_path: Path) -> None:
    assert ask_plain(NARAVARD_DATA_DIR=str(tmp_path)) == (200, "application/json", 0)


def test_the_app_is_made_when_it_is_imported(wsgi: ModuleType) -> None:
    assert wsgi.app.test_client().get("/health/ready").status_code == 200


def test_a_worker_puts_the_front_before_the_app(wsgi: ModuleType) -> None:
    front = create()
    assert isinstance(front, Front)
    assert front.wsgi_app == wsgi.app.wsgi_app


@pytest.mark.parametrize(
    ("status", "slug"),
    [
        (400, "bad-request"),
        (408, "body-timeout"),
        (413, "body-too-large"),
        (500, "internal-error"),
        (503, "busy"),
    ],
)
def test_a_refusal_of_the_front_is_a_problem_like_all_others(app: Flask, status: int, slug: str) -> None:
    environ = EnvironBuilder(
        "/naravard/v1/å", "http://a.se", method="POST", headers=[("Accept-Language", "en")]
    ).get_environ()
    answer = refusing(app)(Refusal(status, environ))
    headers, problem = Headers(answer.headers), json.loads(answer.body)
    assert (answer.status, problem["status"]) == (status, status)
    assert problem["type"] == f"http://a.se/naravard/v1/problems/{slug}"
    assert problem["instance"] == "/naravard/v1/%C3%A5"
    assert headers["Content-Type"] == "application/problem+json"
    assert headers["Content-Language"] == "en"
    assert all(
        name in headers for name in ("traceparent", "Vary", "X-Content-Type-Options", "Access-Control-Allow-Origin")
    )
    assert ("Retry-After" in headers) == (status == 503)
