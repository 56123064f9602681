"""Settings: their defaults, and the refusal that names the wrong one."""

from __future__ import annotations

import re
from ipaddress import ip_network
from pathlib import Path

import platformdirs
import pytest

from service.config import default_workers, read_settings
from service.errors import SettingError


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MONGODB_URI", raising=False)
    monkeypatch.delenv("NARAVARD_DATA_DIR", raising=False)


def test_an_empty_environment_is_enough() -> None:
    settings = read_settings()
    assert settings.mongodb_uri is None
    assert settings.database == "naravard"
    assert settings.data_dir.name == "naravard"
    assert (settings.host, settings.port, settings.workers) == ("127.0.0.1", 8000, default_workers())
    assert settings.max_body == 16 * 1024 * 1024
    assert settings.trusted_proxies == ()
    assert settings.cors_origins == ("*",)


@pytest.mark.parametrize(
    ("variable", "text", "name", "value"),
    [
        ("MONGODB_URI", "mongodb://x/", "mongodb_uri", "mongodb://x/"),
        ("MONGODB_URI", "", "mongodb_uri", None),
        ("NARAVARD_DATABASE", "my_db-1", "database", "my_db-1"),
        ("NARAVARD_DATA_DIR", "här/å", "data_dir", Path("här/å")),
        ("NARAVARD_DATABASE_TIMEOUT", "0.5", "database_timeout", 0.5),
        ("NARAVARD_READ_PREFERENCE", "primaryPreferred", "read_preference", "primaryPreferred"),
        ("NARAVARD_PORT", "65535", "port", 65535),
        ("NARAVARD_TRUSTED_PROXIES", "", "trusted_proxies", ()),
        (
            "NARAVARD_TRUSTED_PROXIES",
            "10.0.0.1, 2001:db8::/32",
            "trusted_proxies",
            (ip_network("10.0.0.1"), ip_network("2001:db8::/32")),
        ),
        ("NARAVARD_TRUSTED_PROXIES", "10.1.2.3/8", "trusted_proxies", (ip_network("10.0.0.0/8"),)),
        (
            "NARAVARD_CORS_ORIGINS",
            "https://a.example,https://b.example",
            "cors_origins",
            ("https://a.example", "https://b.example"),
        ),
        ("NARAVARD_FEEDBACK_LIMIT", "0", "feedback_limit", 0),
        ("NARAVARD_LOG_LEVEL", "DEBUG", "log_level", "DEBUG"),
    ],
)
def test_a_setting_comes_from_its_variable(
    monkeypatch: pytest.MonkeyPatch, variable: str, text: str, name: str, value: object
) -> None:
    monkeypatch.setenv(variable, text)
    assert getattr(read_settings(), name) == value


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("NARAVARD_DATABASE", "a/b"),
        ("NARAVARD_DATABASE", ""),
        ("NARAVARD_DATABASE_TIMEOUT", "0"),
        ("NARAVARD_DATABASE_TIMEOUT", "soon"),
        ("NARAVARD_READ_PREFERENCE", "secondary"),
        ("NARAVARD_PORT", "0"),
        ("NARAVARD_PORT", "65536"),
        ("NARAVARD_PORT", "http"),
        ("NARAVARD_WORKERS", "0"),
        ("NARAVARD_THREADS", "257"),
        ("NARAVARD_MAX_BODY", "16MiB"),
        ("NARAVARD_BODY_TIMEOUT", "-1"),
        ("NARAVARD_FEEDBACK_LIMIT", "-1"),
        ("NARAVARD_TRUSTED_PROXIES", "proxy.example"),
        ("NARAVARD_CORS_ORIGINS", "https://a.se, b.se"),
        ("NARAVARD_LOG_LEVEL", "LOUD"),
    ],
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, variable: str, text: str) -> None:
    monkeypatch.setenv(variable, text)
    with pytest.raises(SettingError, match=f"^{variable}: ."):
        read_settings()


def test_all_wrong_settings_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NARAVARD_PORT", "x")
    monkeypatch.setenv("NARAVARD_WORKERS", "0")
    with pytest.raises(SettingError, match=r"NARAVARD_PORT: .*; NARAVARD_WORKERS: "):
        read_settings()


def test_there_are_at_most_four_workers_unless_asked_for() -> None:
    assert 1 <= default_workers() <= 4


def test_every_setting_has_its_line_in_the_readme() -> None:
    root = Path(__file__).parents[2]
    names = re.findall(r'env\.\w+\("([A-Z_]+)"', (root / "service/config.py").read_text())
    readme = (root / "README.md").read_text()
    assert len(names) > 10
    assert [name for name in ("MONGODB_URI", *(f"NARAVARD_{each}" for each in names)) if name not in readme] == []


def test_spaces_in_a_list_of_origins_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NARAVARD_CORS_ORIGINS", "https://a.se, https://b.se:8443/")
    assert read_settings().cors_origins == ("https://a.se", "https://b.se:8443")


def test_an_empty_data_dir_is_none_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NARAVARD_DATA_DIR", "")
    assert read_settings().data_dir == platformdirs.user_data_path("naravard")
