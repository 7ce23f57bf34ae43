"""Variables filled into parameters; those of the knowledge base are discovered once, if needed."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Mapping

from ..host.base import Host
from ..host.limits import beyond
from ..host.once import FOR_ALL
from ..host.values import HostError
from ..record import TYPE_CHECKING
from ..text import one_line
from .schema import Param
from .variables import Variable, discover, expand

if TYPE_CHECKING:
    from typing import Any

_EXPANDED = frozenset(("text", "texts", "path", "paths", "argv", "prose"))
"""Not url: nothing of this machine goes into an address."""


class Expander:
    """Fills variables in, for one run on one host."""

    def __init__(self, host: Host, declared: Mapping[str, Any], given: Mapping[str, str]) -> None:
        self._host, self._declared, self._given = host, declared, given
        self._lock = threading.Lock()
        self._variables: dict[str, Variable] | None = None

    def params(self, declared: Mapping[str, Param], written: Mapping[str, Any]) -> dict[str, Any]:
        """The parameters as a probe or an action gets them.

        Raises:
            HostError: an environment variable is not set, or a path is none of this system.
            Ambiguous: a variable has several values.
        """
        return {
            name: self._filled(written[name], param.type)
            if param.type in _EXPANDED
            else written[name]
            for name, param in declared.items()
        }

    def text(self, written: str) -> str:
        """One text, filled in; raises as `params`."""
        if "{" in written or "%" in written or written[:1] == "~":
            needed = self._discovered() if "{" in written else {}
            return expand(self._host, written, needed)
        return written

    def said(self, written: str) -> str:
        """A text for a person: what was not found is said to be so."""
        if "{" not in written:
            return written
        for name, variable in self._discovered().items():
            words = (
                variable.chosen or " or ".join(variable.values) or f"{variable.title}: not found"
            )
            written = written.replace(f"{{{name}}}", words)
        return written

    def names(self) -> dict[str, str]:
        """The variables that have been discovered, for messages."""
        known = self._variables or {}
        return {name: v.chosen or f"({v.title})" for name, v in known.items()}

    def _filled(self, value: Any, kind: str) -> Any:
        def path(written: str) -> str:
            expanded = self.text(written)
            _native(self._host, expanded)
            return expanded

        if kind == "prose":
            return _each(value, self.said)
        if kind == "paths":
            return tuple((label, path(place)) for label, place in value)
        return _each(value, path if kind == "path" else self.text)

    def _discovered(self) -> dict[str, Variable]:
        with beyond(FOR_ALL), self._lock:  # once for all checks
            if self._variables is None:
                self._variables = discover(self._host, self._declared, self._given)
            return self._variables


def _each(value: Any, fill: Callable[[str], str]) -> Any:
    """`value` with each text in it filled in."""
    if isinstance(value, str):
        return fill(value)
    return tuple(fill(item) for item in value)


def _native(host: Host, path: str) -> None:
    """A path of another kind of system is not looked for here."""
    windows = bool(re.match(r"[A-Za-z]:[\\/]|\\\\", path))
    if windows != (host.platform == "windows") and (windows or path[:1] == "/"):
        system = "Windows" if windows else "Linux and macOS"
        raise HostError("wrong_platform", f"{one_line(path, 80)} is a path of {system}")
