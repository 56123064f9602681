"""JSON Patch: what became of a document between two of its versions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

Operation = dict[str, Any]


def json_patch(before: Any, after: Any) -> list[Operation]:
    """List the operations that make `after` of `before` (RFC 6902)."""
    # By position between the common start and end: to look for the fewest operations takes cubic time in
    # the worst case, minutes for lists that a client may well store.
    return list(_changes("", before, after))


def _changes(path: str, before: Any, after: Any) -> Iterator[Operation]:
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _changes_of_object(path, before, after)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _changes_of_list(path, before, after)
    elif _written(before) != _written(after):
        yield {"op": "replace", "path": path, "value": after}


def _changes_of_object(path: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Operation]:
    for name in before:
        if name not in after:
            yield {"op": "remove", "path": _below(path, name)}
    for name, value in after.items():
        if name in before:
            yield from _changes(_below(path, name), before[name], value)
        else:
            yield {"op": "add", "path": _below(path, name), "value": value}


def _changes_of_list(path: str, before: list[Any], after: list[Any]) -> Iterator[Operation]:
    old, new = [_written(entry) for entry in before], [_written(entry) for entry in after]
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    last, wanted = len(before) - end, len(after) - end
    for index in range(start, min(last, wanted)):
        yield from _changes(f"{path}/{index}", before[index], after[index])
    for index in reversed(range(wanted, last)):
        yield {"op": "remove", "path": f"{path}/{index}"}
    for index in range(last, wanted):
        yield {"op": "add", "path": f"{path}/{index}", "value": after[index]}


def _common(one: list[str], other: list[str]) -> int:
    """Count the entries that both lists begin with."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _written(value: Any) -> str:
    """Write a value down: in Python 1, 1.0 and true are equal, in a document they are not."""
    return json.dumps(value, sort_keys=True)


def _below(path: str, name: str) -> str:
    """Go one step down (RFC 6901, section 3)."""
    return f"{path}/{name.replace('~', '~0').replace('/', '~1')}"
