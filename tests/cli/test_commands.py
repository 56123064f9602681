"""What all commands have alike: help, one sentence for an error, settings that name themselves."""

from __future__ import annotations

import os
import runpy
import signal
import socket
import sys
from threading import Timer

import click
import pytest

from service.cli import commands
from service.version import __version__
from tests.cli.conftest import Naravard

ALL = [(name,) for name in commands.commands] + [("keys", name) for name in ("create", "list", "revoke")]
ALL.append(("comments", "post"))


@pytest.mark.parametrize("command", ALL, ids=" ".join)
def test_every_command_has_help(naravard: Naravard, command: tuple[str, ...]) -> None:
    said = naravard(*command, "--help")
    assert said.out.startswith(f"Usage: naravard {' '.join(command)}")
    assert len(said.out.split("\n\n")[1].split()) > 3


@pytest.mark.parametrize("command", ALL, ids=" ".join)
def test_every_option_says_what_it_does(command: tuple[str, ...]) -> None:
    context = click.Context(commands)
    found: click.Command | None = commands
    for name in command:
        assert isinstance(found, click.Group)
        found = found.get_command(context, name)
    assert found is not None
    assert all(option.help for option in found.params if isinstance(option, click.Option))


def test_the_help_lists_every_command(naravard: Naravard) -> None:
    said = naravard("--help")
    assert all(f"\n  {name} " in said.out for name in commands.commands)
    assert "Usage: naravard" in naravard(expect=2).err


def test_the_version_is_told(naravard: Naravard) -> None:
    assert naravard("--version").out == f"naravard, version {__version__}\n"


@pytest.mark.parametrize("arguments", [("brew",), ("--colour",), ("keys", "brew"), ("seed", "now"), ("keys",)])
def test_what_is_no_command_is_told(naravard: Naravard, arguments: tuple[str, ...]) -> None:
    said = naravard(*arguments, expect=2)
    assert said.out == ""
    assert "Usage: naravard" in said.err


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NARAVARD_PORT", "http"),
        ("NARAVARD_PORT", "0"),
        ("NARAVARD_PORT", "70000"),
        ("NARAVARD_WORKERS", "-1"),
        ("NARAVARD_THREADS", "many"),
        ("NARAVARD_MAX_BODY", "16MiB"),
        ("NARAVARD_BODY_TIMEOUT", "soon"),
        ("NARAVARD_DATABASE_TIMEOUT", "0"),
        ("NARAVARD_DATABASE", "a/b"),
        ("NARAVARD_LOG_LEVEL", "loud"),
        ("NARAVARD_TRUSTED_PROXIES", "10.0.0.0/8, proxy"),
    ],
)
def test_a_setting_that_is_wrong_is_named(
    naravard: Naravard, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    for command in (("keys", "list"), ("serve",), ("openapi",)):
        said = naravard(*command, expect=1)
        assert said.err.startswith("naravard: ")
        assert name in said.err
        assert said.out == ""


def test_all_settings_that_are_wrong_are_named_at_once(naravard: Naravard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NARAVARD_PORT", "x")
    monkeypatch.setenv("NARAVARD_WORKERS", "0")
    said = naravard("seed", expect=1)
    assert "NARAVARD_PORT" in said.err
    assert "NARAVARD_WORKERS" in said.err


def test_a_mongodb_that_does_not_answer_is_told(naravard: Naravard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONGODB_URI", "mongodb://user:hemligt@127.0.0.1:1/?appname=x")
    said = naravard("keys", "list", expect=1)
    assert said.err.startswith("naravard: MongoDB at mongodb://127.0.0.1:1")
    assert "hemligt" not in said.err


def test_a_uri_that_is_none_is_told(naravard: Naravard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONGODB_URI", "http://127.0.0.1")
    assert "MONGODB_URI" in naravard("seed", expect=1).err


def test_a_command_that_is_interrupted_ends_without_a_word(naravard: Naravard) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:  # whether it leaves is waited for
        Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
        said = naravard("serve", "--port", str(other.getsockname()[1]), expect=130)
    assert said.out + said.err.strip() == ""


def test_the_package_is_the_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["python -m service", "--version"])
    runpy.run_module("service")
    assert capsys.readouterr().out == f"naravard, version {__version__}\n"
