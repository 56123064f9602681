"""The rules of the REST API-profil that we hold, restated over the document. Each test names its requirements.

The national linter checks most of them too; here stand also those that it does not check yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

DOCUMENT: dict[str, Any] = orjson.loads((Path(__file__).parents[1] / "data" / "openapi.json").read_bytes())
CAMEL = re.compile(r"_?[a-z]+([A-Z][a-z]*)*[0-9]*")
SWEDISH, ENGLISH = {"och", "för", "är", "som"}, {"and", "the", "of", "is"}


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in DOCUMENT["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def answers(operation: dict[str, Any]) -> list[dict[str, Any]]:
    """All answers of an operation; those that are the same everywhere stand apart."""
    shared = DOCUMENT["components"]["responses"]
    return [
        shared[response["$ref"].rsplit("/", 1)[-1]] if "$ref" in response else response
        for response in operation["responses"].values()
    ]


def properties() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, schema in DOCUMENT["components"]["schemas"].items():
        for field, declared in schema.get("properties", {}).items():
            yield name, field, declared


def test_dok_03_to_09_the_document_says_what_a_reader_must_know() -> None:
    info = DOCUMENT["info"]
    assert {"title", "version", "description", "termsOfService", "contact", "license", "x-sla"} <= info.keys()
    assert {"name", "url", "email"} <= info["contact"].keys()
    assert "begränsning" in info["description"].lower()
    words = set(info["description"].lower().split())
    assert words & SWEDISH
    assert words & ENGLISH


def test_dok_12_15_19_20_every_operation_is_described_with_examples() -> None:
    for path, method, operation in operations():
        assert operation["summary"], (path, method)
        assert operation["description"], (path, method)
        for response in answers(operation):
            assert response["description"], (path, method)
            for media in response.get("content", {}).values():
                assert "example" in media, (path, method)
        for media in operation.get("requestBody", {"content": {}})["content"].values():
            assert "example" in media, (path, method)


def test_dok_17_21_sak_09_10_16_the_security_is_stated_and_is_bearer() -> None:
    assert DOCUMENT["openapi"].startswith("3.")
    assert {"bearer": []} in DOCUMENT["security"]
    schemes = DOCUMENT["components"]["securitySchemes"].values()
    assert [(scheme["type"], scheme["scheme"]) for scheme in schemes] == [("http", "bearer")]


def test_dot_02_04_instants_have_an_example_in_utc() -> None:
    for name, field, declared in properties():
        if declared.get("format") == "date-time":
            assert declared["example"].endswith("Z"), (name, field)


def test_res_06_ufn_07_08_09_paths_are_lower_case_nouns_with_hyphens() -> None:
    for path in DOCUMENT["paths"]:
        for part in path.strip("/").split("/"):
            if part and not part.startswith("{"):
                assert re.fullmatch(r"(?!-)[a-z0-9-]+(?<!-)", part), path
                assert not part.startswith(("get-", "post-", "put-", "delete-", "patch-")), path
            assert "_" not in part, path


def test_ufn_01_02_ver_05_servers_are_https_with_the_major_version() -> None:
    for server in DOCUMENT["servers"]:
        assert re.fullmatch(r"https://[a-z.]+/naravard/v1", server["url"])


def test_mog_01_02_there_are_links_and_more_than_one_method() -> None:
    assert {method for _, method, _ in operations()} >= {"get", "post"}
    assert any(field == "_links" for _, field, _ in properties())


def test_spa_02_04_every_operation_takes_and_returns_traceparent() -> None:
    for path, method, operation in operations():
        assert any(each["name"] == "traceparent" for each in operation["parameters"]), (path, method)
        for response in answers(operation):
            assert "traceparent" in response["headers"], (path, method)


def test_sak_29_every_body_is_refused_with_415_when_it_is_of_another_type() -> None:
    for path, method, operation in operations():
        assert ("requestBody" in operation) == ("415" in operation["responses"]), (path, method)


def test_ame_01_04_05_fields_are_camel_case_and_lists_are_json() -> None:
    for name, field, _ in properties():
        assert CAMEL.fullmatch(field), (name, field)


def test_fel_01_errors_are_problems() -> None:
    assert {"type", "title", "status", "detail", "instance"} <= DOCUMENT["components"]["schemas"]["Problem"][
        "properties"
    ].keys()


def test_fns_01_03_05_query_parameters_are_camel_case_and_optional() -> None:
    for path, _, operation in operations():
        for each in operation["parameters"]:
            if each["in"] == "query":
                assert CAMEL.fullmatch(each["name"]), (path, each["name"])
                assert each["required"] is False


def test_fns_07_08_09_pages_begin_at_1_and_have_20() -> None:
    for path, _, operation in operations():
        query = {each["name"]: each["schema"] for each in operation["parameters"] if each["in"] == "query"}
        if "page" in query:
            assert query["page"]["default"] == 1, path
            assert query["limit"]["default"] == 20, path


def test_ver_06_12_there_is_api_info_and_the_version_is_public() -> None:
    assert "/api-info" in DOCUMENT["paths"]
    assert re.fullmatch(r"[1-9][0-9]*\.[0-9]+\.[0-9]+", DOCUMENT["info"]["version"])


def test_parameters_stand_at_operations_not_at_paths() -> None:
    assert all("parameters" not in methods for methods in DOCUMENT["paths"].values())


def test_arp_03_what_is_created_says_where_it_is() -> None:
    for path, method, operation in operations():
        if "201" in operation["responses"]:
            assert "Location" in operation["responses"]["201"]["headers"], (path, method)
