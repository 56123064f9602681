"""No violation of WCAG 2.1 AA in any state of the page, and all of it by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator

from tests.web.browser.page import Docs
from tests.web.browser.served import Service


def check(docs: Docs) -> None:
    assert docs.violations() == []
    assert docs.untranslated() == []


@pytest.mark.parametrize("width", [1280, 320])
def test_the_page_as_it_opens_is_accessible(docs: Docs, width: int, tmp_path: Path) -> None:
    docs.page.set_viewport_size({"width": width, "height": 1000})
    check(docs)
    assert docs.page.evaluate("document.scrollingElement.scrollWidth") == width
    docs.page.screenshot(path=tmp_path / "page.png")


def test_every_kind_of_operation_is_accessible_when_open(docs: Docs) -> None:
    kinds: dict[tuple[str | None, ...], Locator] = {}
    for block in docs.page.locator(".opblock").all():
        path = block.locator("[data-path]").first.get_attribute("data-path") or ""
        kinds.setdefault((block.get_attribute("class"), *path.split("/")[2:]), block)  # resources are alike in this
    for block in kinds.values():
        control = block.locator(".opblock-summary-control")
        control.click()
        assert docs.violations(".opblock.is-open") == []  # one at a time: axe takes minutes over all of them
        assert docs.untranslated() == []
        control.click()


def test_the_schema_of_an_answer_is_accessible(docs: Docs) -> None:
    block = docs.open("get", "/articles")
    block.get_by_role("tab", name="Schema").first.click()
    for _ in range(3):
        block.get_by_role("button", name="Fäll ut allt").first.click()
    check(docs)


def test_all_schemas_are_accessible(docs: Docs) -> None:
    docs.page.get_by_role("button", name="Scheman").click()
    for schema in docs.page.locator(".models .json-schema-2020-12-accordion").all():
        schema.click()
    for _ in range(3):
        docs.page.get_by_role("button", name="Fäll ut allt").first.click()
    check(docs)


@pytest.mark.parametrize("width", [1280, 320])
def test_an_operation_that_was_tried_is_accessible(docs: Docs, width: int, tmp_path: Path) -> None:
    docs.page.set_viewport_size({"width": width, "height": 1000})
    block = docs.open("get", "/articles")
    block.get_by_role("button", name="Lägg till värde").first.click()
    check(docs)
    block.get_by_role("button", name="Ta bort värde").first.click()
    assert docs.run(block) == "200"
    check(docs)
    assert docs.page.evaluate("document.scrollingElement.scrollWidth") == width
    block.screenshot(path=tmp_path / "tried.png")


def test_a_refused_try_is_accessible(docs: Docs) -> None:
    block = docs.open("post", "/workshops/{id}/comments")
    block.get_by_role("button", name="Utför").click()
    block.get_by_text("id måste anges").wait_for()
    check(docs)


def test_the_dialog_for_the_key_is_accessible(docs: Docs) -> None:
    docs.page.get_by_role("button", name="Ange nyckel", exact=True).first.click()
    check(docs)
    docs.page.keyboard.type("nv_key")
    docs.page.keyboard.press("Enter")
    docs.page.get_by_role("dialog").get_by_role("button", name="Glöm nyckeln").wait_for()
    check(docs)


def test_the_keyboard_sees_where_it_is_at_every_stop(docs: Docs) -> None:
    docs.open("get", "/articles")
    docs.page.locator(".skip").focus()
    stops = [docs.press("Tab") for _ in range(60)]
    assert [stop for stop in stops if not stop["name"] or stop["outline"] < 2 or stop["width"] < 16] == []
    assert {"a", "button", "input", "select"} <= {stop["tag"] for stop in stops}


def test_a_list_is_fetched_by_keyboard_alone(docs: Docs) -> None:
    docs.tab_to("GET/articles")
    assert docs.press("Enter")["name"].startswith("GET/articles")
    docs.tab_to("Prova")
    assert docs.press("Enter")["name"] == "Avbryt"
    docs.tab_to("limit")
    docs.page.keyboard.press("Control+a")
    docs.page.keyboard.type("1")
    docs.tab_to("Utför")
    docs.page.keyboard.press("Enter")
    docs.page.locator(".live-responses-table").wait_for()
    assert docs.focused()["name"] == "Utför"
    assert "limit=1" in docs.page.locator(".request-url").inner_text()
    docs.tab_to("Rensa")
    assert docs.press("Enter")["name"] == "Utför"
    docs.tab_to("GET/articles", key="Shift+Tab")
    docs.press("Enter")
    assert docs.operation("get", "/articles").locator(".opblock-body").count() == 0


def test_the_dialog_keeps_the_focus_and_gives_it_back(docs: Docs) -> None:
    docs.tab_to("Ange nyckel")
    assert docs.press("Enter")["name"] == "Nyckel"
    assert docs.press("Shift+Tab", times=4)["name"] == "Nyckel"
    assert docs.press("Tab", times=4)["name"] == "Nyckel"
    assert docs.press("Escape")["name"] == "Ange nyckel"
    assert docs.page.get_by_role("dialog").count() == 0


def test_the_first_stop_leads_past_the_head_of_the_page(docs: Docs) -> None:
    assert docs.press("Tab")["name"] == "Hoppa till innehållet"
    docs.press("Enter")
    assert docs.press("Tab")["name"] == "Villkor"


def test_without_javascript_the_page_leads_to_the_document(browser: Browser, service: Service) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(service.docs)
    assert page.locator("noscript p").is_visible()
    page.locator("noscript a").click()
    page.wait_for_url(f"{service.origin}/naravard/v1/openapi.json")
    page.close()
