"""What is left when processes are killed: everything that was answered, and nothing that still runs."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from tests.front_served import until
from tests.serving import Service, is_gone, serving, until_gone


def post_until_stored(service: Service, key: str, address: str) -> None:
    """Post as a script does: again and again, until it is told that the comment is there."""
    comment = {"text": "En gång.", "externalId": "once"}
    until(lambda: service.ask(address, key=key, post=comment).status in (200, 201), 30)


def test_a_main_process_that_is_killed_takes_all_with_it_but_what_was_answered(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as service:
        key, address = service.key(), service.comments()
        workers, mongod = service.workers(), service.mongod()
        assert len(workers) == 2
        posted = service.ask(address, key=key, post={"text": "Det här ska finnas kvar."})
        service.kill()
        assert posted.status == 201
        until_gone(mongod, *workers)
    began = time.monotonic()
    with serving(tmp_path / "data", port=service.port) as again:
        assert time.monotonic() - began < 15
        read = again.ask(f"/comments/{posted.json['id']}")
        assert read.json == posted.json
        assert read.headers["etag"] == posted.headers["etag"]
        assert again.ask(address).json["_meta"]["totalRecords"] == 8
        assert again.ask("/articles").json["_meta"]["totalRecords"] == 2


def test_ctrl_c_ends_everything_in_order(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as service:
        workers, mongod = service.workers(), service.mongod()
        service.process.send_signal(signal.SIGINT)
        assert service.process.wait(15) == 0
        until_gone(mongod, *workers)


def test_a_worker_and_a_mongodb_that_are_killed_come_back(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as service:
        key, address, before = service.key(), service.comments(), service.workers()
        os.kill(min(before), signal.SIGKILL)
        until(lambda: is_gone(min(before)))
        until(service.answers, 2)
        until(lambda: len(service.workers()) == 2 and service.workers() != before)

        mongod = service.mongod()
        os.kill(mongod, signal.SIGKILL)
        until(lambda: is_gone(mongod))
        post_until_stored(service, key, address)
        post_until_stored(service, key, address)
        assert service.ask(f"{address}?externalId=once").json["_meta"]["totalRecords"] == 1
