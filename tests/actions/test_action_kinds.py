"""What steps with files, services and scheduled tasks do, and what they refuse."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant.actions.kind import Step
from assistant.host.base import ActingHost
from assistant.host.values import HostError, Service

if TYPE_CHECKING:
    from tests.actions.conftest import Bench

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="scripts with a #! line")
PlanOf = Callable[..., list[Step]]
Perform = Callable[[ActingHost, Step], str]
MakeHost = Callable[..., ActingHost]


@pytest.mark.parametrize("way", ["aside", "quarantine"])
@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_is_moved_away_can_be_moved_back(
    plan_of: PlanOf, perform: Perform, live: ActingHost, tmp_path: Path, way: str, what: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    thing = tmp_path / "thing"
    inside = thing / "inside" if what == "folder" else thing
    inside.parent.mkdir(exist_ok=True)
    inside.write_text("content")
    (step,) = plan_of(live, "file", {way: str(thing)})
    assert step.undo == f"Move it back to {thing}"

    perform(live, step)
    assert not thing.exists()
    assert Path(step.data["new"]).exists()
    perform(live, step._replace(data=step.undo_data or {}))
    assert inside.read_text() == "content"
    assert not Path(step.data["new"]).exists()


def test_a_name_that_is_taken_is_not_overwritten(
    plan_of: PlanOf, perform: Perform, live: ActingHost, tmp_path: Path
) -> None:
    (tmp_path / "thing").write_text("first")
    (step,) = plan_of(live, "file", {"aside": f"{tmp_path}/thing"})
    Path(step.data["new"]).write_text("in the way")
    with pytest.raises(HostError, match="is there already"):
        perform(live, step)

    assert (tmp_path / "thing").read_text() == "first"
    (step,) = plan_of(live, "file", {"aside": f"{tmp_path}/thing"})
    perform(live, step)
    assert Path(step.data["new"]).read_text() == "first"


def test_a_file_that_is_gone_needs_no_moving_and_one_that_vanishes_is_told(
    plan_of: PlanOf, perform: Perform, live: ActingHost, tmp_path: Path
) -> None:
    thing = tmp_path / "thing"
    assert plan_of(live, "file", {"aside": str(thing)}) == []
    thing.touch()
    (step,) = plan_of(live, "file", {"aside": str(thing)})
    thing.unlink()
    with pytest.raises(HostError, match="is not there") as info:
        perform(live, step)

    assert info.value.reason == "unreadable"


def test_a_plan_for_files_is_the_same_a_minute_later(
    plan_of: PlanOf, live: ActingHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody who reads for long consents to what is still so."""
    (tmp_path / "thing").touch()
    now = live.now()
    plans = []
    for later in (0, 61, 100_000):
        monkeypatch.setattr(type(live), "now", lambda host, later=later: now + later)
        plans.append(plan_of(live, "file", {"aside": f"{tmp_path}/thing"}))

    assert plans[0] == plans[1] == plans[2]


class Services:
    """A machine with one service; what is done with it is noted."""

    def __init__(
        self, host: ActingHost, state: str, *, elevated: bool = True, start: str = "disabled"
    ) -> None:
        self._host, self.state, self.elevated, self.start = host, state, elevated, start
        self.noted: list[tuple[str, str]] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._host, name)

    def system(self) -> Any:
        return self._host.system()._replace(elevated=self.elevated)

    def services(self, pattern: str) -> tuple[Service, ...]:
        return (Service("pump", "Pump", self.state, self.start),) if pattern == "pump" else ()

    def control_service(self, name: str, verb: str) -> None:
        self.noted.append((name, verb))


@pytest.mark.parametrize(
    ("state", "do", "verbs"),
    [("stopped", "start", ["start"]), ("running", "start", []), ("running", "stop", ["stop"]),
     ("stopped", "stop", []), ("running", "restart", ["stop", "start"]),
     ("stopped", "restart", ["start"])],
)  # fmt: skip
def test_a_service_gets_as_far_as_it_has_to(
    plan_of: PlanOf, perform: Perform, live: ActingHost, state: str, do: str, verbs: list[str]
) -> None:
    stub: Any = Services(live, state)
    for step in plan_of(stub, "service", {"name": "pump", "do": do}):
        perform(stub, step)
        assert not step.elevated

    assert stub.noted == [("pump", verb) for verb in verbs]


@pytest.mark.skipif(sys.platform != "linux", reason="systemd's own verbs")
@pytest.mark.parametrize(
    ("do", "start", "undo"),
    [
        ("enable", "disabled", "Keep the service pump from starting with the computer"),
        ("disable", "automatic", "Have the service pump start with the computer"),
        ("disable", "unknown", ""),
        ("reload", "automatic", ""),
    ],
)
def test_a_service_is_enabled_disabled_and_reloaded(
    plan_of: PlanOf, perform: Perform, live: ActingHost, do: str, start: str, undo: str
) -> None:
    stub: Any = Services(live, "running", start=start)
    (step,) = plan_of(stub, "service", {"name": "pump", "do": do})
    perform(stub, step)

    assert stub.noted == [("pump", do)]
    assert step.undo == undo


def test_a_service_that_does_not_run_is_not_reloaded(plan_of: PlanOf, live: ActingHost) -> None:
    stub: Any = Services(live, "stopped")
    with pytest.raises(HostError, match="does not run"):
        plan_of(stub, "service", {"name": "pump", "do": "reload"})


def test_what_only_systemd_can_do_is_refused_elsewhere(plan_of: PlanOf, practice: MakeHost) -> None:
    windows = practice({"services": [{"name": "pump"}]})
    with pytest.raises(HostError, match="systemd on Linux only"):
        plan_of(windows, "service", {"name": "pump", "do": "reload"})


@pytest.mark.parametrize(
    ("before", "do"),
    [
        ({"start": "manual"}, "enable"),
        ({"start": "manual"}, "disable"),
        ({"start": "disabled"}, "enable"),
        ({"start": "automatic"}, "disable"),
        ({"start": "automatic", "delayed": "true"}, "disable"),
    ],
)
def test_undo_brings_back_how_a_service_of_windows_started(
    plan_of: PlanOf, perform: Perform, practice: MakeHost, before: dict[str, str], do: str
) -> None:
    host = practice({"elevated": "true", "services": [{"name": "pump", **before}]})
    (service,) = host.services("pump")
    (step,) = plan_of(host, "service", {"name": "pump", "do": do})
    perform(host, step)
    assert host.services("pump")[0].start == {"enable": "automatic", "disable": "disabled"}[do]
    perform(host, step._replace(data=step.undo_data or {}))

    (now,) = host.services("pump")
    assert (now.start, bool(now.delayed)) == (service.start, bool(service.delayed))


def test_a_practice_service_changes_as_a_real_one(
    plan_of: PlanOf, perform: Perform, practice: MakeHost
) -> None:
    service: dict[str, Any] = {"name": "pump", "state": "running", "start": "disabled"}
    service |= {"on_reload": {"answers": {"lamp": "green"}}}
    host = practice({"platform": "linux", "elevated": "true", "services": [service]})
    for do in ("enable", "reload"):
        (step,) = plan_of(host, "service", {"name": "pump", "do": do})
        perform(host, step)

    assert host.services("pump")[0].start == "automatic"
    assert host.person("lamp") == "green"
    assert plan_of(host, "service", {"name": "pump", "do": "enable"}) == []


def test_a_service_says_that_it_needs_administrator_rights_and_how_to_take_it_back(
    plan_of: PlanOf, perform: Perform, live: ActingHost
) -> None:
    stub: Any = Services(live, "stopped", elevated=False)
    (step,) = plan_of(stub, "service", {"name": "pump"})

    assert step.elevated
    assert step.undo == "Stop the service pump"
    assert perform(stub, step._replace(data=step.undo_data or {})) == "the service pump was stopped"
    assert stub.noted == [("pump", "stop")]


@pytest.mark.parametrize("name", ["none", "pump*", "systemd-logind", "ssh", "rpcss", "../pump"])
def test_a_service_that_is_unknown_or_protected_is_refused(
    plan_of: PlanOf, live: ActingHost, name: str
) -> None:
    stub: Any = Services(live, "stopped")
    with pytest.raises(HostError):
        plan_of(stub, "service", {"name": name})


def task(name: str, state: str = "ready", **more: object) -> dict[str, Any]:
    return {"name": name, "state": state, "starts": [{"name": f"{name}.exe"}], **more}


def test_tasks_run_in_the_order_that_is_written(
    plan_of: PlanOf, perform: Perform, practice: MakeHost
) -> None:
    host = practice({"tasks": [task("b"), task("a"), task("c", "running")]})
    steps = plan_of(host, "scheduled_task", {"run": ["a", "C", "B"]})
    for step in steps:
        perform(host, step)

    assert [s.data["name"] for s in steps] == ["a", "b"], "c runs already"
    assert [p.name for p in host.processes()] == ["a.exe", "b.exe"]


def test_a_task_can_be_stopped_enabled_and_run(
    plan_of: PlanOf, perform: Perform, practice: MakeHost
) -> None:
    host = practice({"tasks": [task("a", "disabled"), task("b", "running")]})
    with pytest.raises(HostError, match="the task a is disabled"):
        plan_of(host, "scheduled_task", {"run": ["a"]})
    steps = plan_of(host, "scheduled_task", {"run": ["a"], "enable": ["a"], "stop": ["b"]})
    for step in steps:
        perform(host, step)

    assert [(s.verb, s.data["name"]) for s in steps] == [
        ("stop", "b"),
        ("enable", "a"),
        ("run", "a"),
    ]
    assert {t.name: t.state for t in host.tasks().tasks} == {"a": "running", "b": "ready"}
    perform(host, steps[1]._replace(data=steps[1].undo_data or {}))
    assert {t.name: t.state for t in host.tasks().tasks}["a"] == "disabled"


@pytest.mark.parametrize(
    ("name", "said"),
    [("twice", "there are 2 tasks called twice"), ("none", "the task none was not found"),
     ("tw*", "it is not known which task"), ("Defrag", "is a task of Windows itself")],
)  # fmt: skip
def test_a_task_that_is_not_one_and_only_is_refused(
    plan_of: PlanOf, practice: MakeHost, name: str, said: str
) -> None:
    tasks = [task("twice"), task("x", path=r"\Vendor\twice"), task("y", path=r"\Microsoft\Defrag")]
    with pytest.raises(HostError) as info:
        plan_of(practice({"tasks": tasks}), "scheduled_task", {"run": [name]})

    assert said in info.value.message


def test_tasks_are_for_windows(bench: Callable[..., Bench], live: ActingHost) -> None:
    result = bench(live, mend={"title": "T", "scheduled_task": {"run": ["a"]}}).fix("mend")

    assert (result.status, result.reason) == ("blocked", "wrong_platform")
