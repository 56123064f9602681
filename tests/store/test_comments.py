"""Comments in the store: what their workshop decides, and what stands beside them."""

from __future__ import annotations

import pytest
from pymongo.errors import DuplicateKeyError

from schemas.comments import CommentSchema
from service.errors import ExternalIdTakenError, InvalidBodyError, NotFoundError
from service.store.keys import Caller
from service.store.query import ListQuery
from service.store.stores import Stores
from service.store.versions import Change
from tests.builders import comment, create, some_id


def caller(id: str, *scopes: str) -> Caller:
    return Caller(id, frozenset({"comments:write", *scopes}))


def test_a_comment_needs_its_workshop(stores: Stores) -> None:
    with pytest.raises(NotFoundError):
        stores.comments.post(some_id("nowhere"), CommentSchema().load(comment()), Change(caller("x")))
    assert stores.comments.collection.count_documents({}) == 0


def test_a_posted_comment_is_what_the_store_then_gives(stores: Stores) -> None:
    workshop = create(stores, "workshops")
    fields = CommentSchema().load(comment(promptId=some_id("prompt"), externalId="svar-1"))
    posted = stores.comments.post(workshop["id"], fields, Change(caller("key")))
    assert posted.created
    assert posted.comment == stores.comments.get(posted.comment["id"])
    assert stores.comments.post(workshop["id"], fields, Change(caller("another"))) == (posted.comment, False)


def test_another_text_under_the_same_external_id_is_refused_with_the_first(stores: Stores) -> None:
    workshop = create(stores, "workshops")
    first = stores.comments.post(
        workshop["id"], CommentSchema().load(comment(externalId="a")), Change(caller("x"))
    ).comment
    with pytest.raises(ExternalIdTakenError) as refused:
        stores.comments.post(
            workshop["id"], CommentSchema().load(comment(text="b", externalId="a")), Change(caller("x"))
        )
    assert (refused.value.external_id, refused.value.id) == ("a", first["id"])


@pytest.mark.parametrize(("moderation", "status"), [("post", "published"), ("pre", "pending")])
def test_the_workshop_decides_the_status(stores: Stores, moderation: str, status: str) -> None:
    workshop = create(stores, "workshops", moderation=moderation)
    accepted = CommentSchema().load(comment(status=status, workshopId=workshop["id"], order=None))
    assert stores.comments.post(workshop["id"], accepted, Change(caller("x"))).comment["status"] == status
    other = CommentSchema().load(comment(status="rejected", order=3, promptId=some_id("unknown")))
    with pytest.raises(InvalidBodyError) as refused:
        stores.comments.post(workshop["id"], other, Change(caller("x")))
    assert [fault.name for fault in refused.value.faults] == ["status", "order", "promptId"]


def test_the_prompt_follows_the_workshop(stores: Stores) -> None:
    workshop = create(stores, "workshops")
    made = create(stores, "comments", workshopId=workshop["id"], promptId=some_id("prompt"))
    stores.workshops.collection.update_one({"_id": workshop["id"]}, {"$set": {"prompts.0.text": "Och nu?"}})
    assert made["prompt"] == "Vad nu?"
    assert stores.comments.get(made["id"])["prompt"] == "Och nu?"


def test_a_comment_of_a_workshop_that_is_gone_has_no_prompt(stores: Stores) -> None:
    assert create(stores, "comments", promptId=some_id("prompt"))["prompt"] is None


def test_mongodb_itself_keeps_external_ids_unique_within_a_workshop(stores: Stores) -> None:
    create(stores, "comments", externalId="a")
    create(stores, "comments", externalId="a", workshopId=some_id("other"))
    create(stores, "comments")
    create(stores, "comments")
    with pytest.raises(DuplicateKeyError):
        create(stores, "comments", externalId="a", text="Ett annat.")


def test_only_what_is_published_is_given(stores: Stores) -> None:
    held = create(stores, "comments", status="pending")
    with pytest.raises(NotFoundError):
        stores.comments.get(held["id"])
    assert stores.comments.get_many([held["id"]]) == []


def test_a_held_comment_is_seen_by_its_poster_and_by_moderation_alone(stores: Stores) -> None:
    workshop = create(stores, "workshops", moderation="pre")
    held = stores.comments.post(workshop["id"], CommentSchema().load(comment()), Change(caller("x"))).comment
    for viewer in (None, caller("y")):
        with pytest.raises(NotFoundError):
            stores.comments.get(held["id"], viewer)
        assert stores.comments.list(ListQuery(sort="createdAt"), viewer=viewer).total == 0
    for viewer in (caller("x"), caller("y", "moderation"), caller("y", "admin")):
        assert stores.comments.get(held["id"], viewer) == held
        assert stores.comments.list(ListQuery(sort="createdAt"), viewer=viewer).total == 1


def test_a_held_comment_is_not_shown_to_another_who_posts_under_its_external_id(stores: Stores) -> None:
    workshop = create(stores, "workshops", moderation="pre")
    fields = CommentSchema().load(comment(externalId="a"))
    held = stores.comments.post(workshop["id"], fields, Change(caller("x")))
    assert stores.comments.post(workshop["id"], fields, Change(caller("x"))) == (held.comment, False)
    with pytest.raises(ExternalIdTakenError) as refused:
        stores.comments.post(workshop["id"], fields, Change(caller("y")))
    assert refused.value.id is None


def test_a_clash_that_is_none_of_the_external_id_is_no_duplicate(stores: Stores) -> None:
    workshop = create(stores, "workshops")
    stores.comments.collection.create_index("text", unique=True, name="clash")
    try:
        stores.comments.post(workshop["id"], CommentSchema().load(comment()), Change(caller("x")))
        with pytest.raises(DuplicateKeyError):
            stores.comments.post(workshop["id"], CommentSchema().load(comment()), Change(caller("x")))
    finally:
        stores.comments.collection.drop_index("clash")
