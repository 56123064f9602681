"""The record as it is shipped: how much there is of everything, and who is who."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.client import Client, link

COUNTS = {"articles": 2, "statements": 15, "participants": 12, "workshops": 1, "polls": 2, "comments": 7}


@pytest.mark.parametrize(("resource", "count"), COUNTS.items())
def test_there_is_as_much_as_on_the_pages(record: Client, resource: str, count: int) -> None:
    meta = record.envelope(f"/{resource}")["_meta"]
    assert (meta["totalRecords"], meta["totalRelation"], meta["count"]) == (count, "exact", count)


def test_one_article_has_three_questions_and_each_five_answers(record: Client) -> None:
    (article,) = record.rows("/articles?kind=statements")
    assert [question["order"] for question in article["questions"]] == [1, 2, 3]
    answers = Counter(row["question"] for row in record.rows(f"/articles/{article['slug']}/statements"))
    assert answers == {question["text"]: 5 for question in article["questions"]}


def test_the_articles_say_what_they_bring(record: Client) -> None:
    kinds = [row["kinds"] for row in record.rows("/articles?sort=createdAt")]
    assert kinds == [["article", "statements"], ["article", "workshop", "comments"]]


def test_the_workshop_has_its_leaders_and_its_agenda(record: Client) -> None:
    (workshop,) = record.rows("/workshops")
    assert [leader["name"] for leader in workshop["leaders"]] == ["Kristin Törnqvist", "Linnea Grankvist"]
    assert [entry["kind"] for entry in workshop["agenda"]] == ["topic", "film", "topic", "film", "dialogue"]
    assert [len(entry["questions"]) for entry in workshop["agenda"]] == [0, 3, 0, 0, 4]
    assert [len(entry["participants"]) for entry in workshop["agenda"]] == [0, 5, 0, 1, 0]
    assert (workshop["dateText"], workshop["dates"]) == ("12 januari", ["--01-12"])


def test_polls_and_comments_stand_in_the_order_of_the_page(record: Client) -> None:
    (workshop,) = record.rows("/workshops")
    polls, comments = record.rows(link(workshop, "polls")), record.rows(link(workshop, "comments"))
    assert [poll["order"] for poll in polls] == [1, 2]
    assert [comment["order"] for comment in comments] == [1, 2, 3, 4, 5, 6, 7]
    assert {comment["prompt"] for comment in comments} == {prompt["text"] for prompt in workshop["prompts"]}


def test_who_stands_on_both_pages_is_one_participant_and_has_no_one_source(record: Client) -> None:
    annika = record("GET", "/participants/annika-dahlgren").json
    assert annika["source"] is None
    assert annika["counts"] == {"statements": 3, "films": 1, "workshopsLed": 0}
    others = [row for row in record.rows("/participants") if row["id"] != annika["id"]]
    assert all(row["source"]["firstLine"] >= 1 for row in others)


def test_maria_persson_and_maria_person_are_two(record: Client) -> None:
    persson, person = (record("GET", f"/participants/maria-{name}").json for name in ("persson", "person"))
    assert persson["counts"] == {"statements": 3, "films": 0, "workshopsLed": 0}
    assert person["counts"] == {"statements": 0, "films": 1, "workshopsLed": 0}


def test_what_one_page_brings_has_one_instant_and_the_later_page_comes_first(record: Client) -> None:
    instants = [row["createdAt"] for row in record.rows("/articles")]
    assert instants == sorted(set(instants), reverse=True)
    assert {row["createdAt"] for row in record.rows("/comments")} == {instants[0]}
    assert {row["createdAt"] for row in record.rows("/statements")} == {instants[1]}


def test_every_document_names_the_lines_that_it_was_read_from(record: Client) -> None:
    for row in record.rows("/statements") + record.rows("/comments") + record.rows("/polls"):
        assert row["source"]["firstLine"] <= row["source"]["lastLine"]
        assert len(row["source"]["sha256"]) == 64
