"""What is tried on the page is asked of the service that the page came from."""

from __future__ import annotations

import json

from tests.web.browser.page import Docs
from tests.web.browser.served import Service


def test_every_operation_of_the_document_is_shown(docs: Docs, service: Service) -> None:
    paths = service.get("/openapi.json")["paths"].values()
    operations = [operation for path in paths for operation in path.values()]
    assert docs.page.locator(".opblock").count() == len(operations)


def test_a_first_try_answers_with_the_whole_list(docs: Docs, service: Service) -> None:
    block = docs.open("get", "/articles")
    assert docs.run(block) == "200"
    shown = json.loads(block.locator(".live-responses-table pre.microlight").first.inner_text())
    assert shown["_meta"]["totalRecords"] == service.get("/articles")["_meta"]["totalRecords"] > 0
    assert shown["_links"][0]["href"].startswith(service.origin)


def test_a_comment_is_posted_with_the_key_that_was_given(docs: Docs, service: Service) -> None:
    workshop = service.get("/workshops?limit=1")["workshops"][0]["slug"]
    block = docs.open("post", "/workshops/{id}/comments")
    block.get_by_label("id", exact=True).fill(workshop)
    assert docs.run(block) == "401"

    docs.page.get_by_role("button", name="Ange nyckel", exact=True).first.click()
    docs.page.keyboard.type(service.make_key())
    docs.page.keyboard.press("Enter")
    docs.page.get_by_role("button", name="Stäng").first.click()
    with docs.page.expect_response("**/comments") as answer:
        block.get_by_role("button", name="Utför").click()
    assert answer.value.status == 201
    assert answer.value.request.url.startswith(service.origin)


def test_a_document_that_does_not_come_is_told_of(docs: Docs, service: Service) -> None:
    docs.page.route("**/openapi.json", lambda route: route.fulfill(status=503))
    docs.page.goto("about:blank")
    docs.page.goto(service.docs)
    docs.page.get_by_role("status").get_by_text("gick inte att visa").wait_for()
    assert docs.violations() == []
