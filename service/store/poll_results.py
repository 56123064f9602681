"""The result of a poll: what is told of the responses, and when there are too few to tell anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

FEWEST = 5  # of fewer, each could be guessed to be somebody's
WIDEST = 101  # steps of a scale whose empty ones are told too


def result_of(
    counts: Mapping[int, int],
    scale: Mapping[str, Any] | None,
    *,
    origin: str,
    missing: int | None,
    mean: float | None = None,
    median: float | None = None,
    n: int | None = None,
) -> dict[str, Any]:
    """Sum up the responses on the scale; without any, tell what was reported."""
    lowest, highest = (scale or {}).get("min"), (scale or {}).get("max")
    given = {value: counts[value] for value in sorted(counts) if counts[value]}
    kept = {value: count for value, count in given.items() if _is_on(value, lowest, highest)}
    responses = sum(kept.values()) if given else n or 0
    known = _number_only(responses, origin)
    if responses < FEWEST:
        return known
    off = sum(given.values()) - sum(kept.values())
    known["missing"] = (missing or 0) + off if off else missing
    if not kept:
        return known | {"mean": mean, "median": median}
    told = [{"value": value, "count": kept.get(value, 0)} for value in _steps(kept, lowest, highest)]
    return known | {"mean": _mean(kept), "median": _median(kept), "counts": told}


def _number_only(n: int, origin: str) -> dict[str, Any]:
    return {"n": n, "missing": None, "mean": None, "median": None, "counts": [], "origin": origin}


def _is_on(value: int, lowest: int | None, highest: int | None) -> bool:
    """Tell whether the value is on the scale, which may have been changed after the responses."""
    return (lowest is None or lowest <= value) and (highest is None or value <= highest)


def _steps(counts: Mapping[int, int], lowest: int | None, highest: int | None) -> Iterable[int]:
    if lowest is None or highest is None or highest - lowest >= WIDEST:
        return counts
    return range(lowest, highest + 1)


def _mean(counts: Mapping[int, int]) -> float:
    return sum(value * count for value, count in counts.items()) / sum(counts.values())


def _median(counts: Mapping[int, int]) -> float:
    responses = sum(counts.values())
    return (_at(counts, (responses - 1) // 2) + _at(counts, responses // 2)) / 2


def _at(counts: Mapping[int, int], place: int) -> int:
    """Find the response at a place, from 0, among all in order."""
    *steps, last = counts.items()
    for value, count in steps:
        if place < count:
            return value
        place -= count
    return last[0]
