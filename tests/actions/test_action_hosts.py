"""A fix is planned alike on every host: recorded, replayed, watched or within bounds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.actions.kind import Step, kind_names, load_kind
from assistant.actions.plan import make_plan
from assistant.actions.read import read_action
from assistant.bundle.collect import collect
from assistant.checks.expand import Expander
from assistant.checks.run import Settings
from assistant.engine import Engine
from assistant.host.base import ActingHost, Host
from assistant.host.fence import Fence, fenced
from assistant.host.once import Once
from assistant.host.recorded.host import RecordedHost
from assistant.host.recording import Recording
from assistant.host.watching import watched
from assistant.model import Block
from tests.actions.conftest import article
from tests.each import each

PUMP = "/opt/pump/pump-monitor"
LINUX: dict[str, Any] = {
    "platform": "linux",
    "user": "anna",
    "files": {
        "/etc/pump/pump.ini": "[network]\nport = 80\n",
        "/var/lib/pump/cache.db": "damaged",
        "/var/log/pump/pump.log": "it stands still",
        PUMP: "a program",
    },
    "accounts": [{"name": "pump", "kind": "group"}],
    "processes": [{"name": "pump-monitor", "path": PUMP, "user": "anna"}],
    "services": [{"name": "pumpd", "state": "stopped"}],
}
WINDOWS = {"tasks": [{"path": "\\Pump\\PumpReport", "state": "ready"}]}
LOGS = "/home/anna/Documents/pump-logs"
FOLDERS = ("/etc/pump", "/var/lib/pump", "/var/log/pump", "/opt/pump", LOGS)
WRAPPED: dict[str, Callable[[ActingHost], Host]] = {
    "asked once": Once,
    "recorded": Recording,
    "watched": watched,
    "bounded": lambda host: fenced(host, Fence(FOLDERS, FOLDERS)),
    "recorded within bounds": lambda host: fenced(Recording(host), Fence(FOLDERS, FOLDERS)),
}
NOT_RECORDED = ("start_program", "command")
"""`bundle.collect` plans none of these: a program is not put into a bundle."""


def planned(kind: str, host: Host) -> list[Step]:
    """What the example of a kind would do on `host`."""
    source = load_kind(kind).example
    spec = read_action(Block("action", 1, source, "mend"), "pump", "pump.md", {}, lambda told: None)
    expander = Expander(host, {}, {})
    return list(make_plan(spec, host, expander, lambda check: "fail", trusted=True).steps)


@each("kind", kind_names())
def test_the_example_of_each_kind_is_planned_alike_on_every_host(
    practice: Callable[..., ActingHost], kind: str
) -> None:
    host = practice(WINDOWS if kind == "scheduled_task" else LINUX)
    steps = planned(kind, host)

    assert steps, "an example has something to do"
    for name, wrap in WRAPPED.items():
        assert planned(kind, wrap(host)) == steps, name
    if kind in NOT_RECORDED:
        return
    recording = Recording(host)
    planned(kind, recording)
    replay = RecordedHost(recording.observations, platform=host.platform, now=host.now())
    assert planned(kind, replay) == steps, "replayed"


def test_a_machine_is_recorded_whose_base_has_fixes_of_every_kind(
    make_kb: Callable[..., Path], practice: Callable[..., ActingHost]
) -> None:
    check = {"title": "Port", "port": 80, "expect": "listening"}
    blocks = {kind: load_kind(kind).example for kind in kind_names()}
    files = {
        "pump.md": article(check_port=check, **blocks),
        "kb.yaml": f"id: pump\nchanges: [{', '.join(FOLDERS)}]\n",
    }
    found = collect(Engine([str(make_kb(files))]), (), practice(LINUX), Settings())

    assert ("tail", "/etc/pump/pump.ini") in {
        (o.probe, *o.arguments[:1]) for o in found.observations
    }


@each("kind", ["file", "permissions", "service", "setting"])
def test_what_takes_a_step_back_says_exactly_what_it_does(
    practice: Callable[..., ActingHost], perform: Callable[..., str], kind: str
) -> None:
    host = practice(LINUX)
    (step,) = planned(kind, host)
    perform(host, step)
    back = step.back

    assert back.call != step.call
    if kind == "setting":
        assert "'port = 8080' -> 'port = 80'" in back.call
    perform(host, back)
    (again,) = planned(kind, host)
    assert again.text == step.text
    assert again.undo_call.partition(";")[0] == back.call.partition(";")[0]
