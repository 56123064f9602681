"""A running service: what it holds, who may write, and other commands beside it."""

from __future__ import annotations

import json
import sys
import time
from subprocess import PIPE, Popen

from tests.serving import ROOT, Service


def test_an_empty_directory_is_filled_with_the_shipped_pages(service: Service) -> None:
    totals = {
        name: service.ask(f"/{name}").json["_meta"]["totalRecords"]
        for name in ("articles", "statements", "participants", "workshops", "polls")
    }
    assert totals == {"articles": 2, "statements": 15, "participants": 12, "workshops": 1, "polls": 2}
    assert "created nothing" in service.naravard("seed").stdout


def test_a_key_made_beside_it_works_at_once_and_until_it_is_revoked(service: Service) -> None:
    made = service.naravard("keys", "create", "--name", "x", "--scope", "comments:write")
    key, id = made.stdout.strip(), made.stderr.split()[1]
    posted = service.ask(service.comments(), key=key, post={"text": "Hej."})
    assert posted.status == 201
    read = service.ask(f"/comments/{posted.json['id']}", key=key)
    assert read.json == posted.json
    assert read.headers["etag"] == posted.headers["etag"]
    assert service.naravard("keys", "revoke", id).returncode == 0
    assert service.ask(service.comments(), key=key, post={"text": "Hej."}).status == 401


def test_another_service_on_its_port_is_refused_in_a_sentence(service: Service) -> None:
    refused = service.naravard("serve", "--port", str(service.port))
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith(f"naravard: Port {service.port} on 127.0.0.1 is in use")
    assert len(refused.stderr.splitlines()) == 1
    assert service.answers()


def test_its_log_is_one_line_a_request_and_holds_no_secret(service: Service) -> None:
    key = service.key()
    before = len(service.log.read_text().splitlines())
    trace = "0af7651916cd43dd8448eb211c80319c"
    told = {"traceparent": f"00-{trace}-b7ad6b7169203331-01"}
    service.ask("/comments?externalId=Hemligheten", key=key, headers=told)
    service.ask(service.comments(), key=key, post={"text": "Hemligheten"}, headers=told)
    service.ask(service.comments(), key=key, post={"text": "Hemligheten", "Hemligheten": 1}, headers=told)
    text = service.log.read_text()
    lines = [json.loads(line) for line in text.splitlines()[before:]]
    requests = [line for line in lines if line["event"] == "request"]
    assert [line["status"] for line in requests if line["trace"] == trace] == [200, 201, 422]
    assert len(requests) == 5
    assert "Hemligheten" not in text
    assert key not in text


def test_a_reader_of_its_address_may_go_away(service: Service) -> None:
    command = [sys.executable, "-m", "service", "keys", "list"]
    with Popen(command, cwd=ROOT, env=service.environment, stdout=PIPE, stderr=PIPE, text=True) as listing:
        assert listing.stdout is not None
        assert listing.stderr is not None
        listing.stdout.close()
        assert "Traceback" not in listing.stderr.read()


def test_a_service_that_is_asked_to_end_ends_well(service: Service) -> None:
    began = time.monotonic()
    assert service.end() == 0
    assert time.monotonic() - began < 15
    assert not service.answers()
    assert service.process.stdout is not None
    assert service.process.stdout.read() == ""
