"""The changing half of a recorded machine: there is none."""

from __future__ import annotations

from collections.abc import Sequence

from ..figures import Ownership
from ..values import HostError, Process

REFUSED = "a recording is never changed; the steps are for the customer's machine"


class Still:
    """Refuses every change."""

    def _refuse(self) -> HostError:
        return HostError("permission_denied", REFUSED)

    def refuse_change(self, path: str) -> None:
        """Nothing: a machine without a fence is bounded by its guard alone."""

    def end_process(
        self, process: Process, patience: float, below: tuple[Process, ...] = ()
    ) -> tuple[Process, ...]:
        raise self._refuse()

    def run_task(self, path: str) -> None:
        raise self._refuse()

    def stop_task(self, path: str) -> None:
        raise self._refuse()

    def enable_task(self, path: str, enabled: bool) -> None:
        raise self._refuse()

    def control_service(self, name: str, verb: str) -> None:
        raise self._refuse()

    def start(self, argv: Sequence[str]) -> int:
        raise self._refuse()

    def open(self, target: str) -> None:
        raise self._refuse()

    def copy(self, text: str) -> None:
        raise self._refuse()

    def rename(self, old: str, new: str) -> None:
        raise self._refuse()

    def write_new(self, path: str, data: bytes) -> None:
        raise self._refuse()

    def editable(self, path: str) -> bool:
        """Not known of a recorded file; the customer's machine says it."""
        return True

    def edit_file(self, path: str, data: bytes, before: str, kept: str) -> None:
        raise self._refuse()

    def set_ownership(self, path: str, before: Ownership, after: Ownership) -> None:
        raise self._refuse()

    def make_folder(self, path: str) -> None:
        raise self._refuse()

    def restart(self) -> None:
        raise self._refuse()

    def tick(self, action: str, step: int) -> bool | None:
        raise self._refuse()
