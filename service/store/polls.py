"""Polls, with their results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pymongo.client_session import ClientSession

from service.errors import InvalidBodyError
from service.store.base import Store
from service.store.changing import When, own_fields
from service.store.conditions import INTERNAL
from service.store.creating import Fields
from service.store.poll_results import result_of
from service.store.reading import served
from service.store.record import Document, Record
from service.store.reports import faults_in, kept_form
from service.store.standing import LIVING
from service.store.transactions import in_transaction
from service.store.versions import Change

REPORTED = f"{INTERNAL}.reported"


class PollStore(Store):
    versioned = ("reported",)

    def report(self, when: When, report: Fields | None, change: Change) -> Document:
        """Keep the result that somebody reports, as a new version of the poll; none takes away what was reported."""
        kept = in_transaction(self.database, lambda session: self._report(when, report, change, session))
        return self.derived([served(kept)])[0]

    def derive(self, documents: Sequence[Document], record: Record) -> None:
        """Set `result`: what was reported, else the sum of the responses; unknown where there is neither."""
        ids = [document["id"] for document in documents]
        counts: dict[str, dict[int, int]] = {}
        for row in record.rows("responses").tally({"pollId": {"$in": ids}}, "pollId", "value"):
            counts.setdefault(row["pollId"], {})[row["value"]] = row["n"]
        told = {"_id": {"$in": ids}, REPORTED: {"$ne": None}}
        found = record.rows("polls", {"id": True, REPORTED: True}).find(told)
        reports = {each["id"]: each[INTERNAL]["reported"] for each in found}
        for document in documents:
            id, scale = document["id"], document["scale"]
            document["result"] = _result(scale, counts.get(id), reports.get(id))

    def _report(self, when: When, report: Fields | None, change: Change, session: ClientSession) -> Document:
        old = self._take(when, LIVING, session)
        faults = faults_in(report, old["scale"]) if report else []
        if faults:
            raise InvalidBodyError(faults)
        facts = {"reported": kept_form(report) if report else None}
        return self._put_if_new(old, own_fields(self.schema, old), "updated", change, session, facts=facts)


def nothing_yet() -> Document:
    """The result of a poll to which nobody has responded."""
    return result_of({}, None, origin="responses", missing=0)


def _result(scale: Document | None, counts: Mapping[int, int] | None, report: Mapping[str, Any] | None) -> Any:
    if report:
        told = {each["value"]: each["count"] for each in report["counts"]}
        known = {name: report[name] for name in ("missing", "n", "mean", "median")}
        return result_of(told, scale, origin="reported", **known)
    return result_of(counts, scale, origin="responses", missing=0) if counts else None
