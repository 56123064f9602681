"""Sentences in both languages."""

from __future__ import annotations

from copy import deepcopy

from schemas.message import Message, in_language

GREETING = Message("Hej {name}", "Hello {name}")


def test_a_message_is_english_and_knows_its_swedish_form() -> None:
    assert in_language(GREETING, "en") == "Hello {name}"
    assert in_language(GREETING, "sv") == "Hej {name}"
    assert GREETING.both == "Hej {name} / Hello {name}"


def test_both_languages_are_formatted() -> None:
    formatted = GREETING.format(name="Åsa")
    assert (formatted.sv, str(formatted)) == ("Hej Åsa", "Hello Åsa")


def test_a_copy_keeps_both_languages() -> None:
    assert deepcopy({"type": GREETING})["type"].sv == "Hej {name}"


def test_a_text_that_is_no_message_is_the_same_in_every_language() -> None:
    assert in_language("text", "sv") == in_language("text", "en") == "text"
