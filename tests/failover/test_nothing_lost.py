"""Scripts post while servers are killed with -9: what was acknowledged is there, and there once."""

from __future__ import annotations

import os
import signal
from contextlib import ExitStack

from tests.failover.conftest import KILLS, Deployment
from tests.front_served import until
from tests.posting_stream import posting
from tests.serving import Service, until_gone

# Two seconds are usual: one until the primary is missed, and one until the driver has found the next. More is a hang.
LONGEST_SILENCE = 15.0


def kill_worker(service: Service) -> None:
    """Kill one of the workers, and wait until another has its place."""
    before = service.workers()
    os.kill(min(before), signal.SIGKILL)
    until(lambda: len(service.workers()) == len(before) and service.workers() != before)


def kill_whole(service: Service) -> None:
    """Kill the main process, and wait until nothing of the service is left."""
    workers = service.workers()
    service.kill()
    until_gone(*workers)


def test_when_primaries_are_killed(deployment: Deployment) -> None:
    with deployment.serving() as service:
        with posting(service, deployment.address) as stream:
            for _ in range(KILLS):
                deployment.members.kill_primary()
                stream.wait_for_more()
                deployment.members.bring_back()
        assert stream.longest_silence < LONGEST_SILENCE
        deployment.check(stream)


def test_when_workers_are_killed(deployment: Deployment) -> None:
    with deployment.serving() as service:
        with posting(service, deployment.address) as stream:
            for _ in range(KILLS):
                kill_worker(service)
                stream.wait_for_more()
        deployment.check(stream)


def test_when_the_whole_service_is_killed(deployment: Deployment) -> None:
    with ExitStack() as services:
        service = services.enter_context(deployment.serving())
        with posting(service, deployment.address) as stream:
            for _ in range(KILLS):
                kill_whole(service)
                service = services.enter_context(deployment.serving(port=service.port))
                stream.wait_for_more()
        deployment.check(stream)
