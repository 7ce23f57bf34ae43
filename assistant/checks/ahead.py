"""Lists of the whole machine, taken side by side before one check waits for another's."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress

from ..host.limits import Limit, under
from ..host.once import FOR_ALL, Once
from ..record import TYPE_CHECKING
from .generations import platforms_of
from .spec import CheckSpec

if TYPE_CHECKING:
    from typing import Any

_OF_KIND = {
    "antivirus": ("antivirus",),
    "autostart": ("tasks",),
    "installed_program": ("programs",),
    "port": ("listeners",),
    "process": ("processes",),
    "scheduled_task": ("tasks",),
}
_OF_SIGN = {"process": "processes", "program": "programs", "task": "tasks"}


def lists(
    platform: str, specs: Iterable[CheckSpec], declared: Mapping[str, Any]
) -> tuple[str, ...]:
    """Names of the lists, as `Host` calls them, that these checks ask for on this platform."""
    wanted: set[str] = set()
    for spec in specs:
        if spec.kind is None or spec.fault or spec.proposed or not _is_for(spec, platform):
            continue
        wanted.update(_OF_KIND.get(spec.kind.name, ()))
        if spec.applies_to:
            wanted.update(of_generations(platform, declared.get("generations") or {}))
    return tuple(sorted(wanted))


def take(host: Once, names: Iterable[str], end: Limit) -> None:
    """Begin to take the lists of these names; whoever asks for one then waits for it."""
    for name in sorted({*names}):
        limit = Limit(min(FOR_ALL, end.longest()))
        end.add(limit, limit.end)
        work = (getattr(host, name), limit)
        threading.Thread(target=_ask, args=work, name=f"list {name}", daemon=True).start()


def _ask(ask: Callable[[], object], limit: Limit) -> None:
    with under(limit), suppress(Exception):  # whoever needs it hears why there is none
        ask()


def _is_for(spec: CheckSpec, platform: str) -> bool:
    kind = spec.kind.platforms if spec.kind else ()
    return all(not named or platform in named for named in (spec.platforms, kind))


def of_generations(platform: str, declared: Mapping[str, Any]) -> Iterator[str]:
    """Names of the lists by which generations of the product are told apart."""
    for generation in declared.values():
        if (systems := platforms_of(generation)) and platform not in systems:
            continue
        for entry in (*(generation.get("signs") or ()), *(generation.get("left_over") or ())):
            yield from (_OF_SIGN[way] for way in entry if way in _OF_SIGN)
