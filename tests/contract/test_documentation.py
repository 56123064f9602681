"""What is documented is true: settings, calls, and the tests that are said to show something."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from urllib.parse import urlsplit

import orjson
import pytest

from service.config import Settings
from tests.client import Client

HOME = Path(__file__).parents[2]
README = (HOME / "README.md").read_text()
PROFILE = (HOME / "docs" / "profile.md").read_text()
GETS = re.findall(r"^\$ curl -s '(http://127.0.0.1:8000[^']+)'\n(\{.*\})$", README, re.MULTILINE)


@pytest.mark.parametrize("setting", [field.name for field in fields(Settings)])
def test_every_setting_has_a_line_in_the_readme(setting: str) -> None:
    name = "MONGODB_URI" if setting == "mongodb_uri" else f"NARAVARD_{setting.upper()}"
    assert f"| `{name}` |" in README


def test_the_readme_shows_calls() -> None:
    assert len(GETS) == 3


@pytest.mark.parametrize(("url", "shown"), GETS)
def test_a_call_in_the_readme_answers_as_it_says(record: Client, url: str, shown: str) -> None:
    there = orjson.loads(shown.replace("[…]", "[]"))
    parts = urlsplit(url)
    expect = there.get("status", 200)
    answer = record("GET", f"http://{parts.netloc}{parts.path}?{parts.query}", expect=expect).json
    assert (answer | {"_links": []} if "_links" in answer else answer) == there


def test_every_test_that_the_profile_names_is_there() -> None:
    named = set(re.findall(r"`([a-z_/]+\.py)(?:::(test_\w+))?`", PROFILE))
    assert len(named) > 50
    for path, function in named:
        source = (HOME / "tests" / path.removeprefix("tests/")).read_text()
        assert f"def {function}(" in source or not function, (path, function)
