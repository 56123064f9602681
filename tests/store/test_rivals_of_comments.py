"""Comments posted at the very moment when their workshop or their prompt goes, or somebody posts the same."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.comments import CommentSchema
from service.errors import (
    ExternalIdTakenError,
    Fault,
    InUseError,
    InvalidBodyError,
    NotFoundError,
    RepeatedError,
)
from service.store.attempts import Attempt
from service.store.bulk import Bulk, Item, Result
from service.store.changing import When
from service.store.comments import Posted
from service.store.creating import NOBODY
from service.store.query import ListQuery
from service.store.stores import Stores
from service.store.workshops import LATE
from tests.builders import create, some_id
from tests.racing import Rival, rivalled

ID, PROMPT = some_id("workshop"), some_id("prompt")
WHEN = When(ID)
ATTEMPT = Attempt(some_id("attempt"), "the same")
COMMIT = ("commitTransaction", 1)
INSERT = ("insert", "comments")
Document = dict[str, Any]


@pytest.fixture(autouse=True)
def there(stores: Stores) -> None:
    """Let there be a workshop whose second version asks for comments."""
    create(stores, "workshops", id=ID, prompts=[])
    stores.workshops.change(WHEN, asking(PROMPT))


def asking(*ids: str, **more: Any) -> Any:
    prompts = [{"id": id, "text": "Vad nu?"} for id in ids]
    return lambda old: {**old, "prompts": prompts, **more}


def fields(**changes: Any) -> Document:
    loaded: Document = CommentSchema().load({"text": "a", "promptId": PROMPT, "externalId": "1"} | changes)
    return loaded


def post(stores: Stores, attempt: Attempt | None = None, **changes: Any) -> Posted:
    return stores.comments.post(ID, fields(**changes), NOBODY, attempt=attempt)


def bulk(stores: Stores, *items: Document, attempt: Attempt | None = None, all: bool = False) -> list[Result]:
    numbered = [Item(number, fields(**changes)) for number, changes in enumerate(items)]
    work = Bulk(stores.comments, ID, NOBODY, attempt)
    return work.post_all(numbered) if all else work.post(numbered)


def names(faults: list[Fault]) -> list[str]:
    return [fault.name for fault in faults]


def asked(stores: Stores) -> list[str]:
    return [prompt["id"] for prompt in stores.workshops.get(ID)["prompts"]]


def stored(stores: Stores) -> int:
    return stores.comments.collection.count_documents({"version": 1})


GOING = [("deleted", "workshopId"), ("asks no longer", "promptId"), ("restored", "promptId")]


def go(stores: Stores, way: str) -> None:
    """Let the workshop go, or its prompt."""
    if way == "deleted":
        stores.workshops.delete(WHEN)
    elif way == "restored":
        stores.workshops.restore(WHEN, 1)
    else:
        stores.workshops.change(WHEN, asking(title="Ny"))


@pytest.mark.parametrize(("way", "fault"), GOING)
def test_a_comment_on_what_has_just_gone_is_taken_back(stores: Stores, mongo_uri: str, way: str, fault: str) -> None:
    with rivalled(mongo_uri, stores, Rival(*INSERT, lambda: go(stores, way))) as slow:
        with pytest.raises(InvalidBodyError) as refusal:
            post(slow)
        assert names(refusal.value.faults) == [fault]
    assert stored(stores) == 0


@pytest.mark.parametrize(("way", "fault"), GOING)
def test_many_comments_on_what_has_just_gone_are_taken_back(
    stores: Stores, mongo_uri: str, way: str, fault: str
) -> None:
    with rivalled(mongo_uri, stores, Rival(*INSERT, lambda: go(stores, way))) as slow:
        results = bulk(slow, {}, {"externalId": None, "promptId": None})
    kept = [] if way == "deleted" else ["created"]
    assert [result.outcome for result in results] == ["refused", *(kept or ["refused"])]
    assert isinstance(results[0].error, InvalidBodyError)
    assert names(results[0].error.faults) == [fault]
    assert stored(stores) == len(kept)


@pytest.mark.parametrize(("way", "fault"), GOING)
def test_all_comments_or_none_on_what_has_just_gone_are_none(
    stores: Stores, mongo_uri: str, way: str, fault: str
) -> None:
    with rivalled(mongo_uri, stores, Rival("update", "gates", lambda: go(stores, way))) as slow:
        with pytest.raises(InvalidBodyError) as refusal:
            bulk(slow, {}, {"externalId": "2"}, all=True)
        assert set(names(refusal.value.faults)) == {fault}
    assert stored(stores) == 0


@pytest.mark.parametrize(("way", "fault"), GOING)
def test_what_was_commented_while_it_went_comes_back(stores: Stores, mongo_uri: str, way: str, fault: str) -> None:
    with rivalled(mongo_uri, stores, Rival(*COMMIT, lambda: post(stores))) as slow:
        with pytest.raises(InUseError) as refusal:
            go(slow, way)
        assert refusal.value.counts == {"comments": 1}
    assert asked(stores) == [PROMPT]
    assert fault
    workshop = stores.workshops.collection.find_one()
    assert workshop
    assert (workshop["version"], workshop["_internal"]["change"]["note"]) == (4, LATE)


@pytest.mark.parametrize(("way", "fault"), GOING)
def test_what_was_commented_comes_back_though_somebody_was_faster(
    stores: Stores, mongo_uri: str, way: str, fault: str
) -> None:
    """The version that took the prompt away cannot be undone any more; what comes back is the prompt alone."""
    other = some_id("another prompt")

    def meanwhile() -> None:
        if way == "deleted":
            stores.workshops.restore(WHEN, 2)
        else:
            stores.workshops.change(WHEN, asking(other, title="Emellan"))

    first, second = Rival(*COMMIT, lambda: post(stores)), Rival(*COMMIT, meanwhile, before=False)
    with rivalled(mongo_uri, stores, first, second) as slow, pytest.raises(InUseError):
        go(slow, way)
    assert asked(stores) == ([PROMPT] if way == "deleted" else [other, PROMPT])
    assert stores.comments.list(_all()).documents[0]["prompt"] == "Vad nu?"
    assert fault


def test_what_was_commented_comes_back_beside_what_is_asked_now(stores: Stores, mongo_uri: str) -> None:
    other = some_id("another prompt")
    first = Rival(*COMMIT, lambda: post(stores))
    second = Rival(*COMMIT, lambda: post(stores, promptId=other, externalId="2"), before=False)
    with rivalled(mongo_uri, stores, first, second) as slow, pytest.raises(InUseError):
        slow.workshops.change(WHEN, asking(other))
    assert asked(stores) == [other, PROMPT]


@pytest.mark.parametrize("way", ["one", "many", "all"])
@pytest.mark.parametrize("text", ["a", "b"])
def test_who_posts_the_same_meanwhile_was_first(stores: Stores, mongo_uri: str, way: str, text: str) -> None:
    with rivalled(mongo_uri, stores, Rival(*INSERT, lambda: post(stores))) as slow:
        if way == "one" and text == "a":
            assert not post(slow, text=text).created
        elif way == "one":
            with pytest.raises(ExternalIdTakenError):
                post(slow, text=text)
        elif text == "a":
            results = bulk(slow, {}, {"externalId": "2"}, all=way == "all")
            assert [result.outcome for result in results] == ["duplicate", "created"]
        elif way == "many":
            assert [result.outcome for result in bulk(slow, {"text": text})] == ["refused"]
        else:
            with pytest.raises(InvalidBodyError) as refusal:
                bulk(slow, {"text": text}, all=True)
            assert names(refusal.value.faults) == ["0.externalId"]
    assert stores.comments.collection.count_documents({"externalId": "1"}) == 1


def test_of_two_posts_that_are_one_attempt_the_first_counts(stores: Stores, mongo_uri: str) -> None:
    rival = Rival(*INSERT, lambda: post(stores, ATTEMPT))
    with rivalled(mongo_uri, stores, rival) as slow, pytest.raises(RepeatedError):
        post(slow, ATTEMPT)
    assert stored(stores) == 1


@pytest.mark.parametrize("all", [False, True])
def test_of_two_bulks_that_are_one_attempt_both_tell_the_same(stores: Stores, mongo_uri: str, all: bool) -> None:
    items: list[Document] = [{}, {"externalId": None}, {"externalId": "2", "text": "b"}]
    told: list[list[Result]] = []
    rival = Rival(*INSERT, lambda: told.append(bulk(stores, *items, attempt=ATTEMPT, all=all)), before=False)
    with rivalled(mongo_uri, stores, rival) as slow:
        told.append(bulk(slow, *items, attempt=ATTEMPT, all=all))
    assert told[0] == told[1]
    assert [result.outcome for result in told[0]] == ["created"] * 3
    assert stored(stores) == 3


def test_an_external_id_that_another_comment_has_is_not_taken_from_it(stores: Stores) -> None:
    post(stores)
    other = post(stores, externalId="2").comment
    with pytest.raises(ExternalIdTakenError):
        stores.comments.change(When(other["id"]), lambda old: {**old, "externalId": "1"})
    stores.comments.change(When(other["id"]), lambda old: {**old, "externalId": "3"})
    post(stores, externalId="2")
    with pytest.raises(ExternalIdTakenError):
        stores.comments.restore(When(other["id"]), 1)
    assert [row["version"] for row in stores.comments.history.find({"id": other["id"]})] == [1]


def test_nothing_is_posted_where_there_is_no_workshop(stores: Stores) -> None:
    stores.workshops.delete(WHEN)
    with pytest.raises(NotFoundError):
        post(stores)


def test_prompts_with_one_id_in_two_workshops_are_two(stores: Stores) -> None:
    """A workshop may be copied with the ids of its prompts."""
    copy = create(stores, "workshops", prompts=[{"id": PROMPT, "text": "En annan?"}])["id"]
    here = post(stores).comment
    there = stores.comments.post(copy, fields(), NOBODY).comment
    assert (here["prompt"], there["prompt"]) == ("Vad nu?", "En annan?")
    listed = stores.comments.list(_all()).documents
    assert sorted(str(each["prompt"]) for each in listed) == ["En annan?", "Vad nu?"]
    stores.comments.delete(When(there["id"]))
    stores.workshops.change(When(copy), asking())
    with pytest.raises(InUseError):
        stores.workshops.change(WHEN, asking())


def _all() -> Any:
    return ListQuery(sort="createdAt,order")
