"""Whose names a recording tells of; a folder that is only called like theirs makes nobody one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from assistant.bundle.collect import collect
from assistant.bundle.identity import identity_of, names_in_the_base
from assistant.checks.run import Settings
from assistant.engine import Engine
from assistant.host.base import Host
from assistant.host.recorded.values import Observation
from assistant.host.values import FileInfo
from tests.bundle.conftest import made

Machine = Callable[[Mapping[str, Any]], Host]


@pytest.mark.parametrize(
    ("path", "user"),
    [
        (r"C:\Users\Ottilie\x.log", "Ottilie"),
        ("/home/ottilie/.cache/x", "ottilie"),
        ("/Users/ottilie", "ottilie"),
        (r"d:\Users\O. Tilie\x", "O. Tilie"),
        ("/export/home/ottilie/x", "ottilie"),
        ("/srv/app/home/.cache/app.log", ""),
        ("/srv/app/home/app/app.log", ""),
        ("/opt/Users/tools/x", ""),
        (r"C:\Data\Users\archive\x", ""),
        (r"\\?\C:\a\home\b", ""),
        ("/home/.snapshots/1", ""),
        ("/home/lost+found/x", "lost+found"),
        (r"C:\Users\Public\x", ""),
        (r"C:\Users\Default\x", ""),
        (r"C:\Users\All Users\x", ""),
        (r"C:\Users\%USERNAME%\x", ""),
        ("/home/$USER/x", ""),
        ("/home//x", ""),
        ("/home/", ""),
        ("home/ottilie/x", ""),
    ],
)
def test_a_user_is_who_has_the_first_folder_of_the_path(
    path: str, user: str, engine: Engine, machine: Machine
) -> None:
    collected = collect(engine, [], machine({}), Settings())
    own = set(identity_of(collected).users)
    file = FileInfo(path, "file", 1, 1.0)
    seen = Observation("find", (path,), (file,))
    told = identity_of(collected._replace(observations=(*collected.observations, seen)))
    assert set(told.users) - own == ({user} if user else set())


@pytest.mark.parametrize(
    "path",
    [
        "%ProgramData%\\home\\.cache\\x.log", "%ProgramData%\\Users\\app\\x.log",
        "C:\\srv\\home\\observations\\x.log", "C:\\home\\state\\home\\title\\x.log",
        "C:\\Users\\check\\x.log", "C:\\Users\\manifest\\home\\x.log", "C:\\Users\\Public\\x.log",
        "C:\\Users\\data\\x.log", "C:\\Users\\null\\x.log", "C:\\Users\\path\\Users\\name\\x.log",
    ],
)  # fmt: skip
def test_odd_folders_never_refuse_a_bundle(path: str, engine: Engine, machine: Machine) -> None:
    program = {"name": "QuickbooksDesktopUI.exe", "path": path.replace("x.log", "x.exe")}
    content = {
        "processes": [program],
        "files": {
            path: "2026-11-20 10:00 INFO started",
            "%ProgramFiles(x86)%\\Acorn\\QuickBooks-connector\\logs\\connector.log": f"at {path}",
        },
    }
    finished = made(collect(engine, [], machine(content), Settings()))
    assert any(m.name.endswith("connector.log") for m in finished.members)
    assert finished.manifest["masked"] == []


def test_folders_that_the_base_reads_are_nobody_s_names_and_homes_are(
    make_kb: Callable[..., Path], machine: Machine
) -> None:
    article = "---\nid: a\ntitle: A\nsymptoms: [the box is shut]\n---\n# A\n\nText.\n\n"
    check = "```check size\nfile: /srv/pgbox/x.log\n```\n"
    declared = "id: b\ntitle: B\nreads: [/srv/pgbox, /opt/till-box, /home/zwetelina/crate]\n"
    engine = Engine([str(make_kb({"a.md": article + check, "kb.yaml": declared}))])

    named = names_in_the_base(collect(engine, ("a",), machine({}), Settings()))
    engine.close()

    assert named >= {"pgbox", "till-box"}
    assert named.isdisjoint(("zwetelina", "crate"))
