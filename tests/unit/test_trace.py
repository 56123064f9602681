"""The trace context, in and out."""

from __future__ import annotations

import pytest

from service.api.trace import TRACEPARENT, continue_trace

ID, SPAN = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"


def test_the_trace_of_the_caller_goes_on_in_a_span_of_ours() -> None:
    trace = continue_trace(f"00-{ID}-{SPAN}-01")
    assert trace.id == ID
    assert trace.span != SPAN
    assert trace.header == f"00-{ID}-{trace.span}-01"


@pytest.mark.parametrize(
    "traceparent",
    [
        None,
        "",
        "00",
        f"00-{ID}-{SPAN}",
        f"00-{ID}-{SPAN}-01-more",
        f"00-{ID.upper()}-{SPAN}-01",
        f"00-{ID[:-1]}-{SPAN}-01",
        f"00-{ID}-{SPAN}x-01",
        f"00-{'0' * 32}-{SPAN}-01",
        f"00-{ID}-{'0' * 16}-01",
        f"ff-{ID}-{SPAN}-01",
        f" 00-{ID}-{SPAN}-01",
        f"00-{ID}-{SPAN}-01\n",
        "å" * 55,
    ],
)
def test_what_cannot_be_read_begins_a_trace_of_our_own(traceparent: str | None) -> None:
    trace = continue_trace(traceparent)
    assert TRACEPARENT.fullmatch(trace.header)
    assert trace.id != ID
    assert trace.flags == "00"


def test_no_two_spans_are_alike() -> None:
    assert len({continue_trace(f"00-{ID}-{SPAN}-01").span for _ in range(100)}) == 100
