"""Changing a practice machine: what starting, ending and ticking off does on it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from ...errors import AssistantError, Exit
from ...kb.machines import Shelf
from ...record import TYPE_CHECKING
from ...spared import protected_process
from ...text import one_line
from ..figures import Ownership
from ..values import HostError, Process
from .file import Machine, read_machine
from .host import PracticeHost
from .rehearse import rehearse
from .unknown import SECTION, keep_silent

if TYPE_CHECKING:
    from typing import Any

RUNNING = 0x41301
NOT_FOUND = 0x80070002


_STARTS = {
    "enable": "automatic", "disable": "disabled", "by hand": "manual", "delay": "automatic",
}  # fmt: skip


class ActingPracticeHost(PracticeHost):
    """A practice machine on which fixes can be tried out."""

    def refuse_change(self, path: str) -> None:
        """Nothing: a machine without a fence is bounded by its guard alone."""

    def end_process(
        self, process: Process, patience: float, below: tuple[Process, ...] = ()
    ) -> tuple[Process, ...]:
        if protected_process(process.name) or protected_process(process.path or ""):
            raise HostError("permission_denied", f"{process.name} is never ended")
        ended = tuple(
            p for p in self.process_list if (p.pid, p.created) == (process.pid, process.created)
        )
        self.process_list = [p for p in self.process_list if p not in ended]
        return ended

    def run_task(self, path: str) -> None:
        task = self._task_at(path)
        if task.state == "disabled":
            raise HostError("permission_denied", f"{path}: the task is disabled")
        starts = self.task_specs[path].get("starts", ())
        for spec in starts:
            self.process_list.append(self.new_process(spec))
        if starts:
            self._replace(path, state="running", result=RUNNING, last_run=self.now())
        else:  # there is no program behind it
            self._replace(path, state="ready", result=NOT_FOUND, last_run=self.now())

    def stop_task(self, path: str) -> None:
        self._task_at(path)
        self._replace(path, state="ready", result=0x41306)

    def enable_task(self, path: str, enabled: bool) -> None:
        self._task_at(path)
        self._replace(path, state="ready" if enabled else "disabled")

    def _task_at(self, path: str) -> Any:
        task = next((t for t in self.task_list if t.path == path), None)
        if task is None:
            raise HostError("unreadable", f"{path}: there is no such task (any more)")
        if self.task_specs[path].get("deny") == "true":
            raise HostError("permission_denied", f"{path}: access was denied")
        return task

    def _replace(self, path: str, **changes: Any) -> None:
        self.task_list = [t._replace(**changes) if t.path == path else t for t in self.task_list]

    def control_service(self, name: str, verb: str) -> None:
        for spec in self.data.get("services", ()):
            if spec["name"].casefold() == name.casefold():
                if verb in _STARTS:
                    spec["start"] = _STARTS[verb]
                    if self.platform == "windows":
                        spec["delayed"] = str(verb == "delay").lower()
                elif verb != "reload":
                    spec["state"] = "running" if verb == "start" else "stopped"
                self._apply(spec.get(f"on_{verb}", {}))
                return
        raise HostError("unreadable", f"there is no service {name}")

    def start(self, argv: Sequence[str]) -> int:
        effects = self.data.get("starting", {})
        known = {self.expanded(path).casefold(): what for path, what in effects.items()}
        self._apply(known.get(argv[0].casefold(), {}))
        process = self.new_process({"name": argv[0].rpartition("\\")[2], "path": argv[0]})
        self.process_list.append(process)
        return process.pid

    def open(self, target: str) -> None:
        self.opened.append(target)

    def copy(self, text: str) -> None:
        self.clipboard = text

    def rename(self, old: str, new: str) -> None:
        if old in self.contents:
            self.contents[new] = self.contents.pop(old)
        elif old in self.folders:
            self.folders[new] = self.folders.pop(old)
        else:
            raise HostError("unreadable", f"{old} is not there (any more)")

    def write_new(self, path: str, data: bytes) -> None:
        self.put(path, {"content": data.decode("utf-8", "replace"), "age": "0 s"})

    def editable(self, path: str) -> bool:
        owned = self.ownership(path)
        if owned and owned.link:
            raise HostError("permission_denied", f"{path} is a symbolic link")
        return True

    def edit_file(self, path: str, data: bytes, before: str, kept: str) -> None:
        old, _, size = self._file_at(path)
        if hashlib.sha256(old).hexdigest() != before:
            raise HostError("exception", f"{path} has changed since it was shown")
        if kept:
            self.contents[kept] = old, self.now(), size
        self.contents[path] = data, self.now(), len(data)

    def _file_at(self, path: str) -> tuple[bytes, float, int]:
        self._refuse(path)
        if path not in self.contents:
            raise HostError("unreadable", f"{path} is not there (any more)")
        return self.contents[path]

    def set_ownership(self, path: str, before: Ownership, after: Ownership) -> None:
        if self.ownership(path) != before:
            raise HostError("exception", f"{path} has changed since it was shown")
        owned = {"owner": after.owner, "group": after.group, "mode": f"{after.mode:o}"}
        self.data.setdefault("owners", {})[path] = owned

    def make_folder(self, path: str) -> None:
        self.folders[path] = self.now()

    def restart(self) -> None:
        """After a restart the tasks have run."""
        for task in list(self.task_list):
            if task.state == "ready":
                self.run_task(task.path)

    def tick(self, action: str, step: int) -> bool | None:
        """The person at a practice machine does what they are told; the file says what it does."""
        self._apply(self.data.get("manual", {}).get(action, {}).get(str(step), {}))
        return True

    def _apply(self, effects: Mapping[str, Any]) -> None:
        for spec in effects.get("processes", ()):
            self.process_list.append(self.new_process(spec))
        for path, what in effects.get("files", {}).items():
            self.put(self.expanded(path), what)
        for spec in effects.get("tasks", ()):
            self.add_task(spec)
        self.answers.update(effects.get("answers", {}))
        if "ports" in effects:
            self.data["ports"] = [*self.data.get("ports", ()), *effects["ports"]]
        if "antivirus" in effects:
            self.data["antivirus"] = effects["antivirus"]


def open_practice(name: str, shelf: Shelf | None = None) -> ActingPracticeHost:
    """The practice machine called `name`, or described by the YAML file at that path.

    Raises:
        AssistantError: there is none, or its file is wrong.
    """
    return practice_of(read_machine(name, shelf))


def practice_of(machine: Machine) -> ActingPracticeHost:
    """The practice machine that a file describes.

    Raises:
        AssistantError: the file is wrong.
    """
    try:
        host = ActingPracticeHost(machine)
        slow, host.slow = host.slow, {}
        rehearse(host, machine.data)
        host.slow = slow
        keep_silent(host, machine.data.get(SECTION, ()))
        return host
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, OSError) as error:
        raise AssistantError(
            "machine-invalid",
            f"the practice machine “{machine.name}” is not written right: {one_line(str(error))}",
            hint="compare it with a machine that ships with the program",
            exit_code=Exit.CONFIG,
        ) from None
