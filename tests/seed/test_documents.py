"""From a reading to documents, without a database."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from schemas.articles import ArticleSchema
from schemas.comments import CommentSchema
from schemas.participants import ParticipantSchema
from schemas.polls import PollSchema
from schemas.statements import StatementSchema
from schemas.workshops import WorkshopSchema
from seed.documents import Planned, documents_of
from seed.loader import shipped_pages
from seed.reader import read_page
from tests.seed.page import LEAD, text_page

SCHEMAS = [ArticleSchema, StatementSchema, ParticipantSchema, WorkshopSchema, PollSchema, CommentSchema]
LEADERS = "Anna Berg, samordnare, och Bo Ek, läkare på Centralsjukhuset, ledde workshopen."


def planned(*lines: str, **around: Any) -> list[Planned]:
    content = text_page(*lines, **around)
    return documents_of(read_page("a.txt", content), content.count(b"\n"))


def of(resource: str, *lines: str, **around: Any) -> list[Planned]:
    return [each for each in planned(*lines, **around) if each.resource == resource]


@pytest.mark.parametrize("page", shipped_pages(), ids=lambda page: page.name)
def test_every_document_is_what_a_client_might_send(page: Any) -> None:
    schemas = {schema.resource: schema for schema in SCHEMAS}
    for each in documents_of(read_page(page.name, page.content), 99):
        assert schemas[each.resource]().load(each.fields).items() >= each.fields.items()


@pytest.mark.parametrize("page", shipped_pages(), ids=lambda page: page.name)
def test_every_document_stands_where_it_says(page: Any) -> None:
    lines = page.content.decode().split("\n")
    for each in documents_of(read_page(page.name, page.content), len(lines)):
        read = " ".join(" ".join(lines[each.firstLine - 1 : each.lastLine]).split())
        known = each.fields.get("text") or each.fields.get("name") or each.fields.get("statement", "")
        assert known.split("\n")[0] in read


@pytest.mark.parametrize("page", shipped_pages(), ids=lambda page: page.name)
def test_what_is_referred_to_comes_first(page: Any) -> None:
    met: set[str] = set()
    for each in documents_of(read_page(page.name, page.content), 99):
        refers = {each.fields.get(name) for name in ("articleId", "participantId", "workshopId")}
        assert refers - {None} <= met
        met.add(each.id)


def test_a_plain_page_is_an_article_and_nothing_else() -> None:
    (article,) = planned(LEAD, "Text.", " • Ett", " • Två")
    assert (article.resource, article.firstLine, article.lastLine) == ("articles", 1, 19)
    assert article.fields["body"] == [
        {"type": "paragraph", "text": "Text.", "items": []},
        {"type": "list", "text": None, "items": ["Ett", "Två"]},
    ]


def test_a_person_named_twice_is_one_with_all_lines() -> None:
    lines = ("Vad nu?", "Anna Berg, samordnare.", "- Ett.", "Anna Berg, läkare.", "- Två.")
    (person,) = of("participants", LEAD, *lines)
    assert person.fields == {"name": "Anna Berg"}
    statements = of("statements", LEAD, *lines)
    assert (person.firstLine, person.lastLine) == (statements[0].firstLine, statements[1].lastLine)
    assert len({each.id for each in statements}) == 2
    assert [each.fields["order"] for each in statements] == [1, 2]
    assert {each.fields["participantId"] for each in statements} == {person.id}


def test_questions_have_ids_that_statements_refer_to() -> None:
    lines = ("Vad nu?", "Anna Berg, samordnare.", "- Ett.", "Och sedan?", "Anna Berg, samordnare.", "- Två.")
    (article,) = of("articles", LEAD, *lines)
    asked = {each["id"]: each["text"] for each in article.fields["questions"]}
    assert [each["order"] for each in article.fields["questions"]] == [1, 2]
    assert [asked[each.fields["questionId"]] for each in of("statements", LEAD, *lines)] == ["Vad nu?", "Och sedan?"]


def test_leaders_stand_where_their_sentence_stands() -> None:
    people = of("participants", LEAD, "Text.", LEADERS)
    assert [each.fields["name"] for each in people] == ["Anna Berg", "Bo Ek"]
    assert {(each.firstLine, each.lastLine) for each in people} == {(10, 10)}


def test_leaders_in_the_lead_stand_somewhere_on_the_page() -> None:
    people = of("participants", LEADERS, "Text.")
    (article,) = of("articles", LEADERS, "Text.")
    assert {(each.firstLine, each.lastLine) for each in people} == {(1, article.lastLine)}


def test_a_workshop_refers_to_its_people_and_its_article() -> None:
    film = " • Film där medarbetarna Cia Dal, Eva Fors diskuterade kring frågorna: Vad nu? Och sedan?"
    documents = planned(LEAD, LEADERS, "Innehåll ur workshopen", " • Inledning", film)
    (workshop,) = [each.fields for each in documents if each.resource == "workshops"]
    people = {each.id: each.fields["name"] for each in documents if each.resource == "participants"}
    assert [people[leader["participantId"]] for leader in workshop["leaders"]] == ["Anna Berg", "Bo Ek"]
    topic, shown = workshop["agenda"]
    assert (topic["kind"], topic["order"], shown["kind"], shown["order"]) == ("topic", 1, "film", 2)
    assert [people[person["participantId"]] for person in shown["participants"]] == ["Cia Dal", "Eva Fors"]
    assert [question["text"] for question in shown["questions"]] == ["Vad nu?", "Och sedan?"]
    assert workshop["articleId"] in {each.id for each in documents}


def test_agenda_items_and_questions_that_stand_twice_have_ids_of_their_own() -> None:
    (workshop,) = of("workshops", LEAD, "Innehåll ur workshopen", *[" • Dialog kring frågan: Vad nu? Vad nu?"] * 2)
    agenda = workshop.fields["agenda"]
    assert len({item["id"] for item in agenda}) == 2
    assert len({question["id"] for item in agenda for question in item["questions"]}) == 4


def test_two_comments_that_say_the_same_are_two() -> None:
    comments = of("comments", LEAD, "”Ett?”", " • Mer tid", " • Mer tid", "”Två?”", " • Mer tid")
    assert len({each.id for each in comments}) == 3
    assert [each.fields["order"] for each in comments] == [1, 2, 3]
    assert Counter(each.fields["promptId"] for each in comments).most_common(1)[0][1] == 2
    assert [(each.firstLine, each.lastLine) for each in comments] == [(10, 10), (11, 11), (15, 15)]


def test_a_prompt_that_stands_twice_is_one() -> None:
    (workshop,) = of("workshops", LEAD, "”Ett?”", " • A", "Text.", "”Ett?”", " • B")
    assert [prompt["text"] for prompt in workshop.fields["prompts"]] == ["Ett?"]
