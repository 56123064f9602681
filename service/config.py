"""Every setting, read once from the environment. Nothing depends on what the deployment is called."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import TypeVar

import platformdirs
from environs import Env, EnvValidationError
from marshmallow import ValidationError, validate

from service.errors import SettingError

Network = IPv4Network | IPv6Network
T = TypeVar("T")
ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?")
READ_PREFERENCES = ("primary", "primaryPreferred")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


@dataclass(frozen=True)
class Settings:
    """The settings of one process. The README lists each with its default."""

    mongodb_uri: str | None
    database: str
    data_dir: Path
    database_timeout: float
    read_preference: str
    host: str
    port: int
    workers: int
    threads: int
    max_body: int
    body_timeout: float
    feedback_limit: int
    trusted_proxies: tuple[Network, ...]
    cors_origins: tuple[str, ...]
    log_level: str


def read_settings() -> Settings:
    """Read `NARAVARD_*` and `MONGODB_URI`; a `SettingError` names each one that is wrong."""
    env = Env(eager=False, prefix="NARAVARD_")
    settings = Settings(
        mongodb_uri=os.environ.get("MONGODB_URI") or None,
        database=env.str("DATABASE", "naravard", validate=validate.Regexp(r"^[A-Za-z0-9_-]{1,38}$")),
        data_dir=Path(env.str("DATA_DIR", "") or platformdirs.user_data_path("naravard")),
        database_timeout=env.float("DATABASE_TIMEOUT", 10.0, validate=validate.Range(min=0.1, max=300)),
        read_preference=env.str("READ_PREFERENCE", "primary", validate=validate.OneOf(READ_PREFERENCES)),
        host=env.str("HOST", "127.0.0.1"),
        port=env.int("PORT", 8000, validate=validate.Range(min=1, max=65535)),
        workers=env.int("WORKERS", default_workers(), validate=validate.Range(min=1, max=256)),
        threads=env.int("THREADS", 8, validate=validate.Range(min=1, max=256)),
        max_body=env.int("MAX_BODY", 16 * 1024 * 1024, validate=validate.Range(min=1024, max=2**31)),
        body_timeout=env.float("BODY_TIMEOUT", 30.0, validate=validate.Range(min=0.1, max=3600)),
        feedback_limit=env.int("FEEDBACK_LIMIT", 10, validate=validate.Range(min=0, max=1_000_000)),
        trusted_proxies=_all(_network, env.str("TRUSTED_PROXIES", "", validate=_each(_network))),
        cors_origins=_all(_origin, env.str("CORS_ORIGINS", "*", validate=_each(_origin))),
        log_level=env.str("LOG_LEVEL", "INFO", validate=validate.OneOf(LEVELS)),
    )
    try:
        env.seal()
    except EnvValidationError as error:
        found: dict[str, list[str]] = error.error_messages  # type: ignore[assignment]
        raise SettingError("; ".join(f"{name}: {' '.join(why)}" for name, why in found.items())) from None
    return settings


def default_workers() -> int:
    """One worker a core, and never more than four unless asked for."""
    return min(4, os.cpu_count() or 1)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _each(read: Callable[[str], object]) -> Callable[[str], None]:
    """Judge each part of a list."""

    def judge(text: str) -> None:
        for part in _parts(text):
            read(part)

    return judge


def _all(read: Callable[[str], T], text: str | None) -> tuple[T, ...]:
    """Give what each part of a list says; what is wrong with one is told with all else that is."""
    return () if text is None else tuple(read(part) for part in _parts(text))


def _network(text: str) -> Network:
    try:
        return ip_network(text, strict=False)
    except ValueError as error:
        raise ValidationError(f"{error}.") from None


def _origin(text: str) -> str:
    origin = text.rstrip("/")
    if origin != "*" and ORIGIN.fullmatch(origin) is None:
        raise ValidationError(f"{origin} is no origin: it is a scheme, a host, and a port where it is unusual.")
    return origin
