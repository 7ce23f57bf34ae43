"""The private map: the same name for the same value, for every run and process of a machine."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.redact import Identity, Pseudonyms, Redactor, identity_of_this_machine
from tests.conftest import PATIENCE

ROOT = Path(__file__).resolve().parents[2]


def test_a_value_has_the_same_pseudonym_in_every_run(tmp_path: Path) -> None:
    path = str(tmp_path / "deep" / "pseudonyms.json")
    first = Pseudonyms(path)
    names = [first.of("user", "Anna"), first.of("user", "Bob"), first.of("host", "PC")]

    assert names == ["user-1", "user-2", "host-1"]
    assert [Pseudonyms(path).of("user", n) for n in ("BOB", "anna")] == ["user-2", "user-1"]
    assert Pseudonyms(path).reveal("user-2 of host-1, user-12") == "Bob of PC, user-12"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
def test_the_map_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "data" / "pseudonyms.json"
    Pseudonyms(str(path)).of("user", "Anna")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600

    path.chmod(0o644)
    Pseudonyms(str(path)).of("user", "Bob")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_secrets_are_never_kept(tmp_path: Path) -> None:
    path = tmp_path / "pseudonyms.json"
    redactor = Redactor(Identity(), Pseudonyms(str(path)))
    redactor.redact(
        "password=hunter2 Bearer abcdefghijkl12345 ghp_16C7e42F292c6912E7710c838347Ae178B4a "
        "https://bob:swordfish@example.org C:\\Users\\tobias\\x"
    )

    kept = path.read_text()
    assert "tobias" in kept
    assert not any(s in kept for s in ("hunter2", "abcdefghijkl", "ghp_", "swordfish"))
    assert len(kept.splitlines()) == 1


def test_torn_and_foreign_lines_are_left_out_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "pseudonyms.json"
    bad = (
        b'{"kind": "user", "real": "Eve", "name": "host-1"}\n'
        b'{"kind": "password", "real": "x", "name": "password-1"}\n'
        b'[1]\nnot json\n{"kind": "user", "real": 1, "name": "user-1"}\n'
        b'{"kind": "user", "real": "Anna", "name": "user-7"}\n{"kind": "us'
    )
    path.write_bytes(bad)
    pseudonyms = Pseudonyms(str(path))

    assert pseudonyms.of("user", "Anna") == "user-7"
    assert pseudonyms.of("user", "Eve") == "user-8"
    assert path.read_bytes().startswith(bad)
    assert Pseudonyms(str(path)).of("user", "Eve") == "user-8"


def test_a_map_that_was_deleted_meanwhile_is_begun_afresh(tmp_path: Path) -> None:
    path = tmp_path / "pseudonyms.json"
    pseudonyms = Pseudonyms(str(path))
    pseudonyms.of("user", "Anna")
    pseudonyms.of("user", "Zoe")
    path.unlink()

    assert pseudonyms.of("user", "Bob") == "user-3"
    assert pseudonyms.of("user", "Anna") == "user-1"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a folder that refuses")
def test_a_map_that_cannot_be_written_is_told_and_redaction_goes_on(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    pseudonyms = Pseudonyms(str(tmp_path / "pseudonyms.json"))

    assert pseudonyms.of("user", "Anna") == "user-1"
    assert "cannot be kept" in pseudonyms.problem


def test_a_folder_in_the_place_of_the_map_is_told_and_redaction_goes_on(tmp_path: Path) -> None:
    pseudonyms = Pseudonyms(str(tmp_path))

    assert pseudonyms.of("user", "Anna") == "user-1"
    assert pseudonyms.problem


WRITER = """
import sys
from assistant.redact import Pseudonyms
names = Pseudonyms(sys.argv[1])
for number in range(40):
    names.of("user", f"shared{number}")
    names.of("user", f"own{sys.argv[2]}-{number}")
"""


def test_processes_that_write_at_once_agree(tmp_path: Path) -> None:
    path = str(tmp_path / "pseudonyms.json")
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, path, str(n)], env=env) for n in range(4)
    ]
    assert [writer.wait(timeout=PATIENCE) for writer in writers] == [0, 0, 0, 0]

    names = Pseudonyms(path)
    reals = [f"shared{n}" for n in range(40)] + [f"own{p}-{n}" for p in range(4) for n in range(40)]
    given = [names.of("user", real) for real in reals]
    assert len(set(given)) == 200
    assert all(names.reveal(name) == real for real, name in zip(reals, given, strict=True))


def test_pseudonyms_tell_neither_length_nor_letters() -> None:
    names = Pseudonyms(None)

    assert [names.of("user", real) for real in ("a", "a" * 90, "ab")] == [
        "user-1",
        "user-2",
        "user-3",
    ]


def test_this_machine_knows_its_users_and_its_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("USER", "LOGNAME", "USERNAME"):
        monkeypatch.setenv(name, "tobias")
    monkeypatch.setenv("COMPUTERNAME", "KASSE3.zwiebel.local")
    monkeypatch.setenv("HOME", str(tmp_path / "tgruen"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "tgruen"))
    identity = identity_of_this_machine()

    assert {"tobias", "tgruen"} <= set(identity.users)
    assert {"KASSE3", "KASSE3.zwiebel.local"} <= set(identity.hosts)
    assert identity.homes == (str(tmp_path / "tgruen"),)
    redacted = Redactor(identity, Pseudonyms(None)).redact(f"{tmp_path}/tgruen/x on kasse3")
    assert redacted.endswith(("/user-2/x on host-2", "/user-1/x on host-1"))


def test_importing_the_redactor_is_cheap() -> None:
    code = "import sys; from assistant.redact import Redactor; print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        timeout=PATIENCE,
    )
    modules = set(done.stdout.decode().split())

    heavy = {
        "typing",
        "dataclasses",
        "ipaddress",
        "urllib.parse",
        "socket",
        "pathlib",
        "yaml",
        "hashlib",
    }
    assert modules & heavy == set()
    assert json.__name__ in modules
