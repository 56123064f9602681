"""Questions and what people answer: a question, a name line, and paragraphs of which the first begins with a dash."""

from __future__ import annotations

from .outline import Outline, closes_answer
from .reading import Person, Statement


class Voices:
    """The questions and statements of a page, and the places of the blocks they are made of.

    In an interview there are no name lines: a dash right after the question is the person of the lead.
    """

    def __init__(self, outline: Outline, interviewee: Person | None, *, start: int) -> None:
        self.outline, self.interviewee = outline, interviewee
        self.asked: dict[str, None] = {}  # each once, in order
        self.statements: list[Statement] = []
        self.taken: set[int] = set()
        self.read(start)

    @property
    def questions(self) -> list[str]:
        return list(self.asked)

    def read(self, place: int) -> None:
        question = ""
        while place < len(self.outline):
            if self.is_question(place):
                question = self.ask(place)
                place += 1
                if self.interviewee and self.outline.is_spoken(place):
                    place = self.answer(question, self.interviewee, place)
            elif question and (speaker := self.outline.speaker(place)):
                self.taken.add(place)
                place = self.answer(question, speaker, place + 1)
            else:
                place += 1

    def is_question(self, place: int) -> bool:
        answered_at_once = self.interviewee is not None and self.outline.is_spoken(place + 1)
        return self.outline.is_answered(place) or (answered_at_once and self.outline.blocks[place].is_question)

    def ask(self, place: int) -> str:
        question = self.outline.blocks[place].text
        self.asked[question] = None
        self.taken.add(place)
        return question

    def answer(self, question: str, speaker: Person, start: int) -> int:
        """Take the answer that begins here; return the place behind it."""
        end = start + 1
        while end < len(self.outline) and self.goes_on(end):
            end += 1
        paragraphs = self.outline.blocks[start:end]
        self.taken.update(range(start, end))
        self.statements.append(
            Statement(
                question=question,
                participant=speaker,
                text="\n\n".join(block.spoken for block in paragraphs),
                firstLine=paragraphs[0].first_line,
                lastLine=paragraphs[-1].last_line,
            )
        )
        return end

    def goes_on(self, place: int) -> bool:
        """Say whether an answer goes on here: to the next question, name line, heading, list or closing line."""
        block = self.outline.blocks[place]
        if block.is_spoken:
            return True
        others = block.mark or self.is_question(place) or self.outline.speaker(place) or self.outline.prompt(place)
        return not (others or self.outline.is_heading(place) or block.figure or closes_answer(block))
