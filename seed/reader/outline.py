"""What a block is among its neighbours: heading, name line, prompt, or a line that closes an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .blocks import Block
from .names import is_name, person
from .reading import Person

LONGEST_HEADING, LONGEST_CLOSING = 100, 1_000
FILE_LINK = re.compile(r"\b(?:pdf|word|excel|power ?point|docx?|xlsx?|pptx?|zip),?\s\d[\d ,.]{0,9}\s?[kMG]?B\b", re.I)
READ_MORE = re.compile(r"(?:Läs (?:mer|också|även|vidare|hela)|Se (?:också|även))\b", re.IGNORECASE)
CONTACT = re.compile(
    r"(?:Kontakt(?:a|person(?:er)?|uppgifter)?|Telefon|Tfn|Tel|Mobil|E-post|Mejl|För mer information|"
    r"Vill du veta mer|Har du frågor)\b",
    re.IGNORECASE,
)
EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w")
PHONE = re.compile(r"(?:\b0|\+46 ?)\d{1,3}[- –/]{1,3}\d[\d –-]{4,12}\d\b")
AGENDA_TITLE = re.compile(r"Innehåll(?:et)?\b.{0,90}")


class Outline:
    """Looks at blocks by their place; a place past the end is a block of no kind."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks

    def __len__(self) -> int:
        return len(self.blocks)

    def at(self, place: int) -> Block | None:
        return self.blocks[place] if place < len(self.blocks) else None

    def is_item(self, place: int) -> bool:
        block = self.at(place)
        return block is not None and bool(block.mark)

    def is_spoken(self, place: int) -> bool:
        block = self.at(place)
        return block is not None and block.is_spoken

    def speaker(self, place: int) -> Person | None:
        """Read the name line at a place that a dash follows."""
        block = self.at(place)
        if block is None or block.mark or not self.is_spoken(place + 1):
            return None
        return person(block.text)

    def is_answered(self, place: int) -> bool:
        """Say whether a question stands here, above a name line and a dash."""
        block = self.at(place)
        return block is not None and block.is_question and self.speaker(place + 1) is not None

    def prompt(self, place: int) -> str | None:
        """Read the quoted line at a place that a list follows."""
        return self.blocks[place].quoted if self.is_item(place + 1) else None

    def is_agenda_title(self, place: int) -> bool:
        """Say whether 'Innehåll …' stands here, perhaps with a colon."""
        block = self.blocks[place]
        return not block.mark and block.text[-1] not in ".?!" and bool(AGENDA_TITLE.fullmatch(block.text))

    def is_heading(self, place: int) -> bool:
        """Say whether a short line without a mark at its end stands above something: no more shows in a text."""
        block = self.blocks[place]
        if place + 1 >= len(self.blocks) or block.mark or block.figure:
            return False
        if self.is_agenda_title(place):
            return True
        text = block.text
        return (
            len(text) <= LONGEST_HEADING
            and not block.is_spoken
            and (text[0].isupper() or text[0].isdigit())
            and (text[-1].isalnum() or text[-1] == ")")
            and not (READ_MORE.match(text) and text.lower() != "läs mer")
            and not names_someone(text)
        )


def closes_answer(block: Block) -> bool:
    """Say whether a line belongs to what stands after the answers: links, files, whom to ask."""
    text = block.text
    if len(text) > LONGEST_CLOSING:
        return False
    return bool(READ_MORE.match(text) or CONTACT.match(text)) or names_someone(text)


def names_someone(text: str) -> bool:
    """Say whether a short line is a file, an address, a number or a person: in a contact block, no heading."""
    return (
        any(pattern.search(text) for pattern in (FILE_LINK, EMAIL, PHONE))
        or is_name(text)
        or (len(text) <= LONGEST_HEADING and " som " not in text and person(text) is not None)
    )
