"""`naravard comments post` and a real service: what is posted is there, and there once, whatever happens meanwhile."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.front_served import until
from tests.serving import API, ROOT, Service, clean_environment, serving

LINES = [f"Svar {number % 500} på frågan." for number in range(600)]  # some say the same, and all count


def posting(service: Service, workshop: str, key: str, file: Path) -> subprocess.Popen[str]:
    """Begin to post a file, a few lines at a time."""
    url = f"http://127.0.0.1:{service.port}{API}"
    arguments = ["comments", "post", "--workshop", workshop, "--url", url, "--chunk", "4", str(file)]
    return subprocess.Popen(
        [sys.executable, "-m", "service", *arguments],
        cwd=ROOT,
        env=clean_environment(NARAVARD_KEY=key),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def said_by(process: subprocess.Popen[str]) -> dict[str, int]:
    """Wait for the end; give the numbers of the summary."""
    out, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (0, "")
    return {word: int(number) for word, number in (part.split() for part in out.strip().split(", "))}


def stored(service: Service, path: str) -> Counter[str]:
    """Read all comments that were posted: how often each text is there."""
    texts = Counter[str]()
    address: str | None = f"{path}?fields=text,source&limit=200"
    while address:
        page = service.ask(address).json
        texts.update(comment["text"] for comment in page["comments"] if comment["source"] is None)
        following = [link["href"] for link in page["_links"] if link["rel"] == "next"]
        address = following[0].partition(API)[2] if following else None
    return texts


def test_a_service_that_is_killed_in_the_middle_has_everything_once(tmp_path: Path) -> None:
    file = tmp_path / "svar.txt"
    file.write_text("\n".join(LINES))
    with serving(tmp_path / "data") as service:
        key, path = service.key(), service.comments()
        workshop = path.split("/")[2]
        script = posting(service, workshop, key, file)
        until(lambda: stored(service, path).total() >= 40)
        service.kill()
        assert script.poll() is None
    with serving(tmp_path / "data", port=service.port) as again:
        summary = said_by(script)
        assert summary["created"] + summary["duplicate"] == len(LINES)
        assert stored(again, path) == Counter(LINES)
        assert said_by(posting(again, workshop, key, file)) == {"created": 0, "duplicate": len(LINES), "refused": 0}
        assert stored(again, path) == Counter(LINES)
