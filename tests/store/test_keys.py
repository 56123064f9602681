"""Keys in the store: digests only, good until they expire or are revoked."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from bson import encode
from pymongo.errors import DuplicateKeyError

from service.errors import NotFoundError
from service.store.keys import Caller
from service.store.stores import Stores
from service.store.text import written

LONG_AGO = "2026-01-01T00:00:00.000Z"


def test_a_key_is_long_and_tells_what_it_is(stores: Stores) -> None:
    keys = {stores.keys.create("same", ["read"])[0] for _ in range(20)}
    assert len(keys) == 20
    assert all(re.fullmatch(r"nv_[A-Za-z0-9_-]{43}", key) for key in keys)


def test_only_the_digest_of_a_key_is_kept(stores: Stores) -> None:
    key, entry = stores.keys.create("script", ["read"])
    stored = stores.keys.collection.find_one({"_id": entry["_id"]})
    assert stored is not None
    assert re.fullmatch(r"[0-9a-f]{64}", stored["digest"])
    assert key.encode() not in encode(stored)
    assert key.removeprefix("nv_").encode() not in encode(stored)


def test_a_key_is_found_with_its_scopes(stores: Stores) -> None:
    key, entry = stores.keys.create("script", ["read", "comments:write", "read"])
    assert entry["scopes"] == ["comments:write", "read"]
    assert stores.keys.find(key) == Caller(entry["_id"], frozenset({"read", "comments:write"}), "script")
    assert stores.keys.find("nv_other") is None
    assert stores.keys.find("") is None


def test_admin_may_do_everything() -> None:
    assert Caller("x", frozenset({"admin"})).may("moderation")
    assert Caller("x", frozenset({"read"})).may("read")
    assert not Caller("x", frozenset({"read", "comments:write"})).may("moderation")


def test_the_list_is_in_order_and_without_digests(stores: Stores) -> None:
    made = [stores.keys.create(name, ["read"])[1] for name in ("b", "a", "c")]
    listed = stores.keys.list()
    assert [entry["name"] for entry in listed] == ["b", "a", "c"]
    assert listed == [{name: entry[name] for name in entry if name != "digest"} for entry in made]


def test_a_revoked_key_is_good_for_nothing_and_stays_in_the_list(stores: Stores) -> None:
    key, entry = stores.keys.create("script", ["read"])
    other, _ = stores.keys.create("other", ["read"])
    stores.keys.revoke(entry["_id"])
    assert stores.keys.find(key) is None
    assert stores.keys.find(other) is not None
    assert stores.keys.list()[0]["revokedAt"] is not None


def test_a_key_was_revoked_when_it_was_first_revoked(stores: Stores) -> None:
    _, entry = stores.keys.create("script", ["read"])
    stores.keys.collection.update_one({"_id": entry["_id"]}, {"$set": {"revokedAt": LONG_AGO}})
    stores.keys.revoke(entry["_id"])
    assert stores.keys.list()[0]["revokedAt"] == LONG_AGO


def test_an_unknown_key_cannot_be_revoked(stores: Stores) -> None:
    with pytest.raises(NotFoundError):
        stores.keys.revoke("nobody")


def test_a_key_expires_after_its_days(stores: Stores) -> None:
    before = datetime.now(UTC)
    _, entry = stores.keys.create("script", ["read"], days=30)
    after = datetime.now(UTC)
    assert written(before + timedelta(days=30)) <= entry["expiresAt"] <= written(after + timedelta(days=30))
    assert stores.keys.create("script", ["read"])[1]["expiresAt"] is None


@pytest.mark.parametrize(("seconds", "good"), [(-60, False), (0, False), (60, True)])
def test_a_key_is_good_until_the_instant_when_it_expires(stores: Stores, seconds: int, good: bool) -> None:
    key, entry = stores.keys.create("script", ["read"], days=1)
    expires = written(datetime.now(UTC) + timedelta(seconds=seconds))
    stores.keys.collection.update_one({"_id": entry["_id"]}, {"$set": {"expiresAt": expires}})
    assert (stores.keys.find(key) is not None) is good


def test_use_is_recorded_once_a_minute(stores: Stores) -> None:
    key, entry = stores.keys.create("script", ["read"])

    def used_at() -> str | None:
        stores.keys.find(key)
        at: str | None = stores.keys.list()[0]["lastUsedAt"]
        return at

    first = used_at()
    assert first is not None
    assert first >= entry["createdAt"]
    assert used_at() == first
    stores.keys.collection.update_one({"_id": entry["_id"]}, {"$set": {"lastUsedAt": LONG_AGO}})
    assert (used_at() or "") >= first


def test_two_keys_never_have_one_digest(stores: Stores) -> None:
    stores.keys.create("script", ["read"])
    stored = stores.keys.collection.find_one({})
    assert stored is not None
    with pytest.raises(DuplicateKeyError):
        stores.keys.collection.insert_one(stored | {"_id": "another"})
