"""The documentation's page as a reader uses it, and what is asked of it in every state."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
FOCUSED = """() => {
    const element = document.activeElement, box = element.getBoundingClientRect(), style = getComputedStyle(element);
    return {
        tag: element.localName,
        name: element.getAttribute("aria-label") || element.title || element.textContent.trim(),
        width: box.width, height: box.height,
        outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    };
}"""
UNTRANSLATED = """() => {
    const found = [], texts = document.createTreeWalker(document.getElementById("docs-ui"), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode.data.trim(), swedish = docsWords[text];
        if (swedish && swedish !== text && !texts.currentNode.parentElement.closest(VERBATIM)) found.push(text);
    }
    return found;
}"""


STILL = """() => document.getAnimations().every(
    each => each.playState !== "running" || each.effect.getComputedTiming().endTime === Infinity
)"""


class Docs:
    """The page, once it shows the operations."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        page.goto(address)
        page.locator(".opblock").first.wait_for()

    def operation(self, method: str, path: str) -> Locator:
        """Give one operation's block."""
        return self.page.locator(f".opblock-{method}").filter(has=self.page.locator(f"[data-path='{path}']"))

    def open(self, method: str, path: str) -> Locator:
        """Unfold an operation and begin to try it."""
        block = self.operation(method, path)
        block.locator(".opblock-summary-control").click()
        block.get_by_role("button", name="Prova").click()
        return block

    def run(self, block: Locator) -> str:
        """Send the request, and give the status of the answer."""
        block.get_by_role("button", name="Utför").click()
        status: str = block.locator(".live-responses-table tbody .response-col_status").first.inner_text()
        return status

    def press(self, key: str, times: int = 1) -> dict[str, Any]:
        """Press a key, and tell what has the focus then."""
        for _ in range(times):
            self.page.keyboard.press(key)
        return self.focused()

    def focused(self) -> dict[str, Any]:
        """Tell what has the focus, when the page has settled."""
        self.page.wait_for_timeout(100)
        found: dict[str, Any] = self.page.evaluate(FOCUSED)
        return found

    def tab_to(self, name: str, key: str = "Tab") -> dict[str, Any]:
        """Go on until something of that name has the focus."""
        for _ in range(200):
            self.page.keyboard.press(key)
            focused: dict[str, Any] = self.page.evaluate(FOCUSED)
            if str(focused["name"]).startswith(name):
                return focused
        raise AssertionError(f"the keyboard does not reach {name}")

    def untranslated(self) -> list[str]:
        """Tell which of Swagger UI's own words are still in English."""
        found: list[str] = self.page.evaluate(UNTRANSLATED)
        return found

    def violations(self, within: str = "html") -> list[str]:
        """Tell what axe finds against WCAG 2.1 AA."""
        self.page.wait_for_function(STILL)  # what fades in has less contrast until it is there
        results = Axe().run(self.page, context=within, options=WCAG).response
        return [f"{each['id']}: {node['html'][:200]}" for each in results["violations"] for node in each["nodes"]]
