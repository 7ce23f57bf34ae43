"""How far the open knowledge bases reach, in words; what of it the person has seen before."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator

from ..checks.reach_lint import UNDECLARED
from ..kb.store import Store
from ..model import Block
from ..paths import data_folder
from .core import Engine

_SEEN = "seen-reach"
_MOST_SEEN = 2_000


def reach_lines(store: Store) -> Iterator[str]:
    """What a knowledge base may look at and change, one kind of thing a line."""
    bounds = store.bounds
    if bounds.declared:
        yield f"reads: {_listed(bounds.reads)}"
        yield f"changes, starts and ends programs in: {_listed(bounds.changes)}"
    else:
        yield f"reads: {UNDECLARED}"
    for what, names in _named(store).items():
        if names:
            yield f"{what}: {_listed(tuple(dict.fromkeys(names)))}"


def unseen(engine: Engine) -> Iterator[tuple[str, list[str]]]:
    """Id and reach of each base, but the built-in one, whose reach was never shown to this user.

    What is yielded counts as shown. Where that cannot be kept it is shown again.
    """
    for store in engine.foreign:
        lines = list(reach_lines(store))
        if (store.blocks("check") or store.blocks("action")) and _first_time(store.id, lines):
            yield store.id, lines


def _first_time(name: str, lines: list[str]) -> bool:
    from hashlib import sha256

    mark = sha256(json.dumps([name, lines]).encode()).hexdigest()
    path = os.path.join(data_folder(), _SEEN)
    try:
        with open(path, encoding="ascii") as file:
            known = file.read().split()
    except (OSError, ValueError):
        known = []
    if mark in known:
        return False
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with open(path, "w", encoding="ascii") as file:
            file.write("\n".join([*known[-_MOST_SEEN:], mark]) + "\n")
    except OSError:
        pass
    return True


_NOT_DECLARED = {
    ("registry", "key"): "registry keys",
    ("connect", "url"): "servers",
    ("certificate", "url"): "servers",
    ("clock", "url"): "servers",
    ("dns", "name"): "servers",
    ("log_match", "journal"): "journals of services",
    ("log_match", "event_log"): "event logs",
}
"""Kind of check and its parameter -> what that names, which no folder of kb.yaml covers."""


def _named(store: Store) -> dict[str, list[str]]:
    """What its checks name beside folders, by what it is called."""
    from ..checks.read import read_check

    sets = {name: store.declared(name) for name in ("signatures", "variables")}
    found: dict[str, list[str]] = {what: [] for what in _NOT_DECLARED.values()}
    for name, owner in store.blocks("check"):
        article = store.article(owner)
        for block in article["blocks"] if article else ():
            if block["kind"] == "check" and block["id"] == name and block["source"].strip():
                plain = Block("check", block["line"], block["source"], name)
                spec = read_check(plain, owner, "", sets, lambda problem: None)
                for (kind, param), what in _NOT_DECLARED.items():
                    if spec.kind and spec.kind.name == kind and spec.params.get(param):
                        found[what].append(str(spec.params[param]))
    return found


def _listed(names: tuple[str, ...]) -> str:
    return "; ".join(names) or "nothing"
