"""Collecting from machines that are slow, broken, or hold what is no text."""

from __future__ import annotations

import threading
import time
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from assistant.bundle.collect import collect
from assistant.bundle.zip import zipped
from assistant.checks.run import Settings
from assistant.engine import Engine
from assistant.engine.checking import Checking, plan_checks
from assistant.host.base import Host
from assistant.host.open import open_host
from assistant.host.recorded.archive import MAX_RATIO, SMALL
from assistant.host.recording import Recording
from assistant.host.values import HostError, Process, Tail
from assistant.model import CheckResult
from assistant.newfile import write_new
from tests.bundle.conftest import made, members

Machine = Callable[[Mapping[str, Any]], Host]
LOG = "C:\\ProgramData\\Intuit\\QuickBooks\\qbsdklog.txt"


def replayed(engine: Engine, name: str, path: Path) -> CheckResult:
    checking = Checking(plan_checks(engine, [name]), open_host(str(path)), Settings())
    return next(r for r in checking.stream() if r.id == name)


def test_a_machine_that_hangs_is_given_up_and_the_bundle_says_so(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    host = open_host("practice:red-tray")
    monkeypatch.setattr(host, "processes", lambda: gate.wait(120) and ())
    began = time.monotonic()

    collected = collect(engine, ["connector-ui-running"], host, Settings(deadline=0.3))
    path = tmp_path / "b.zip"
    finished = made(collected)
    write_new(str(path), finished.data)
    gate.set()

    assert time.monotonic() - began < 60
    (live,) = collected.runs[0].results
    there = replayed(engine, "connector-ui-running", path)
    assert (live.state, live.reason) == (there.state, there.reason) == ("error", "timeout")
    left_out = [item["what"] for item in finished.manifest["left_out"]]
    assert "check connector-ui-running" in left_out


@pytest.mark.parametrize(
    ("content", "utf"),
    [
        (b"2026-01-01 10:00:00 0x80040408 Could not start QuickBooks\r\n" * 3, "as it is"),
        ("\ufeff2026-01-01 10:00:00 0x80040408 Größe\r\n".encode("utf-16-le"), "UTF-16"),
        ("2026-01-01 10:00:00 0x80040408 Größe".encode("cp1252"), "cp1252"),
        (bytes(range(256)) * 40, "no text"),
        (b"", "empty"),
    ],
    ids=["utf-8", "utf-16", "cp1252", "binary", "empty"],
)
def test_a_log_in_any_encoding_says_the_same_in_a_bundle(
    engine: Engine, tmp_path: Path, content: bytes, utf: str
) -> None:
    host: Any = open_host("practice:red-tray")
    host.contents[LOG] = (content, host.now() - 60, len(content))
    path = tmp_path / "b.zip"
    write_new(str(path), made(collect(engine, [], host, Settings())).data)

    plans = plan_checks(engine, ["quickbooks-log-errors"])
    (live,) = Checking(plans, host, Settings()).stream()
    there = replayed(engine, "quickbooks-log-errors", path)

    if utf == "no text":
        assert (there.state, there.reason) == ("no_data", "redacted")
    else:
        assert (there.state, there.reason, there.message) == (
            live.state,
            live.reason,
            live.message,
        )


def test_a_large_log_gives_its_end(engine: Engine, tmp_path: Path) -> None:
    host: Any = open_host("practice:red-tray")
    line = b"2026-01-01 10:00:00 sync number %04d: " + b"- " * 1_000 + b"\n"
    content = b"".join(line % number for number in range(600))
    stamp = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(host.now() - 60))
    content += f"{stamp} 0x80040408 Could not start QuickBooks\n".encode()
    host.contents[LOG] = (content, host.now() - 60, len(content))
    path = tmp_path / "b.zip"
    write_new(str(path), made(collect(engine, ["quickbooks-log-errors"], host, Settings())).data)

    assert replayed(engine, "quickbooks-log-errors", path).state == "fail"
    assert path.stat().st_size < 300_000
    recorded = open_host(str(path)).tail(LOG, 1_000_000)
    assert recorded.size == len(content)
    assert len(recorded.data) <= 1_000_000


def test_a_recording_keeps_the_first_answer_and_every_reason() -> None:
    recording = Recording(open_host("practice:red-tray"))
    first = recording.processes()
    assert recording.processes() is first
    with pytest.raises(HostError):
        recording.tail("C:\\no such file", 10)
    kept = {o.probe: o for o in recording.observations}
    assert kept["processes"].answer == first
    assert kept["tail"].error
    assert kept["tail"].error.reason == "unreadable"
    assert recording.now() == recording.now()


def test_only_what_checks_ask_for_is_recorded(engine: Engine) -> None:
    host = open_host("practice:red-tray")
    collected = collect(engine, ["quickbooks-log"], host, Settings())
    probes = {o.probe for o in collected.observations}
    assert "find" in probes
    assert not probes & {"programs", "antivirus", "connect", "registry"}


def test_values_of_any_shape_come_back_as_they_were(tmp_path: Path) -> None:
    process = Process(1, "a.exe", 1.5, 0, None, None, zombie=True, cut=False)
    recorded = Recording(open_host("practice:red-tray"))
    assert recorded.tasks().tasks
    from assistant.host.recorded.values import Observation, decode, encode

    for answer, probe in (((process,), "processes"), (recorded.tasks(), "tasks")):
        observation = Observation(probe, (), answer)
        assert decode(encode(observation), lambda name: b"") == observation
    tail = Observation("tail", ("a", 5), Tail(b"abcde", 9, 1.0, b""))
    assert decode(encode(tail, "files/1"), {"files/1": b"abcde"}.__getitem__) == tail


def test_a_bundle_holds_nothing_from_outside_the_reach_and_says_what_was_refused(
    make_kb: Callable[..., Path], tmp_path: Path
) -> None:
    app, elsewhere = tmp_path / "app", tmp_path / "elsewhere"
    for folder in (app, elsewhere):
        folder.mkdir()
        (folder / "pump.log").write_bytes(f"marker-{folder.name} is stuck\n".encode())
    (app / "linked.log").symlink_to(elsewhere / "pump.log")
    article = f"""---
id: pump
title: The pump is stuck
symptoms: [the pump is stuck]
---
Push it.

```check inside
title: Inside
log_match:
  path: {app}/pump.log
  signatures: [{{id: stuck, means: it is stuck, texts: [stuck]}}]
expect: matched
```

```check outside
title: Outside
log_match:
  path: {elsewhere}/pump.log
  signatures: [{{id: stuck, means: it is stuck, texts: [stuck]}}]
expect: matched
```

```check linked
title: Linked
config_value: {{path: {app}/linked.log, format: ini}}
expect: valid
```
"""
    engine = Engine([str(make_kb({"p.md": article, "kb.yaml": f"id: p\nreads: ['{app}']\n"}))])

    collected = collect(engine, [], open_host(), Settings())
    path = tmp_path / "b.zip"
    write_new(str(path), made(collected).data)

    answers = [o.answer.data for o in collected.observations if isinstance(o.answer, Tail)]
    assert answers == [b"marker-app is stuck\n"]
    results = {r.id: r for r in collected.runs[0].results}
    assert results["inside"].state == "pass"
    for name in ("outside", "linked"):
        there = replayed(engine, name, path)
        assert (there.state, there.reason) == ("error", "permission_denied")
        assert (there.state, there.reason) == (results[name].state, results[name].reason)


@pytest.mark.parametrize("count", [2, 19, 50])
def test_no_log_is_lost_because_of_what_was_cut_off_in_another(
    make_kb: Callable[..., Path], tmp_path: Path, count: int
) -> None:
    line = "2026-11-20 09:14:00 ERROR boom zork\n"
    body = '2026-11-20 09:13:59 INFO <?xml version="1.0"?><CustomerRet><Name>Zora Field\n'
    names = [f"log{number}" for number in range(count)]
    for name in names:
        (tmp_path / f"{name}.log").write_text(line + (body + line) * (name == "log0"))
    checks = "".join(
        f"\n```check {name}\ntitle: {name}\nlog_match:\n  path: {tmp_path}/{name}.log\n"
        "  signatures: [{id: zork, means: zork, texts: [boom zork]}]\nexpect: matched\n```\n"
        for name in names
    )
    article = f"---\nid: pump\ntitle: The pump is stuck\nsymptoms: [it is stuck]\n---\n{checks}"
    engine = Engine([str(make_kb({"p.md": article, "kb.yaml": f"id: p\nreads: ['{tmp_path}']\n"}))])

    finished = made(collect(engine, [], open_host(), Settings()))
    path = tmp_path / "b.zip"
    write_new(str(path), finished.data)

    assert finished.manifest["left_out"] == []
    assert [replayed(engine, name, path).state for name in names] == ["pass"] * count
    assert "Zora" not in str(members(path))


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"the same again\n" * 200_000, bytes(3_000_000)], ids=range(4)
)
def test_every_member_is_packed_and_none_so_tightly_that_a_reader_refuses_it(data: bytes) -> None:
    whole = zipped([("files/001-a.log", data), ("manifest.json", b"{}")])

    with zipfile.ZipFile(BytesIO(whole)) as archive:
        info = archive.getinfo("files/001-a.log")
        assert archive.testzip() is None
        assert archive.read("files/001-a.log") == data
    assert info.compress_type == zipfile.ZIP_DEFLATED
    assert info.compress_size <= max(20, len(data) / 20)
    assert len(data) <= max(SMALL, MAX_RATIO * info.compress_size)
    assert whole == zipped([("files/001-a.log", data), ("manifest.json", b"{}")])
