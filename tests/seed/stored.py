"""What lies in MongoDB, byte for byte."""

from __future__ import annotations

from typing import Any

from bson.codec_options import CodecOptions
from bson.raw_bson import RawBSONDocument

from service.store.stores import Stores

RESOURCES = ("articles", "statements", "participants", "workshops", "polls", "comments")


def stored(stores: Stores) -> dict[str, list[bytes]]:
    """Give every byte of the record."""
    return {name: [each.raw for each in raw(stores, name).find({}).sort("_id")] for name in RESOURCES}


def raw(stores: Stores, name: str) -> Any:
    """Give a collection as bytes."""
    return stores.database[name].with_options(CodecOptions(document_class=RawBSONDocument))
