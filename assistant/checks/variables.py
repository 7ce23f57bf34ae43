"""Variables of a knowledge base: read off the machine, so that nobody has to be asked.

``{client}`` in a check's path or name stands for a value found by patterns: in the names of
scheduled tasks, the paths of processes and the names of folders. Values that differ in letter
case only are one. Where several remain, the person has to choose; where none is found, the
variable stands for any name (``*``), so that a check says what it did not find.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from ..host.base import Host
from ..host.fence import home_of
from ..host.values import HostError
from ..record import TYPE_CHECKING, Record
from ..text import is_clean
from .files import decode

if TYPE_CHECKING:
    from typing import Any

    Known = Mapping[str, "Variable"]

WAYS = ("task", "process", "folder", "value", "line")
"""How a variable may be discovered."""
_ENVIRONMENT = re.compile(r"%([A-Za-z_][A-Za-z0-9_()]{0,60})%")
_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]{0,40})\}")
_FORBIDDEN = frozenset('\\/:*?"<>|%{}\n\t')
KNOWN = frozenset(
    """
    allusersprofile appdata commonprogramfiles commonprogramfiles(x86) home homedrive homepath
    localappdata onedrive programdata programfiles programfiles(x86) programw6432 public
    systemdrive systemroot temp tmp tmpdir userprofile windir xdg_cache_home xdg_config_home
    xdg_data_home xdg_state_home
    """.split()  # noqa: SIM905 - words read better than a list
)
"""Environment variables that name folders; others may hold secrets and are not filled in."""
MAX_VALUE = 100
_MOST_BYTES = 100_000


class Variable(Record):
    """A variable as discovered."""

    name: str
    title: str
    question: str
    """What to ask where several values were found."""
    values: tuple[str, ...] = ()
    """All that were found, as first written."""
    chosen: str | None = None
    """The one that holds; None where none was found or the person has to choose."""
    found_in: tuple[str, ...] = ()
    problem: str = ""
    """What kept the search from being complete."""


def allowed(value: str) -> bool:
    """Whether `value` may stand for one part of a path or a name: no way out of its place."""
    return (
        0 < len(value) <= MAX_VALUE
        and value.strip(". ") != ""
        and is_clean(value)
        and not _FORBIDDEN & {*value}
    )


def unknown_names(values: Iterable[Any], declared: Mapping[str, Any]) -> list[str]:
    """Names in braces anywhere in `values` that are not `declared`."""
    found: list[str] = []
    for value in values:
        if isinstance(value, str):
            found += [n for n in _PLACEHOLDER.findall(value) if n not in declared]
        elif isinstance(value, tuple) and not hasattr(value, "_fields"):
            found += unknown_names(value, declared)
    return list(dict.fromkeys(found))


def discover(
    host: Host, declared: Mapping[str, Any], given: Mapping[str, str]
) -> dict[str, Variable]:
    """Find the values of all `declared` variables (kb.yaml's ``variables``) on `host`.

    `given` are values that the person named: they stand without a search.
    """
    found: dict[str, Variable] = {}
    for name, spec in declared.items():  # a later one may be found by way of an earlier one
        found[name] = _discover(host, name, spec, given.get(name), found)
    return found


def _discover(
    host: Host, name: str, spec: Any, given: str | None, known: Mapping[str, Variable]
) -> Variable:
    title, question = spec.get("title", name), spec.get("question", f"Which {name} is it?")
    if given is not None:
        return Variable(name, title, question, (given,), given, ("given",))
    found: dict[str, str] = {}
    places: list[str] = []
    problems: list[str] = []
    for entry in spec.get("discover", ()):
        for way, pattern in entry.items():
            try:
                candidates = _SEARCH[way](host, name, pattern, known)
            except HostError as error:
                problems.append(error.message)
                continue
            except Ambiguous as choice:
                problems.append(f"it depends on which {choice.variable.title} is meant")
                continue
            for value in filter(allowed, candidates):
                found.setdefault(value.casefold(), value)
                places.append(way)
    values = tuple(found.values())
    chosen = values[0] if len(values) == 1 else None
    return Variable(
        name, title, question, values, chosen, tuple(dict.fromkeys(places)), "; ".join(problems)
    )


def _matcher(name: str, pattern: str) -> re.Pattern[str]:
    """`pattern` with ``{name}`` as a group, in any letter case; ``*`` is any run of characters."""
    parts = re.split(rf"(\{{{name}\}}|\*)", pattern)
    written = {f"{{{name}}}": r"([^\\/]+?)", "*": r"[^\\/]*"}
    return re.compile("".join(written.get(p) or re.escape(p) for p in parts), re.IGNORECASE)


def _captured(name: str, pattern: str, texts: list[str]) -> list[str]:
    matcher = _matcher(name, pattern)
    return [match[1] for text in texts if (match := matcher.fullmatch(text))]


def _from_tasks(host: Host, name: str, pattern: str, _: Known) -> list[str]:
    return _captured(name, pattern, [task.name for task in host.tasks().tasks])


def _from_processes(host: Host, name: str, pattern: str, _: Known) -> list[str]:
    pattern = environment(host, pattern)
    return _captured(name, pattern, [p.path for p in host.processes() if p.path])


def _from_folders(host: Host, name: str, pattern: str, _: Known) -> list[str]:
    pattern = environment(host, pattern)
    found = host.find(pattern.replace(f"{{{name}}}", "*"))
    return _captured(name, pattern, [info.path for info in found])


def _from_value(host: Host, _: str, pattern: str, known: Known) -> list[str]:
    """What stands in a JSON file: ``PATH#KEY``."""
    path, key = pattern.split("#", 1) if "#" in pattern else (pattern, "")
    found = host.find(expand(host, path, known))
    values = []
    for info in found[:1]:
        try:
            data = json.loads(host.tail(info.path, _MOST_BYTES).data.decode("utf-8-sig", "replace"))
        except (ValueError, RecursionError):
            continue
        if isinstance(data, dict):
            values += [v for k, v in data.items() if k.casefold() == key.casefold()]
    return [v for v in values if isinstance(v, str)]


def _from_line(host: Host, name: str, pattern: str, known: Known) -> list[str]:
    """What stands in the last line of a text file that holds a text: ``PATH#TEXT {name} TEXT``."""
    path, _, text = pattern.partition("#")
    before, _, after = text.partition(f"{{{name}}}")
    matcher = re.compile(f"{re.escape(before)}([^\\s'\"<>]{{1,{MAX_VALUE}}}){re.escape(after)}")
    found: list[str] = []
    for info in host.find(expand(host, path, known))[:1]:
        found = matcher.findall(decode(host.tail(info.path, _MOST_BYTES)))
    return found[-1:]


_SEARCH = {
    "task": _from_tasks,
    "process": _from_processes,
    "folder": _from_folders,
    "value": _from_value,
    "line": _from_line,
}


def environment(host: Host, text: str) -> str:
    """`text` with ``%NAME%`` replaced, and a leading ``~/``.

    Raises:
        HostError: a variable is not set on this machine.
    """

    def value(match: re.Match[str]) -> str:
        if match[1].casefold() not in KNOWN:
            raise HostError("permission_denied", f"%{match[1]}% does not name a folder")
        found = host.variable(match[1])
        if not found:
            elsewhere = host.platform != "windows"
            raise HostError(
                "wrong_platform" if elsewhere else "not_collected",
                f"%{match[1]}% is not set on this computer",
            )
        return found

    home = home_of(host)
    if text[:2] in ("~/", "~\\") and home:
        windows = host.platform == "windows"
        text = home + (text[1:].replace("/", "\\") if windows else text[1:])
    return _ENVIRONMENT.sub(value, text)


class Ambiguous(Exception):  # noqa: N818 - no error: a question for the person
    """A variable has several values; the person has to choose."""

    def __init__(self, variable: Variable) -> None:
        super().__init__(variable.name)
        self.variable = variable


def expand(host: Host, text: str, variables: Mapping[str, Variable]) -> str:
    """`text` with the knowledge base's variables and the environment's filled in.

    Raises:
        HostError: an environment variable is not set.
        Ambiguous: a variable has several values.
    """

    def value(match: re.Match[str]) -> str:
        variable = variables.get(match[1])
        if variable is None:
            return match[0]
        if variable.chosen is None and variable.values:
            raise Ambiguous(variable)
        return variable.chosen or "*"

    return _PLACEHOLDER.sub(value, environment(host, text))
