"""Structured logs: one JSON object a line on stderr, one line a request. No query, no body, no key is ever in them."""

from __future__ import annotations

import logging
import sys

import orjson
import structlog
from structlog.typing import Processor

EVERY_LINE: list[Processor] = [
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
    structlog.processors.format_exc_info,
]


def configure_logs(level: str) -> None:
    """Set the log of this process up: our own lines, and those that libraries write by `logging`."""
    structlog.configure(
        processors=[*EVERY_LINE, structlog.processors.JSONRenderer(serializer=orjson.dumps)],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level)),
        logger_factory=structlog.BytesLoggerFactory(sys.stderr.buffer),
        cache_logger_on_first_use=True,
    )
    written = logging.StreamHandler(sys.stderr)
    written.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(),
            ],
            foreign_pre_chain=EVERY_LINE,
        )
    )
    logging.basicConfig(handlers=[written], level=level, force=True)
    # Below that it writes down what it sends: texts, and digests of keys.
    logging.getLogger("pymongo").setLevel(max(logging.INFO, getattr(logging, level)))


def log_request(*, method: str, path: str, status: int, seconds: float, trace: str, key: str | None = None) -> None:
    structlog.get_logger().info(
        "request", method=method, path=path, status=status, ms=round(seconds * 1000, 2), trace=trace, key=key
    )


def failure(error: Exception, *, trace: str) -> None:
    """Note a fault of ours, with its place in the code but without the values that were there."""
    frames = []
    place = error.__traceback__
    while place is not None:
        code = place.tb_frame.f_code
        frames.append(f"{code.co_filename.rsplit('/', 1)[-1]}:{place.tb_lineno} {code.co_name}")
        place = place.tb_next
    structlog.get_logger().error("failure", error=type(error).__name__, frames=frames, trace=trace)
