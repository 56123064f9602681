"""The documentation's page, as it is sent; how it behaves in a browser is tested in tests/web/browser."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from service.web.pages import SOURCES
from tests.client import Client, link

TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
OURS = [name for name, source in SOURCES.items() if source.package == "service.web"]
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "connect-src": "'self'",
    "img-src": "'self' data:",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
}


class Reader(HTMLParser):
    """Collects what a page refers to, and what it says of itself."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page.decode())
        self.names = [each[name] or "" for _, each in self.tags for name in ("src", "href") if name in each]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def read(api: Client) -> Reader:
    return Reader(api("GET", "/docs").data)


def assets(api: Client) -> list[str]:
    """Give the assets' paths under the API root, as the page names them."""
    return [f"/{name}" for name in read(api).names if name.startswith("docs/assets/")]


def test_the_page_is_html_in_swedish(api: Client) -> None:
    assert api("GET", "/docs").headers["Content-Type"] == "text/html; charset=utf-8"
    assert ("html", {"lang": "sv"}) in read(api).tags


def test_the_page_may_load_and_ask_only_where_it_came_from(api: Client) -> None:
    headers = api("GET", "/docs").headers
    policy = dict(each.split(" ", 1) for each in headers["Content-Security-Policy"].split("; "))
    assert policy == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_page_holds_no_script_or_style_of_its_own(api: Client) -> None:
    tags = read(api).tags
    assert all("src" in attributes for tag, attributes in tags if tag == "script")
    assert not any(tag == "style" or "style" in attributes for tag, attributes in tags)


def test_the_page_names_nothing_on_another_host(api: Client) -> None:
    assert {name.split("?")[0] for name in read(api).names} == {
        "data:,",
        "#docs-ui",
        "openapi.json",
        *(f"docs/assets/{name}" for name in SOURCES),
    }


@pytest.mark.parametrize("name", OURS)
def test_our_files_name_no_host(api: Client, name: str) -> None:
    assert b"://" not in api("GET", f"/docs/assets/{name}").data


def test_a_style_sheet_loads_nothing_from_elsewhere(api: Client) -> None:
    for path in (path for path in assets(api) if ".css" in path):
        sheet = api("GET", path).data.decode()
        assert "@import" not in sheet
        assert all(each.startswith("data:") for each in re.findall(r'url\(["\']?([^"\')]+)', sheet))


def test_every_asset_that_the_page_names_is_served_and_may_be_kept_for_a_day(api: Client) -> None:
    paths = assets(api)
    assert len(paths) == len(SOURCES)
    for path in paths:
        answer = api("GET", path)
        assert answer.headers["Content-Type"] == TYPES[path.split("?")[0].rsplit(".")[-1]]
        assert answer.headers["Cache-Control"] == "public, max-age=86400"
        assert answer.data


def test_the_page_names_its_assets_by_their_tags(api: Client) -> None:
    for path in assets(api):
        assert api("GET", path).headers["ETag"] == f'"{path.split("?v=")[1]}"'


@pytest.mark.parametrize("path", ["/docs", "/docs/assets/docs.js", "/docs/assets/swagger-ui-bundle.js"])
def test_what_a_browser_has_is_not_sent_again(api: Client, path: str) -> None:
    first = api("GET", path)
    again = api("GET", path, expect=304, headers={"If-None-Match": first.headers["ETag"], "Accept-Encoding": "gzip"})
    assert again.data == b""
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"]


def test_an_asset_is_sent_compressed_under_the_same_tag(api: Client) -> None:
    path = "/docs/assets/swagger-ui-bundle.js"
    plain, small = api("GET", path), api("GET", path, headers={"Accept-Encoding": "gzip"})
    assert small.headers["Content-Encoding"] == "gzip"
    assert len(small.data) * 2 < len(plain.data)
    assert small.headers["ETag"] == plain.headers["ETag"]


@pytest.mark.parametrize("name", ["", "missing.js", "swagger-ui.js", "index.css", "..%2fpages.py", "%00"])
def test_only_the_files_of_the_page_are_served(api: Client, name: str) -> None:
    api("GET", f"/docs/assets/{name}", expect=404)


@pytest.mark.parametrize("path", ["/docs", "/docs/assets/docs.js"])
def test_nothing_can_be_written_there(api: Client, path: str) -> None:
    assert "GET" in api("POST", path, expect=405, json={}).headers["Allow"]
    assert api("HEAD", path).data == b""


def test_the_page_is_to_be_had_as_html_only(api: Client) -> None:
    assert api("GET", "/docs", expect=406, headers={"Accept": "application/json"}).json["available"] == ["text/html"]
    api("GET", "/docs", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})


def test_the_entry_and_api_info_lead_to_the_page(api: Client) -> None:
    address = api("GET", "/api-info").json["apiDocumentation"]
    assert address == link(api("GET", "").json, "service-doc")
    api("GET", address)


def test_without_javascript_the_page_leads_to_the_document(api: Client) -> None:
    page = api("GET", "/docs").data.decode()
    notice = page[page.index("<noscript>") : page.index("</noscript>")]
    assert 'href="openapi.json"' in notice
    assert "Sidan behöver JavaScript" in notice
    api("GET", "/openapi.json")
