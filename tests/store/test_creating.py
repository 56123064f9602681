"""How documents are made: their slugs, their instants, and what is kept beside them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from pymongo.errors import DuplicateKeyError

from schemas.participants import ParticipantSchema
from service.errors import SlugTakenError
from service.store.conditions import INDEX, INTERNAL
from service.store.slugs import A_TRY
from service.store.stores import Session, Stores
from tests.builders import create, some_id


def test_a_new_document_has_its_first_version_and_one_instant(stores: Stores) -> None:
    made = create(stores, "articles")
    assert made["version"] == 1
    assert made["createdAt"] == made["updatedAt"]
    assert list(made)[:2] == ["id", "slug"]
    assert INTERNAL not in made


def test_slugs_are_numbered_where_names_are_alike(stores: Stores) -> None:
    slugs = [create(stores, "participants", name=name)["slug"] for name in ("Åsa Öberg", "Asa Oberg", "ÅSA ÖBERG")]
    assert slugs == ["asa-oberg", "asa-oberg-2", "asa-oberg-3"]


def test_a_gap_among_slugs_is_filled(stores: Stores) -> None:
    for _ in range(3):
        create(stores, "participants", name="Åsa")
    stores.participants.collection.delete_one({"slug": "asa-2"})
    assert create(stores, "participants", name="Åsa")["slug"] == "asa-2"


def test_there_is_a_slug_for_more_than_one_looks_up_at_a_time(stores: Stores) -> None:
    taken = ["asa", *(f"asa-{number}" for number in range(2, A_TRY + 1))]
    stores.participants.collection.insert_many([{"_id": slug, "slug": slug} for slug in taken])
    assert create(stores, "participants", name="Åsa")["slug"] == f"asa-{A_TRY + 1}"


def test_a_slug_that_is_given_is_taken_or_refused(stores: Stores) -> None:
    assert create(stores, "participants", slug="en-annan")["slug"] == "en-annan"
    with pytest.raises(SlugTakenError, match="en-annan"):
        create(stores, "participants", slug="en-annan")


def test_an_id_is_taken_once(stores: Stores) -> None:
    create(stores, "participants", id=some_id("one"))
    with pytest.raises(DuplicateKeyError):
        create(stores, "participants", id=some_id("one"))
    assert stores.participants.collection.count_documents({}) == 1


def test_eight_who_write_the_same_name_at_once_get_eight_slugs(stores: Stores) -> None:
    together = Barrier(8)

    def write(_: int) -> str:
        together.wait()
        return str(create(stores, "participants", name="Åsa")["slug"])

    with ThreadPoolExecutor(8) as pool:
        slugs = set(pool.map(write, range(8)))
    assert slugs == {"asa", *(f"asa-{number}" for number in range(2, 9))}


def test_in_a_transaction_a_slug_that_somebody_takes_makes_the_whole_begin_anew(stores: Stores) -> None:
    fields = ParticipantSchema().load({"name": "Åsa"})
    attempts: list[str] = []

    def work(session: Session) -> str:
        stores.database["polls"].find_one({}, session=session)  # from here on the transaction sees the past
        if not attempts:
            create(stores, "participants", name="Åsa")
        attempts.append("one more")
        return str(stores.participants.insert(fields, session=session)["slug"])

    assert stores.in_transaction(work) == "asa-2"
    assert len(attempts) > 1


def test_a_transaction_that_never_succeeds_is_given_up(stores: Stores) -> None:
    create(stores, "participants", id=some_id("one"))
    fields = ParticipantSchema().load({"name": "Bo"})
    with pytest.raises(DuplicateKeyError):
        stores.in_transaction(lambda session: stores.participants.insert(fields, id=some_id("one"), session=session))
    assert stores.participants.collection.count_documents({}) == 1


def test_what_is_found_by_is_kept_beside_the_document(stores: Stores) -> None:
    person = {"name": "Åsa", "role": "Social  CHEF", "participantId": some_id("åsa")}
    film = {"kind": "film", "text": "a", "participants": [person | {"organisation": "Hagfors"}]}
    create(stores, "workshops", leaders=[person | {"role": None}], agenda=[film])
    stored = stores.workshops.collection.find_one()
    assert stored
    assert stored[INTERNAL][INDEX] == {
        "participant": [some_id("åsa")],
        "people": [{"id": some_id("åsa")}, {"id": some_id("åsa"), "role": "social chef", "organisation": "hagfors"}],
    }


def test_which_ids_are_taken_is_known(stores: Stores) -> None:
    create(stores, "polls", id=some_id("one"))
    found = stores.in_transaction(lambda session: stores.existing("polls", [some_id("one"), some_id("two")], session))
    assert found == {some_id("one")}


def test_a_record_without_articles_is_empty(stores: Stores) -> None:
    assert stores.is_empty()
    create(stores, "articles")
    assert not stores.is_empty()
