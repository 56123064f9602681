"""`naravard serve`, as far as it goes before it serves."""

from __future__ import annotations

import socket
from dataclasses import replace

import pytest

from seed.loader import shipped_pages
from service.cli.serve import announce, prepare
from service.config import Settings
from service.store.stores import Stores
from tests.cli.conftest import Naravard


def test_a_port_in_use_is_told_in_a_sentence(naravard: Naravard) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        said = naravard("serve", "--port", port, expect=1)
    assert said.err == f"naravard: Port {port} on 127.0.0.1 is in use by another program; choose another with --port.\n"


def test_a_host_that_nobody_knows_is_told_in_a_sentence(naravard: Naravard) -> None:
    assert "no.such.host.invalid" in naravard("serve", "--host", "no.such.host.invalid", expect=1).err


@pytest.mark.parametrize("option", [("--port", "0"), ("--port", "x"), ("--workers", "0"), ("--workers", "257")])
def test_an_option_that_is_wrong_is_told(naravard: Naravard, option: tuple[str, str]) -> None:
    assert option[0] in naravard("serve", *option, expect=2).err


def test_an_empty_database_of_our_own_is_filled_once(
    mongo_uri: str, database_name: str, settings: Settings, own_stores: Stores
) -> None:
    mine = replace(settings, mongodb_uri=None, database=database_name)
    prepare(mongo_uri, mine)
    assert own_stores.articles.collection.count_documents({}) == len(shipped_pages())
    own_stores.comments.collection.delete_many({})
    prepare(mongo_uri, mine)
    assert own_stores.comments.collection.count_documents({}) == 0


def test_a_database_of_others_is_not_filled(
    mongo_uri: str, database_name: str, settings: Settings, own_stores: Stores
) -> None:
    prepare(mongo_uri, replace(settings, mongodb_uri=mongo_uri, database=database_name))
    assert own_stores.is_empty()
    assert "_id_" in own_stores.comments.collection.index_information()


@pytest.mark.parametrize(
    ("host", "shown"), [("127.0.0.1", "127.0.0.1:8000"), ("::1", "[::1]:8000"), ("localhost", "localhost:8000")]
)
def test_the_address_is_announced_as_one_would_type_it(
    settings: Settings, capsys: pytest.CaptureFixture[str], host: str, shown: str
) -> None:
    announce(replace(settings, host=host, port=8000))
    assert capsys.readouterr().out == f"naravard answers at http://{shown}/naravard/v1\n"
