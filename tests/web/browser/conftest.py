"""A service, a browser, and a page that is watched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.web.browser.page import Docs
from tests.web.browser.served import Service, served

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
PATIENCE = 10_000  # milliseconds
SANDBOX = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium refuses its sandbox to root


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with served(tmp_path_factory.mktemp("record")) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=SANDBOX)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser, service: Service) -> Iterator[Page]:
    """Lend a page that may ask the service only, and must not break its own policy or a script."""
    opened = browser.new_page(viewport={"width": 1280, "height": 1000}, locale="sv-SE")
    opened.set_default_timeout(PATIENCE)
    asked: list[str] = []
    broken: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("pageerror", lambda error: broken.append(str(error)))
    opened.on("console", lambda line: broken.append(line.text) if "Content Security Policy" in line.text else None)
    yield opened
    opened.close()
    assert asked
    assert [url for url in asked if not url.startswith((f"{service.origin}/", "data:", "blob:"))] == []
    assert broken == []


@pytest.fixture
def docs(page: Page, service: Service) -> Docs:
    return Docs(page, service.docs)
