"""JSON Merge Patch (RFC 7396): what is sent is laid over what is there; null removes."""

from __future__ import annotations

from typing import Any


def merged(target: Any, patch: Any) -> Any:
    """Apply a patch (RFC 7396, section 2)."""
    if not isinstance(patch, dict):
        return patch
    kept = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            kept.pop(name, None)
        else:
            kept[name] = merged(kept.get(name), value)
    return kept
