"""JSON: a document as it is stored, with its links; a list in its envelope."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from schemas.base import DocumentSchema
from schemas.query import Link

Document = dict[str, Any]
HOLE = re.compile(r"{(\w+)}")


def link(href: str, rel: str, method: str = "GET") -> dict[str, str]:
    return {"rel": rel, "href": href, "method": method}


def with_links(document: Document, schema: type[DocumentSchema], root: str) -> Document:
    """Add `_links`: itself, its list, and what it belongs to."""
    own = f"{root}/{schema.resource}"
    links = [link(f"{own}/{document['id']}", "self"), link(own, "collection")]
    links += [
        link(root + path, each.rel, each.method) for each in schema.query.links if (path := _filled(each, document))
    ]
    return {**document, "_links": links}


def only(document: Document, names: Sequence[str] | None) -> Document:
    """Keep the fields that were asked for, and the id."""
    if names is None:
        return document
    wanted: dict[str, Any] = {"id": {}}
    for name in names:
        if any(name.startswith(f"{other}.") for other in names):
            continue  # `a,a.b` asks for all of `a`
        branch = wanted
        for part in name.split("."):
            branch = branch.setdefault(part, {})
    kept: Document = _kept(document, wanted)
    return kept


def _kept(value: Any, wanted: Mapping[str, Any]) -> Any:
    if isinstance(value, list):
        return [_kept(entry, wanted) for entry in value]
    if not isinstance(value, dict) or not wanted:
        return value
    return {name: _kept(value[name], wanted[name]) for name in value if name in wanted}


def _filled(declared: Link, document: Document) -> str | None:
    if any(document.get(name) is None for name in HOLE.findall(declared.path)):
        return None
    return HOLE.sub(lambda hole: str(document[hole[1]]), declared.path)
