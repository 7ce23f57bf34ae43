"""Which generations of its product a machine has, as kb.yaml says how they are told apart.

A product that was replaced by another one shares articles and checks with it, and not all: what
``applies_to`` another generation is neither looked at nor answered with. A generation is *present*
where one of its `SIGNS` is seen. What a removed one leaves behind (``left_over``) counts only where
no other generation is present.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fnmatch import fnmatch

from ..host.base import Host
from ..host.values import HostError
from ..record import TYPE_CHECKING, Record
from .reach import any_name
from .variables import environment

if TYPE_CHECKING:
    from typing import Any

SIGNS = ("process", "file", "folder", "program", "task")
"""What may tell of a generation, cheap ones first; a pattern of its name or its path."""
_SYSTEMS = {"windows": "Windows", "linux": "Linux", "macos": "macOS"}


class Generation(Record):
    """What a machine shows of one generation."""

    name: str
    title: str
    state: str
    """present, left_over, absent, unseen (not every sign could be looked at) or elsewhere (it is
    for other systems)."""
    platforms: tuple[str, ...] = ()
    looked: bool = True
    """At least one sign could be looked at."""


class Generations(Record):
    """What a machine shows of all generations that a knowledge base declares."""

    all: tuple[Generation, ...] = ()

    @property
    def present(self) -> tuple[Generation, ...]:
        """Those that are here; what is left over of one counts where there is no other."""
        seen = tuple(g for g in self.all if g.state == "present")
        return seen or tuple(g for g in self.all if g.state == "left_over")

    def why_not(self, wanted: Iterable[str]) -> HostError | None:
        """Why nothing here `wanted` (names of generations) applies to; None where it may."""
        named = [g for g in self.all if g.name in {*wanted}]
        here = self.present
        if not named or len(named) == len(self.all) or {*named} & {*here}:
            return None
        if all(g.state == "elsewhere" for g in named):
            return HostError("wrong_platform", f"this is for {systems(named[0].platforms)} only")
        titles = _either(named)
        if here:
            if not all(g.looked for g in named):
                return None
            left = any(g.state == "left_over" for g in named)
            what = f"only leftovers of {titles}" if left else f"not {titles}"
            return HostError("wrong_generation", f"this PC has {_both(here)}, {what}")
        if any(g.state == "unseen" for g in named):
            return None
        return HostError("wrong_generation", f"{titles} was not found on this PC")


def find_generations(host: Host, declared: Mapping[str, Any]) -> Generations:
    """Look for the generations that kb.yaml declares; never raises."""
    return Generations(tuple(_find(host, name, spec) for name, spec in declared.items()))


def _find(host: Host, name: str, spec: Mapping[str, Any]) -> Generation:
    found = Generation(name, str(spec.get("title") or name), "absent", platforms_of(spec))
    if found.platforms and host.platform not in found.platforms:
        return found._replace(state="elsewhere")
    unseen, looked = False, False
    for key, state in (("signs", "present"), ("left_over", "left_over")):
        for way, pattern in _signs(spec.get(key)):
            try:
                if _LOOK[way](host, pattern):
                    return found._replace(state=state)
                looked = True
            except HostError:
                unseen = True
    return found._replace(state="unseen" if unseen else "absent", looked=looked)


def systems(platforms: Iterable[str]) -> str:
    """Platforms as people call them."""
    return " and ".join(_SYSTEMS.get(p, p) for p in platforms)


def platforms_of(spec: Mapping[str, Any]) -> tuple[str, ...]:
    """The systems that a generation is for; empty: any."""
    named = spec.get("os") or ()
    return (named,) if isinstance(named, str) else tuple(named)


def _signs(entries: Any) -> Iterator[tuple[str, str]]:
    pairs = [(way, str(pattern)) for entry in entries or () for way, pattern in entry.items()]
    return iter(sorted(pairs, key=lambda pair: SIGNS.index(pair[0])))


def _process(host: Host, pattern: str) -> bool:
    return any(_fits(p.name, pattern) for p in host.processes() if not p.zombie)


def _task(host: Host, pattern: str) -> bool:
    return any(_fits(task.name, pattern) for task in host.tasks().tasks)


def _program(host: Host, pattern: str) -> bool:
    return any(_fits(program.name, pattern) for program in host.programs())


def _at(kind: str) -> Callable[[Host, str], bool]:
    def look(host: Host, pattern: str) -> bool:
        path = environment(host, any_name(pattern))
        return any(info.kind == kind for info in host.find(path))

    return look


_LOOK: dict[str, Callable[[Host, str], bool]] = {
    "process": _process,
    "file": _at("file"),
    "folder": _at("directory"),
    "program": _program,
    "task": _task,
}


def _fits(name: str, pattern: str) -> bool:
    return fnmatch(name.casefold(), pattern.casefold().replace("[", "[[]"))


def _either(found: Iterable[Generation]) -> str:
    return " or ".join(g.title for g in found)


def _both(found: Iterable[Generation]) -> str:
    return " and ".join(g.title for g in found)
