"""How documents are written in a test."""

from __future__ import annotations

from typing import Any

import orjson

from service.store.stores import Stores
from tests.builders import BUILDERS, create, some_id
from tests.client import Answer, Client

ANY = {"If-Match": "*"}
MERGE = {"Content-Type": "application/merge-patch+json"}


def patch(client: Client, address: str, body: Any, *, expect: int = 200, note: str = "") -> Answer:
    """Send a merge patch to any version."""
    headers = ANY | MERGE | {"Change-Note": note}
    return client("PATCH", address, body=orjson.dumps(body), headers=headers, expect=expect)


def made(editor: Client, stores: Stores, resource: str, **changes: Any) -> tuple[str, Answer]:
    """Create by POST one of a resource, with all that it refers to; give its address and the answer."""
    for referred, word in (("articles", "article"), ("participants", "person"), ("workshops", "workshop")):
        if not stores.of(referred).collection.count_documents({"_id": some_id(word)}):
            create(stores, referred, id=some_id(word))
    answer = editor("POST", f"/{resource}", json=BUILDERS[resource](**changes), expect=201)
    return f"/{resource}/{answer.json['id']}", answer
