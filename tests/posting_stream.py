"""Scripts that post comments to a running service, one after another, each until it is told that it is there."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPException
from itertools import count, pairwise
from threading import Event
from typing import Any, NamedTuple
from uuid import uuid4

from tests.front_served import until
from tests.serving import Answer, Service

SCRIPTS = 3
NAMING = 0  # the script that also gives its comments an externalId
PAUSE = 0.05
GIVE_UP = 60.0
COME_AGAIN = (429, 503)


class Address(NamedTuple):
    """Where comments are posted to, and with which key."""

    path: str
    key: str


class PostingStream:
    """What was posted, what was acknowledged, and when."""

    def __init__(self, service: Service, address: Address) -> None:
        self.service, self.address = service, address
        self.acknowledged: dict[str, str] = {}  # the id of each text
        self.hindrances: list[str] = []  # why something was asked again
        self.times = [time.monotonic()]
        self.stopping = Event()

    @property
    def longest_silence(self) -> float:
        """The longest time without a write that was acknowledged, in seconds."""
        return max(later - earlier for earlier, later in pairwise(sorted(self.times)))

    def wait_for_more(self, comments: int = 20) -> None:
        """Wait until so many more are acknowledged."""
        wanted = len(self.acknowledged) + comments
        until(lambda: len(self.acknowledged) >= wanted, GIVE_UP)

    def wait_for_hindrance(self, name: str) -> None:
        """Wait until something has to be asked again for this reason."""
        known = self.hindrances.count(name)
        until(lambda: self.hindrances.count(name) > known, GIVE_UP)

    def run(self, script: int) -> None:
        """Post until told to stop; what is begun is brought to its end."""
        numbers = count()
        while not self.stopping.is_set():
            text = f"Svar {next(numbers)} från skript {script}."
            # Whichever of the two a script knows of is enough.
            named = {"externalId": str(uuid4())} if script == NAMING else {}
            self._post({"text": text, **named})

    def _post(self, comment: Mapping[str, str]) -> None:
        """Post a comment, always under the same key, until it is acknowledged; then see that it is shown."""
        headers = {"Idempotency-Key": str(uuid4())}
        path, key = self.address
        posted = self._until_answered(path, key=key, post=comment, headers=headers)
        assert posted.status in (200, 201), posted
        self.times.append(time.monotonic())
        self.acknowledged[comment["text"]] = posted.json["id"]
        # Also a primary that was just elected, and whichever worker answers, shows what was acknowledged (`freshness`).
        assert self._until_answered(f"/comments/{posted.json['id']}").json == posted.json

    def _until_answered(self, path: str, **sent: Any) -> Answer:
        """Ask until there is an answer that is more than to come again."""
        deadline = time.monotonic() + GIVE_UP
        while (answer := self._ask(path, **sent)) is None:
            assert time.monotonic() < deadline, (path, sent, self.hindrances[-9:])
        return answer

    def _ask(self, path: str, **sent: Any) -> Answer | None:
        """Ask once; None if it has to be asked again, and not before it may be."""
        try:
            answer = self.service.ask(path, **sent)
        except (OSError, HTTPException) as error:
            why, pause = type(error).__name__, PAUSE
        else:
            if answer.status not in COME_AGAIN:
                return answer
            why, pause = str(answer.status), float(answer.headers["retry-after"])
        self.hindrances.append(why)
        time.sleep(pause)
        return None


@contextmanager
def posting(service: Service, address: Address) -> Iterator[PostingStream]:
    """Post for as long as the block runs; afterwards all that was posted is acknowledged."""
    stream = PostingStream(service, address)
    with ThreadPoolExecutor(SCRIPTS) as scripts:
        running = [scripts.submit(stream.run, script) for script in range(SCRIPTS)]
        try:
            stream.wait_for_more()
            yield stream
            stream.wait_for_more()
        finally:
            stream.stopping.set()
            for script in running:
                script.result()
