"""Comments from the dialogues: lists under a quoted prompt."""

from __future__ import annotations

from .outline import Outline
from .reading import Comment


def read_comments(outline: Outline) -> tuple[list[Comment], set[int]]:
    """Read all comments; the second part is the places of prompts and comments."""
    comments: list[Comment] = []
    taken: set[int] = set()
    prompt: str | None = None
    for place, block in enumerate(outline.blocks):
        if not block.mark:
            prompt = outline.prompt(place)
        if prompt is None:
            continue
        taken.add(place)
        if block.mark:
            lines = block.first_line, block.last_line
            comments.append(Comment(prompt=prompt, text=block.text, firstLine=lines[0], lastLine=lines[1]))
    return comments, taken
