"""Buckets: how they empty and fill, and what is kept of those who come."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from service.errors import TooManyRequestsError
from service.store.limits import WINDOW, Allowance, Caps, neighbourhood
from service.store.stores import Stores

SOMEBODY = "192.0.2.1"


def take(stores: Stores, purpose: str = "feedback", address: str = SOMEBODY, limit: int = 3) -> Allowance | None:
    return stores.in_transaction(lambda session: stores.limits.take(purpose, Caps(address, limit), session))


def refused(stores: Stores, limit: int = 3) -> TooManyRequestsError:
    with pytest.raises(TooManyRequestsError) as raised:
        take(stores, limit=limit)
    with pytest.raises(TooManyRequestsError, match=str(raised.value)):
        stores.limits.look("feedback", Caps(SOMEBODY, limit))
    return raised.value


def let_pass(stores: Stores, seconds: float) -> None:
    """Let every bucket be older than it is."""
    since = datetime.now(UTC) - timedelta(seconds=seconds)
    stores.limits.collection.update_many({}, {"$set": {"at": since}})


def test_a_bucket_begins_full_and_empties(stores: Stores) -> None:
    assert [take(stores) for _ in range(3)] == [Allowance(3, 2, 20), Allowance(3, 1, 40), Allowance(3, 0, 60)]
    error = refused(stores)
    assert (error.limit, error.window, error.seconds) == (3, WINDOW, 20)


def test_a_bucket_fills_as_time_goes_by(stores: Stores) -> None:
    for _ in range(3):
        take(stores)
    let_pass(stores, 10)
    assert refused(stores).seconds == 10
    let_pass(stores, 21)
    assert take(stores) == Allowance(3, 0, 59)
    refused(stores)


def test_a_bucket_is_never_more_than_full(stores: Stores) -> None:
    take(stores)
    let_pass(stores, 86_400)
    assert take(stores) == Allowance(3, 2, 20)


def test_a_clock_that_was_set_back_takes_nothing(stores: Stores) -> None:
    take(stores)
    let_pass(stores, -86_400)
    assert take(stores) == Allowance(3, 1, 40)


def test_whoever_is_refused_is_not_held_back_longer(stores: Stores) -> None:
    for _ in range(3):
        take(stores)
    let_pass(stores, 19)
    assert [refused(stores).seconds for _ in range(5)] == [1] * 5


def test_looking_takes_nothing(stores: Stores) -> None:
    stores.limits.look("feedback", Caps(SOMEBODY, 3))
    assert take(stores) == Allowance(3, 2, 20)
    stores.limits.look("feedback", Caps(SOMEBODY, 3))
    assert take(stores) == Allowance(3, 1, 40)
    for _ in range(3):
        stores.limits.look("feedback", Caps(SOMEBODY, 0))


def test_each_purpose_and_each_address_has_a_bucket(stores: Stores) -> None:
    for purpose, address in (("a", "1.1.1.1"), ("a", "1.1.1.2"), ("b", "1.1.1.1"), ("a", "")):
        assert take(stores, purpose, address) == Allowance(3, 2, 20)


def test_a_limit_that_is_lowered_holds_at_once(stores: Stores) -> None:
    take(stores, limit=100)
    assert take(stores, limit=2) == Allowance(2, 1, 30)


def test_no_limit_keeps_nothing(stores: Stores) -> None:
    assert take(stores, limit=0) is None
    assert stores.limits.collection.count_documents({}) == 0


def test_an_address_is_kept_as_a_digest_and_forgotten(stores: Stores) -> None:
    take(stores)
    kept = stores.limits.collection.find_one()
    assert kept
    assert SOMEBODY not in str(kept)
    assert kept["expiresAt"] - kept["at"] == timedelta(seconds=WINDOW)
    stores.limits.collection.update_one({}, {"$set": {"expiresAt": datetime.now(UTC)}})
    until = time.monotonic() + 30
    while stores.limits.collection.count_documents({}) and time.monotonic() < until:
        time.sleep(0.1)
    assert stores.limits.collection.count_documents({}) == 0


@pytest.mark.parametrize(
    ("address", "counts_as"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("::1", "::/64"),
        ("unix:", "unix:"),
        ("", ""),
    ],
)
def test_a_whole_network_of_version_6_is_one_caller(address: str, counts_as: str) -> None:
    assert neighbourhood(address) == counts_as
