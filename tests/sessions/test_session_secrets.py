"""Secrets never land on the disk; names never leave in an export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant.session.record import Recorder
from assistant.session.sqlite import SqliteStore
from tests.sessions.conftest import STARTED

if TYPE_CHECKING:
    from tests.conftest import Run
    from tests.sessions.conftest import Talk

SECRETS = {
    "tray icon is red, login with password=Hunter2Canary": "Hunter2Canary",
    "see https://anna:S3cretCanary@files.example.com/x?token=T0kenCanary": "S3cretCanary",
    "header Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2ln": "eyJhb",
    "key AKIAIOSFODNN7CANARYX in the log": "AKIAIOSFODNN7CANARYX",
    '{"client_secret": "shh-canary-9911"}': "shh-canary-9911",
    "ghp_0123456789abcdefghijABCDEFGHIJ012345": "ghp_0123456789",
}


def disk(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.iterdir() if file.is_file())


@pytest.mark.parametrize("verb", ["", "/note "])
def test_no_secret_that_is_typed_is_kept(talk: Talk, path: Path, verb: str) -> None:
    talk(*(verb + text for text in SECRETS))

    kept = disk(path)
    assert b"tray icon is red" in kept
    assert [secret for secret in SECRETS.values() if secret.encode() in kept] == []


def test_names_stay_here_and_are_replaced_in_exports(run: Run, talk: Talk) -> None:
    talk(
        "the tray icon is red",
        r"/note Error: C:\Users\AnnaCanary\AppData\x.log, mail anna.canary@example.com",
    )
    assert b"AnnaCanary" in run("sessions", "show", "last").stdout

    for form in ("md", "html", "json"):
        text = run("sessions", "export", "last", "--format", form).stdout.decode()
        assert "canary" not in text.casefold()
        assert "x.log" in text
        assert "The tray program is not running" in text.replace("&#x27;", "'")


def test_what_cannot_be_freed_of_secrets_is_not_kept(path: Path) -> None:
    told: list[str] = []

    def hide(data: dict[str, Any]) -> dict[str, Any]:
        if "canary" in str(data):
            raise RuntimeError
        return data

    recorder = Recorder(SqliteStore, STARTED, hide, told.append)
    recorder.noted("fine")
    recorder.noted("canary")
    recorder.noted("canary again")
    recorder.close()

    assert b"canary" not in disk(path)
    assert len(told) == 1
    assert [e.kind for e in SqliteStore().events(recorder.session)] == ["started", "note"]
