"""While nobody can be elected: writes are told when to come again, and reads go on where the setting allows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from tests.failover.conftest import Deployment
from tests.front_served import until
from tests.posting_stream import posting
from tests.replica_set import Member
from tests.serving import Answer

COMMENT = {"text": "Så snart någon är vald."}
PATIENCE: dict[str, Any] = {"NARAVARD_DATABASE_TIMEOUT": "3"}  # seconds; the driver finds a new primary within one
SECONDS: dict[str, Any] = {"NARAVARD_DATABASE_TIMEOUT": "1"}
SECONDARY: dict[str, Any] = {"NARAVARD_DATABASE_TIMEOUT": "2", "NARAVARD_READ_PREFERENCE": "primaryPreferred"}
READS = ("/workshops", "/comments?limit=2", "/statements?participant=annika-dahlgren", "/articles?sort=-createdAt")


@contextmanager
def stopped_replication(members: Sequence[Member]) -> Iterator[None]:
    """Let these members learn nothing new for as long as the block runs."""
    for mode in ("alwaysOn", "off"):
        for member in members:
            with member.client() as client:
                client.admin.command({"configureFailPoint": "stopReplProducer", "mode": mode})
        if mode == "alwaysOn":
            yield


def is_put_off(answer: Answer) -> bool:
    """Tell whether the answer is to come again later."""
    return answer.status == 503 and int(answer.headers["retry-after"]) > 0


def test_writes_are_put_off_and_the_first_after_the_election_succeeds(deployment: Deployment) -> None:
    path, key = deployment.address
    with deployment.serving(**PATIENCE) as service:
        with posting(service, deployment.address) as stream:
            deployment.members.kill_majority()
            stream.wait_for_hindrance("503")
            assert is_put_off(service.ask("/workshops"))
            deployment.members.start()
            deployment.members.wait_for_primary()
            first = service.ask(path, key=key, post=COMMENT)
            assert first.status == 201
            stream.acknowledged[COMMENT["text"]] = first.json["id"]
        deployment.check(stream)


def test_what_no_majority_has_yet_is_put_off_and_not_taken_for_another_text(deployment: Deployment) -> None:
    path, key = deployment.address
    twice = {"text": "Hej.", "externalId": "a"}
    primary = deployment.members.wait_for_primary()
    others = [member for member in deployment.members.members if member is not primary]
    with deployment.serving(**SECONDS) as service:
        assert service.ask(path, key=key, post=COMMENT).status == 201
        with stopped_replication(others):
            assert all(is_put_off(service.ask(path, key=key, post=twice)) for _ in range(2))
        until(lambda: not is_put_off(service.ask(path, key=key, post=twice)))
        assert service.ask(path, key=key, post=twice).status == 200
        assert len(service.ask("/comments?externalId=a").json["comments"]) == 1


def test_reads_go_on_where_the_setting_allows_it(deployment: Deployment) -> None:
    path, key = deployment.address
    with deployment.serving(**SECONDARY) as service:
        posted = service.ask(path, key=key, post=COMMENT)
        before = [service.ask(read).json for read in READS]
        deployment.members.kill_majority()
        assert [service.ask(read).json for read in READS] == before
        assert service.ask(f"/comments/{posted.json['id']}").json == posted.json
        assert is_put_off(service.ask(path, key=key, post=COMMENT))
        assert is_put_off(service.ask("/workshops", key=key))
