"""Keys in use: scopes, expiry, revocation, and when one was last used."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from service.store.keys import SCOPES
from service.store.stores import Stores
from tests.client import Client
from tests.posting import comments_of, post

PAST = "2020-01-01T00:00:00.000Z"


def entry_of(stores: Stores, id: str) -> dict[str, Any]:
    return next(entry for entry in stores.keys.list() if entry["_id"] == id)


@pytest.mark.parametrize("scope", SCOPES)
def test_every_key_reads(app: Flask, stores: Stores, scope: str) -> None:
    Client(app, key=stores.keys.create("reader", [scope])[0])("GET", "/articles")


def test_a_revoked_key_is_refused_at_once(app: Flask, stores: Stores) -> None:
    key, entry = stores.keys.create("script", ["comments:write"])
    caller, address = Client(app, key=key), comments_of(stores)
    post(caller, address)
    stores.keys.revoke(entry["_id"])
    post(caller, address, expect=401)
    caller("GET", "/articles", expect=401)


def test_an_expired_key_is_refused(app: Flask, stores: Stores) -> None:
    key, entry = stores.keys.create("script", ["comments:write"], days=1)
    caller, address = Client(app, key=key), comments_of(stores)
    post(caller, address)
    stores.keys.collection.update_one({"_id": entry["_id"]}, {"$set": {"expiresAt": PAST}})
    post(caller, address, expect=401)


def test_a_key_says_when_it_was_last_used(app: Flask, stores: Stores) -> None:
    key, entry = stores.keys.create("reader", ["read"])
    assert entry["lastUsedAt"] is None
    Client(app, key=key)("GET", "/articles")
    assert entry_of(stores, entry["_id"])["lastUsedAt"] >= entry["createdAt"]


def test_a_refused_key_was_not_used(app: Flask, stores: Stores) -> None:
    key, entry = stores.keys.create("reader", ["read"])
    stores.keys.revoke(entry["_id"])
    Client(app, key=key)("GET", "/articles", expect=401)
    assert entry_of(stores, entry["_id"])["lastUsedAt"] is None


def test_the_key_that_posted_is_remembered_beside_the_comment(app: Flask, stores: Stores) -> None:
    key, entry = stores.keys.create("script", ["comments:write"])
    posted = post(Client(app, key=key), comments_of(stores)).json
    stored = stores.comments.collection.find_one({"_id": posted["id"]})
    assert stored is not None
    assert stored["_internal"]["postedBy"] == entry["_id"]
