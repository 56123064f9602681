"""HTML page -> blocks, in the form in which the text of the page would have given them.

Markup is used for what a text page shows too: where a paragraph ends, what is a list item, what is a picture and
what stands around the content. It is not used to know a heading: a text page cannot, and both read alike.
"""

from __future__ import annotations

from .blocks import Block, Mark
from .decode import squeeze
from .html_content import HtmlBlock, content
from .html_elements import INLINE, VOID, is_hidden, role_of, split_crumbs
from .html_stack import Element, OpenElements
from .html_tokens import Token, Tokens
from .text_blocks import unmark


def html_blocks(source: str) -> list[Block]:
    builder = Builder()
    for token in Tokens(source):
        builder.take(token)
    builder.end_block()
    return content(builder.blocks)


class Builder:
    """Collects text until an element ends the block that it belongs to."""

    def __init__(self) -> None:
        self.blocks: list[HtmlBlock] = []
        self.open = OpenElements()
        self.texts: list[str] = []
        self.first = self.last = 0

    def take(self, token: Token) -> None:
        if token.name == "q" and "skipped" not in self.open:
            self.texts.append("”")  # a browser prints it
        elif not token.name:
            self.take_text(token)
        elif token.name in VOID:
            self.take_void(token)
        elif token.closes:
            self.close(token.name)
        else:
            self.start(token)

    def take_text(self, token: Token) -> None:
        if "skipped" not in self.open:
            self.texts.append(token.text)
            self.first = self.first or token.first_line
            self.last = token.last_line or self.last

    def take_void(self, tag: Token) -> None:
        if tag.name == "img":
            self.take_picture(tag)
        elif tag.name == "br" and "headline" in self.open:
            self.texts.append(" ")
        elif tag.name in ("br", "hr"):
            self.boundary()

    def take_picture(self, tag: Token) -> None:
        """Take a picture's text for a block of its own, as extracted pages have it."""
        alt = tag.attributes.get("alt", "")
        if alt.strip() and not is_hidden(tag.attributes) and "crumbs" not in self.open:
            self.boundary()
            self.take_text(tag._replace(text=alt))
            self.boundary(picture=True)

    def start(self, tag: Token) -> None:
        role = role_of(tag, in_article="main" in self.open or self.open.names["article"] > 0)
        if tag.name in INLINE and role is None:
            return
        element = Element(tag.name, role)
        self.boundary(ends_item=element.parts_items and "crumbs" not in self.open)
        self.open.push(element)

    def close(self, name: str) -> None:
        while self.open.names[name]:
            element = self.open.stack[-1]
            self.boundary(ends_item=self.open.ends_crumbs if "crumbs" in self.open else element.parts_items)
            self.open.pop()
            if element.name == name:
                return

    def boundary(self, *, ends_item: bool = False, picture: bool = False) -> None:
        """End a block; within a list item or a breadcrumb it is a space and no more."""
        if (self.open.in_item or "crumbs" in self.open) and not ends_item:
            self.texts.append(" ")
        else:
            self.end_block(picture=picture)

    def end_block(self, *, picture: bool = False) -> None:
        crumbs = split_crumbs(self.texts) if "crumbs" in self.open else ()
        if text := " / ".join(crumbs) or squeeze("".join(self.texts)):
            printed, text = unmark(text)  # a bullet may be printed and no list item
            mark: Mark = "" if crumbs else self.open.mark or printed
            block = Block(text, self.first, self.last, mark, crumbs=crumbs)
            found = HtmlBlock(
                block,
                chrome=self.open.chrome,
                in_main="main" in self.open,
                is_h1=self.open.names["h1"] > 0,
                is_picture=picture or "picture" in self.open,
            )
            self.blocks.append(found)
        self.texts, self.first, self.last = [], 0, 0
