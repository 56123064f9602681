"""What a worker process of `naravard serve` makes: the app of `service.wsgi`, behind the front."""

from __future__ import annotations

from service.api.logs import log_request
from service.api.negotiation import PROBLEM, choose_language
from service.api.problem_types import TYPES
from service.api.problems import RETRY_AFTER, Problem, problem_body, problem_headers
from service.api.trace import continue_trace
from service.config import read_settings
from service.current import ROOT
from service.front.front import Answer, Front, Refusal

SLUGS = {400: "bad-request", 408: "body-timeout", 413: "body-too-large", 503: "busy"}


def create() -> Front:
    """Make the front of this process."""
    from service.wsgi import app  # noqa: PLC0415 importing it connects to MongoDB

    settings = read_settings()
    return Front(
        app.wsgi_app,
        threads=settings.threads,
        max_body=settings.max_body,
        body_timeout=settings.body_timeout,
        refuse=refuse,
    )


def refuse(refusal: Refusal) -> Answer:
    """Answer where no Flask is: a body too large or too slow, too many waiting."""
    kind = TYPES[SLUGS.get(refusal.status, "internal-error")]
    problem = Problem(kind, kind.meaning, headers=[("Retry-After", RETRY_AFTER)] if kind.status == 503 else [])
    spoken, trace = choose_language(refusal.accept_language), continue_trace(refusal.traceparent)
    log_request(method=refusal.method, path=refusal.path, status=refusal.status, seconds=0, trace=trace.id)
    headers = [*problem_headers(problem, spoken), ("Content-Type", PROBLEM), ("traceparent", trace.header)]
    headers.append(("Access-Control-Allow-Origin", "*"))  # it says nothing that any page may not read
    body = problem_body(problem, language=spoken, root=ROOT, path=refusal.path)
    return Answer(kind.status, headers, body)
