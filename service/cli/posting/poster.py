"""Sending, again and again if need be: what was answered is there, and there once."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

from urllib3 import BaseHTTPResponse, PoolManager, Timeout
from urllib3.exceptions import HTTPError, SSLError

from service.cli.posting.address import led_to
from service.cli.posting.answers import Outcome, PostingError, in_words, outcomes_of, problem_in, sentence
from service.cli.posting.waiting import PASSING, asked_for, backoff
from service.version import __version__

LONGEST_ANSWER = 60.0  # seconds without a byte of it
MOST_MOVES = 5


class Poster:
    """Posts to the comments of one workshop."""

    def __init__(self, address: str, key: str, *, patience: float, on_wait: Callable[[str], None]) -> None:
        self.address, self.key, self.patience, self.on_wait = address, key, patience, on_wait
        limit = max(1.0, min(LONGEST_ANSWER, patience))
        self.http = PoolManager(timeout=Timeout(connect=limit, read=limit), retries=False)

    def post(self, body: bytes, comments: int) -> list[Outcome]:
        """Post an array of comments, and wait for as long as patience lasts until it is taken."""
        # One key for all attempts at this body, so that an answer that was lost comes again; another in the next
        # run, which must hear what is there then, and not what was refused today.
        headers = {
            "Authorization": f"Bearer {self.key}",
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Accept-Language": "en",
            "User-Agent": f"naravard/{__version__}",
            "Idempotency-Key": str(uuid4()),
        }
        give_up = time.monotonic() + self.patience
        attempt = 0
        while True:
            answer, why = self._attempt(body, headers)
            if answer is not None and answer.status not in PASSING:
                return self._outcomes(answer, comments)
            asked = asked_for(answer.headers.get("Retry-After"), datetime.now(UTC)) if answer is not None else 0.0
            self._wait(max(asked, backoff(attempt)), asked, give_up - time.monotonic(), why)
            attempt += 1

    def _attempt(self, body: bytes, headers: dict[str, str]) -> tuple[BaseHTTPResponse | None, str]:
        """Send once; say why if it may be worth another attempt."""
        try:
            answer = self._send(body, headers)
        except HTTPError as error:
            if isinstance(error, SSLError) and not isinstance(error.args[0], ssl.SSLEOFError):
                raise PostingError(f"{self.address} cannot be trusted: {error}") from None
            return None, in_words(error)
        return answer, f"{answer.status} {sentence(problem_in(answer))}"

    def _send(self, body: bytes, headers: dict[str, str]) -> BaseHTTPResponse:
        """Send to where the workshop is now. The key goes to no other host."""
        for _ in range(MOST_MOVES):
            answer = self.http.request("POST", self.address, body=body, headers=headers, redirect=False)
            if answer.status not in (307, 308):
                return answer
            location = answer.headers.get("Location", "")
            there = led_to(self.address, location)
            if there is None:
                raise PostingError(f"{self.address} leads to {location}, which is another service: give its --url")
            self.address = there
        raise PostingError(f"{self.address} leads round in a circle")

    def _outcomes(self, answer: BaseHTTPResponse, comments: int) -> list[Outcome]:
        if answer.status == 200:
            return outcomes_of(answer, comments)
        if 300 <= answer.status < 400:
            location = answer.headers.get("Location")
            raise PostingError(f"{self.address} leads to {location}: is the --url right?")
        advice = " A smaller --chunk may help." if answer.status == 413 else ""
        raise PostingError(f"{self.address} answers {answer.status}: {sentence(problem_in(answer))}{advice}")

    def _wait(self, seconds: float, asked: float, left: float, why: str) -> None:
        too_long = asked > max(left, 0.0)
        if left <= 0 or too_long:
            wish = f", and asks to wait {asked:.0f} s" if too_long else ""
            raise PostingError(
                f"{self.address} has not taken anything for {self.patience:g} s ({why}){wish}; "
                "run this again later: it goes on where it ended"
            )
        self.on_wait(why)
        time.sleep(min(seconds, left))
