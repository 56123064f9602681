"""A distribution that somebody reports for a poll: what only the poll finds wrong with it, and how it is kept. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from schemas.message import Message
from service.errors import Fault

Fields = Mapping[str, Any]
NEEDED = Message("Fältet måste finnas när counts saknas.", "The field is required where there are no counts.")
SUM = Message("Värdet måste vara summan av counts, {sum}.", "The value must be the sum of the counts, {sum}.")
TWICE = Message("Steget står två gånger.", "The step stands twice.")
OFF = Message("Värdet ligger utanför skalan, {min}–{max}.", "The value lies off the scale, {min}–{max}.")


def faults_in(report: Fields, scale: Fields | None) -> list[Fault]:
    """Name every fault in a report for a poll with this scale."""
    return [*_of_sum(report), *_of_steps(report), *_of_places(report, scale or {})]


def kept_form(report: Fields) -> dict[str, Any]:
    """Give what is kept of a report: where there are counts, nothing that can be worked out from them."""
    counts = sorted(report["counts"], key=lambda each: int(each["value"]))
    told = {"n": None, "mean": None, "median": None} if counts else {name: report[name] for name in NUMBERS}
    return {**told, "missing": report["missing"], "counts": counts}


NUMBERS = ("n", "mean", "median")


def _of_sum(report: Fields) -> Iterable[Fault]:
    if not report["counts"]:
        if report["n"] is None:
            yield Fault("n", "body", NEEDED)
        return
    total = sum(each["count"] for each in report["counts"])
    if report["n"] not in (None, total):
        yield Fault("n", "body", SUM.format(sum=total))


def _of_steps(report: Fields) -> Iterable[Fault]:
    met: Counter[int] = Counter()
    for number, each in enumerate(report["counts"]):
        met[each["value"]] += 1
        if met[each["value"]] > 1:
            yield Fault(f"counts.{number}.value", "body", TWICE)


def _of_places(report: Fields, scale: Fields) -> Iterable[Fault]:
    lowest, highest = scale.get("min"), scale.get("max")
    named = {f"counts.{number}.value": each["value"] for number, each in enumerate(report["counts"])}
    told = {} if named else {name: report[name] for name in ("mean", "median") if report[name] is not None}
    for name, value in {**named, **told}.items():
        if (lowest is not None and value < lowest) or (highest is not None and value > highest):
            ends = {"min": "…" if lowest is None else lowest, "max": "…" if highest is None else highest}
            yield Fault(name, "body", OFF.format(**ends))
