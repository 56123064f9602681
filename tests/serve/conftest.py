"""A service for all tests of a module that leave it as it was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.serving import Service, serving

LARGEST = 20_000


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Serve the shipped pages; bodies are refused soon, and all is logged that may be."""
    data_dir = tmp_path_factory.mktemp("service") / "data"
    limits: dict[str, Any] = {"NARAVARD_MAX_BODY": str(LARGEST), "NARAVARD_BODY_TIMEOUT": "0.5"}
    with serving(data_dir, NARAVARD_LOG_LEVEL="DEBUG", **limits) as running:
        yield running
