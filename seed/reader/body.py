"""The body: every content line that is no part of head, statements, agenda or comments, in the page's order."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Literal

from .blocks import Block
from .outline import Outline
from .reading import BodyBlock


def body_blocks(captions: Sequence[Block], outline: Outline, taken: Set[int]) -> list[BodyBlock]:
    """Give the captions and the blocks that nothing has taken; items in a row are one list."""
    body = [text_block("figure", caption) for caption in captions]
    before: int | None = None
    for place, block in enumerate(outline.blocks):
        if place in taken:
            continue
        if not block.mark:
            body.append(text_block(type_of(outline, place), block))
        elif before == place - 1 and outline.blocks[before].mark == block.mark:
            body[-1]["items"].append(block.text)
            body[-1]["lastLine"] = block.last_line
        else:
            lines = block.first_line, block.last_line
            body.append(BodyBlock(type="list", items=[block.text], firstLine=lines[0], lastLine=lines[1]))
        before = place
    return body


def text_block(type: Literal["heading", "paragraph", "quote", "figure"], block: Block) -> BodyBlock:
    return BodyBlock(type=type, text=block.text, firstLine=block.first_line, lastLine=block.last_line)


def type_of(outline: Outline, place: int) -> Literal["heading", "paragraph", "quote", "figure"]:
    block = outline.blocks[place]
    if block.figure:
        return "figure"
    if outline.is_heading(place):
        return "heading"
    return "quote" if block.quoted else "paragraph"
