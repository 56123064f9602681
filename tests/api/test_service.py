"""What the service says of itself: the entry, api-info, the types of problem, health, and the OpenAPI document."""

from __future__ import annotations

import pytest

from schemas.service import ApiInfoSchema, EntrySchema, ProblemTypeSchema
from service.api.problem_types import TYPES
from service.resources import RESOURCES
from service.version import RELEASED, __version__
from tests.client import Client, link


def test_the_entry_leads_to_everything(record: Client) -> None:
    entry = record("GET", "/").json
    assert EntrySchema().load(entry) == entry
    assert record("GET", "http://localhost/naravard/v1").json == entry
    for blp in RESOURCES:
        record("GET", link(entry, blp.name))
    for rel in ("self", "service-desc", "about"):
        record("GET", link(entry, rel))


def test_api_info_tells_name_version_and_state(record: Client) -> None:
    info = record("GET", "/api-info").json
    assert ApiInfoSchema().load(info) == info
    assert (info["apiName"], info["apiVersion"], info["apiReleased"]) == ("naravard", __version__, RELEASED)
    assert info["apiStatus"] == "active"
    assert info["apiDocumentation"] == "http://localhost/naravard/v1/docs"


@pytest.mark.parametrize("address", ["/", "/api-info", "/problems/not-found", "/openapi.json"])
def test_where_nothing_is_asked_for_nothing_may_be(record: Client, address: str) -> None:
    assert record.names_of_faults("GET", f"{address}?fields=id&limit=1", expect=400) == ["fields", "limit"]


@pytest.mark.parametrize("slug", TYPES)
def test_every_type_of_problem_has_an_address_that_explains_it(record: Client, slug: str) -> None:
    swedish, english = (
        record("GET", f"/problems/{slug}", headers={"Accept-Language": language}) for language in ("sv", "en")
    )
    assert ProblemTypeSchema().load(swedish.json) == swedish.json
    assert (swedish.headers["Content-Language"], english.headers["Content-Language"]) == ("sv", "en")
    assert swedish.json["title"] != english.json["title"]
    assert swedish.json["meaning"] != english.json["meaning"]
    assert swedish.json["status"] == english.json["status"] == TYPES[slug].status
    assert swedish.headers["ETag"] != english.headers["ETag"]


@pytest.mark.parametrize(
    ("accept_language", "language"), [("en-GB, en;q=0.9", "en"), ("sv, en;q=0.9", "sv"), ("de", "sv"), ("en;q=0", "sv")]
)
def test_an_error_speaks_the_language_that_was_asked_for(record: Client, accept_language: str, language: str) -> None:
    answer = record("GET", "/articles?nonsense=1", headers={"Accept-Language": accept_language}, expect=400)
    words = {"sv": ("Ogiltiga parametrar", "Okänt namn."), "en": ("Invalid parameters", "Unknown name.")}[language]
    assert answer.headers["Content-Language"] == language
    assert (answer.json["title"], answer.json["invalidParameters"][0]["reason"]) == words
    kind = record("GET", answer.json["type"], headers={"Accept-Language": accept_language}).json
    assert kind["title"] == answer.json["title"]


@pytest.mark.parametrize(
    ("base", "server"),
    [
        ("http://localhost:8000", "https://localhost"),
        ("https://api.example", "https://api.example"),
        ("https://api.example:8443", "https://api.example:8443"),
        ("http://[::1]", "https://[::1]"),
        ("http://[::1]:8000", "https://[::1]"),
    ],
)
def test_the_openapi_document_names_the_server_that_was_asked(record: Client, base: str, server: str) -> None:
    document = record("GET", f"{base}/naravard/v1/openapi.json").json
    assert document["servers"] == [{"url": f"{server}/naravard/v1"}]
    assert document["info"]["version"] == __version__


def test_the_service_lives_and_is_ready(record: Client) -> None:
    for name in ("live", "ready"):
        answer = record("GET", f"http://localhost/health/{name}")
        assert answer.json == {"status": "ok"}
        assert answer.headers["Cache-Control"] == "no-store"
