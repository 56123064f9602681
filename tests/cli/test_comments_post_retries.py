"""`naravard comments post` while the service is busy, away, elsewhere, or says no."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.cli.conftest import Naravard
from tests.front_served import free_port
from tests.scripted import API, Scripted, scripted

POST = ("comments", "post", "--workshop", "x", "--text", "Hej.")
LOST, BUSY = Scripted(0), Scripted(503, {"detail": "Busy."}, {"Retry-After": "0"})


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NARAVARD_KEY", "nv_key")


@pytest.mark.parametrize(
    "first",
    [LOST, BUSY, Scripted(429), Scripted(408), Scripted(502, b"<html>Bad Gateway</html>"), Scripted(504, b"")],
    ids=lambda answer: str(answer.status),
)
def test_what_may_pass_is_tried_again_as_the_same_request(naravard: Naravard, first: Scripted) -> None:
    with scripted(first, first) as service:
        assert "created 1" in naravard(*POST, "--url", service.url).out
    assert len(service.asked) == 3
    assert len({asked.headers["Idempotency-Key"] for asked in service.asked}) == 1
    assert service.asked[0].comments == service.asked[2].comments


def test_it_waits_for_as_long_as_it_is_asked_to(naravard: Naravard) -> None:
    with scripted(Scripted(429, None, {"Retry-After": "1"})) as service:
        began = time.monotonic()
        naravard(*POST, "--url", service.url)
    assert time.monotonic() - began >= 1


def test_it_does_not_wait_for_longer_than_its_patience(naravard: Naravard) -> None:
    with scripted(Scripted(503, {"detail": "Later."}, {"Retry-After": "900"})) as service:
        said = naravard(*POST, "--url", service.url, "--patience", "20", expect=1)
    assert "has not taken anything for 20 s (503 Later.), and asks to wait 900 s" in said.err
    assert said.out == "created 0, duplicate 0, refused 0\n"


def test_patience_ends(naravard: Naravard) -> None:
    url = f"http://127.0.0.1:{free_port()}{API}"
    began = time.monotonic()
    said = naravard(*POST, "--url", url, "--patience", "0.5", expect=1)
    assert 0.5 <= time.monotonic() - began < 5
    assert "for 0.5 s (no connection); run this again later: it goes on where it ended" in said.err


def test_patience_is_renewed_by_each_answer(naravard: Naravard, tmp_path: Path) -> None:
    file = tmp_path / "svar.txt"
    file.write_text("a\nb\nc\n")
    pause = Scripted(503, None, {"Retry-After": "1"})
    with scripted(pause) as service:
        naravard(*POST[:4], "--url", service.url, "--patience", "1.5", "--chunk", "1", str(file))
        service.script = [pause]
        naravard(*POST[:4], "--url", service.url, "--patience", "1.5", "--chunk", "2", str(file))
    assert service.texts() == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (Scripted(401, {"detail": "The key is unknown."}), "401: The key is unknown."),
        (Scripted(403, {"title": "Forbidden"}), "403: Forbidden"),
        (Scripted(404, {"detail": "Nothing is\ncalled x."}), "404: Nothing is called x."),
        (Scripted(410, b"<html>Gone</html>"), "410: No reason was given."),
        (
            Scripted(
                422, {"detail": "2 faults.", "invalidParameters": [{"name": "a", "reason": "b."}, {"reason": "c."}]}
            ),
            "422: a: b.; None: c.",
        ),
        (Scripted(413, {"detail": "Too long."}), "413: Too long. A smaller --chunk may help."),
        (Scripted(500, ["?"]), "500: No reason was given."),
        (Scripted(301, None, {"Location": "https://b.se/"}), "leads to https://b.se/"),
        (Scripted(308, None, {"Location": "http://b.se/"}), "leads to http://b.se/, which is another service"),
        (Scripted(200, b"<html>Welcome</html>"), "is not naravard"),
        (Scripted(200, {"results": []}), "is not naravard"),
        (Scripted(200, [1]), "is not naravard"),
        (Scripted(200, {"results": [{"index": 0, "outcome": "lost"}]}), "is not naravard"),
    ],
)
def test_what_will_not_pass_is_told_at_once(naravard: Naravard, answer: Scripted, told: str) -> None:
    with scripted(answer) as service:
        said = naravard(*POST, "--url", service.url, expect=1)
    assert told in said.err
    assert len(service.asked) == 1


def test_what_was_posted_before_a_no_is_told(naravard: Naravard, tmp_path: Path) -> None:
    file = tmp_path / "svar.txt"
    file.write_text("a\nb\n")
    with scripted() as service:
        service.script = [service.take([{"text": "a", "externalId": "1"}]), Scripted(401, {"detail": "No."})]
        said = naravard(*POST[:4], "--url", service.url, "--chunk", "1", "--json", str(file), expect=1)
    assert '"created":1,"duplicate":0,"refused":0,"complete":false' in said.out
    assert said.err.endswith("answers 401: No.\n")


def test_a_workshop_that_has_moved_is_followed_and_remembered(naravard: Naravard, tmp_path: Path) -> None:
    file = tmp_path / "svar.txt"
    file.write_text("a\nb\n")
    with scripted(Scripted(308, None, {"Location": "new"})) as service:
        naravard(*POST[:4], "--url", service.url, "--chunk", "1", str(file))
    assert [asked.path.rpartition("/")[2] for asked in service.asked] == ["comments", "new", "new"]
    assert service.asked[0].comments == service.asked[1].comments
    assert service.asked[1].headers["Authorization"] == "Bearer nv_key"


def test_a_circle_is_left(naravard: Naravard) -> None:
    with scripted(*[Scripted(308, None, {"Location": ""})] * 9) as service:
        assert "in a circle" in naravard(*POST, "--url", service.url, expect=1).err
    assert len(service.asked) < 9


def test_a_server_without_the_certificate_it_should_have_is_not_trusted(naravard: Naravard) -> None:
    with scripted() as service:
        said = naravard(*POST, "--url", service.url.replace("http:", "https:"), expect=1)
    assert "cannot be trusted" in said.err
    assert service.asked == []
