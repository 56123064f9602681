"""The elements that are open at a place in the source, and what follows from them."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from .blocks import Mark
from .html_content import Chrome
from .html_elements import Role

LISTS = ("ul", "ol")


class Element(NamedTuple):
    name: str
    role: Role | None

    @property
    def parts_items(self) -> bool:
        return self.role == "crumbs" or self.name == "li" or self.name in LISTS


class OpenElements:
    def __init__(self) -> None:
        self.stack: list[Element] = []
        self.names: Counter[str] = Counter()
        self.roles: Counter[str] = Counter()
        self.lists: list[str] = []  # the open ul, ol and li
        self.chrome: Chrome | None = None  # the innermost

    def push(self, element: Element) -> None:
        self.stack.append(element)
        self.names[element.name] += 1
        self.roles[element.role or ""] += 1
        if element.role == "chrome":
            self.chrome = Chrome(around=self.chrome)
        if element.name == "li" and self.in_item:
            self.lists.pop()  # its end tag was left out
        if element.name in LISTS or element.name == "li":
            self.lists.append(element.name)

    def pop(self) -> None:
        element = self.stack.pop()
        self.names[element.name] -= 1
        self.roles[element.role or ""] -= 1
        if element.role == "chrome" and self.chrome:
            self.chrome = self.chrome.around
        if (element.name == "li" or element.name in LISTS) and self.in_item:
            self.lists.pop()
        if element.name in LISTS:
            self.lists.pop()

    def __contains__(self, role: Role) -> bool:
        return self.roles[role] > 0

    @property
    def ends_crumbs(self) -> bool:
        """Say whether the innermost element is the whole breadcrumb."""
        return self.stack[-1].role == "crumbs" and self.roles["crumbs"] == 1

    @property
    def in_item(self) -> bool:
        return self.lists[-1:] == ["li"]

    @property
    def mark(self) -> Mark:
        if not self.in_item:
            return ""
        return "number" if self.lists[-2:-1] == ["ol"] else "bullet"
