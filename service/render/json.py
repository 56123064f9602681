"""JSON: a document as it is stored, with its links; a list in its envelope."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from schemas.base import ListedSchema
from schemas.query import Link

Document = dict[str, Any]
HOLE = re.compile(r"{(\w+)}")


def link(href: str, rel: str, method: str = "GET") -> dict[str, str]:
    return {"rel": rel, "href": href, "method": method}


def with_links(document: Document, schema: type[ListedSchema], root: str) -> Document:
    """Add `_links`: itself, its list, and what it belongs to."""
    if schema.query.nested:
        return {**document, "_links": _declared(schema, document, root)}
    own = f"{root}/{schema.resource}"
    links = [link(f"{own}/{document['id']}", "self"), link(own, "collection")]
    links.append(link(f"{own}/{document['id']}/versions", "version-history"))  # RFC 5829
    if "deleted" in document:
        return {**document, "_links": links}
    return {**document, "_links": links + _declared(schema, document, root)}


def with_version_links(version: Document, schema: type[ListedSchema], id: str, root: str) -> Document:
    """Add `_links` to one version of a document (RFC 5829)."""
    own = f"{root}/{schema.resource}/{id}"
    links = [link(f"{own}/versions/{version['version']}", "self"), link(own, "latest-version")]
    return {**version, "_links": [*links, link(f"{own}/versions", "version-history")]}


def only(document: Document, names: Sequence[str] | None) -> Document:
    """Keep the fields that were asked for, and the id."""
    if names is None or "deleted" in document:  # of a tombstone there is little, and all of it is needed
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


def _declared(schema: type[ListedSchema], document: Document, root: str) -> list[dict[str, str]]:
    links = schema.query.links
    return [link(root + path, each.rel, each.method) for each in links if (path := _filled(each, document))]


def _filled(declared: Link, document: Document) -> str | None:
    if any(document.get(name) is None for name in HOLE.findall(declared.path)):
        return None
    return HOLE.sub(lambda hole: str(document[hole[1]]), declared.path)
