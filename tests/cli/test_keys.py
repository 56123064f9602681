"""`naravard keys`: a key is shown once, and only its digest is kept."""

from __future__ import annotations

import re

import pytest

from service.store.stores import Stores
from tests.cli.conftest import Naravard

SCRIPT = ("keys", "create", "--name", "Skript i Årjäng", "--scope", "comments:write")


def test_create_prints_the_key_alone(naravard: Naravard, own_stores: Stores) -> None:
    said = naravard(*SCRIPT)
    assert re.fullmatch(r"nv_[A-Za-z0-9_-]{43}\n", said.out)
    caller = own_stores.keys.find(said.out.strip())
    assert caller is not None
    assert caller.scopes == {"comments:write"}
    assert said.out.strip() not in said.err
    assert caller.id in said.err


def test_a_key_may_have_several_scopes_and_an_end(naravard: Naravard, own_stores: Stores) -> None:
    naravard(*SCRIPT, "--scope", "read", "--expires", "30")
    (entry,) = own_stores.keys.list()
    assert entry["scopes"] == ["comments:write", "read"]
    assert entry["expiresAt"] > entry["createdAt"]


def test_the_list_shows_all_but_the_keys(naravard: Naravard, own_stores: Stores) -> None:
    key = naravard(*SCRIPT).out.strip()
    naravard("keys", "create", "--name", "Admin", "--scope", "admin")
    own_stores.keys.find(key)
    said = naravard("keys", "list")
    head, *rows = [line.split("\t") for line in said.out.splitlines()]
    assert head == ["id", "name", "scopes", "created", "expires", "last used", "revoked"]
    assert [row[1:3] for row in rows] == [["Skript i Årjäng", "comments:write"], ["Admin", "admin"]]
    first, second = own_stores.keys.list()
    assert rows[0][3:] == [first["createdAt"], "-", first["lastUsedAt"], "-"]
    assert rows[1][3:] == [second["createdAt"], "-", "-", "-"]
    assert key not in said.out
    assert "digest" not in said.out


def test_an_empty_list_is_its_head(naravard: Naravard) -> None:
    assert len(naravard("keys", "list").out.splitlines()) == 1


def test_a_revoked_key_is_good_no_more(naravard: Naravard, own_stores: Stores) -> None:
    key = naravard(*SCRIPT).out.strip()
    (entry,) = own_stores.keys.list()
    assert entry["_id"] in naravard("keys", "revoke", entry["_id"]).out
    assert own_stores.keys.find(key) is None
    assert naravard("keys", "list").out.splitlines()[1].split("\t")[6] != "-"
    naravard("keys", "revoke", entry["_id"])


@pytest.mark.parametrize("id", ["nobody", "$ne", "nv_å"])
def test_an_unknown_key_cannot_be_revoked(naravard: Naravard, id: str) -> None:
    said = naravard("keys", "revoke", id, expect=1)
    assert said.err.startswith("naravard: there is no key")
    assert "keys list" in said.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("create", "--scope", "read"),
        ("create", "--name", "x"),
        ("create", "--name", "x", "--scope", "write"),
        ("create", "--name", "x", "--scope", "read", "--expires", "0"),
        ("create", "--name", "x", "--scope", "read", "--expires", "soon"),
        ("create", "--name", "x", "--scope", "read", "--expires", "36501"),
        ("create", "--name", "", "--scope", "read"),
        ("create", "--name", "two\nlines", "--scope", "read"),
        ("create", "--name", "a\tb", "--scope", "read"),
        ("create", "--name", "\udcff", "--scope", "read"),
        ("revoke",),
        ("revoke", ""),
        ("revoke", "\udcff"),
    ],
)
def test_what_makes_no_key_is_told(naravard: Naravard, own_stores: Stores, arguments: tuple[str, ...]) -> None:
    assert naravard("keys", *arguments, expect=2).out == ""
    assert own_stores.keys.list() == []


def test_a_key_that_could_not_be_shown_is_revoked(
    naravard: Naravard, own_stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open("/dev/full", "w") as full:
        monkeypatch.setattr("sys.stdout", full)
        said = naravard(*SCRIPT, expect=1)
        monkeypatch.undo()
        with pytest.raises(OSError, match="No space left"):
            full.close()
    assert "No space left" in said.err
    (entry,) = own_stores.keys.list()
    assert entry["revokedAt"]
