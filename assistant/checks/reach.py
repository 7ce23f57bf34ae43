"""The folders that a knowledge base declares -> a fence on the machine at hand."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from ..host.base import Host
from ..host.fence import Fence
from ..host.values import HostError
from ..kb.bounds import Bounds
from .variables import environment

_VARIABLE = re.compile(r"\{[a-z][a-z0-9_]*\}")


def fence(host: Host, bounds: Bounds, allowed: Iterable[str] = ()) -> Fence:
    """What of `host` a knowledge base may see and change.

    A variable of the knowledge base stands for any one name: it must not be looked for in order
    to know where may be looked. What this machine has no variable for is nowhere.

    Args:
        host: the machine.
        bounds: what the knowledge base declares.
        allowed: folders that the person lets every knowledge base read.
    """
    named = tuple(os.path.abspath(os.path.expanduser(folder)) for folder in allowed)
    return Fence(_filled(host, bounds.reads), _filled(host, bounds.changes), named)


def _filled(host: Host, folders: Iterable[str]) -> tuple[str, ...]:
    found = []
    for folder in folders:
        try:
            found.append(environment(host, any_name(folder)))
        except HostError:
            continue
    return tuple(found)


def any_name(folder: str) -> str:
    """`folder` with each variable of the knowledge base as ``*``."""
    return _VARIABLE.sub("*", folder)
