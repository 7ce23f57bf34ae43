"""What is wrong with the actions of a knowledge base, block by block and together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..checks.lint import proposal
from ..checks.reach_lint import changeable, lint_paths, named_places, typical, why_not
from ..checks.settings_files import holds_secret, is_secret
from ..checks.variables import unknown_names
from ..host.guard import PLACES, protected_service
from ..host.launch_places import launches
from ..kb.bounds import bounds_of
from ..kb.problem import Problem
from ..model import Article, KbInfo
from ..record import TYPE_CHECKING
from ..spared import protected_process
from ..suggest import did_you_mean
from .read import ActionSpec, read_action

if TYPE_CHECKING:
    from typing import Any

_CHANGING = ("file", "permissions", "process", "setting", "start_program")
"""Kinds whose places must be declared under ``changes``."""
_CHANGED = {
    "collect": ("into",),
    "file": ("aside", "quarantine", "make_folder"),
    "permissions": ("path",),
    "setting": ("path",),
}
"""Kind -> the parameters that name what `guard.allowed_place` judges."""


def lint_actions(articles: list[Article], info: KbInfo) -> Iterator[Problem]:
    """All problems of all actions, each with file and line."""
    sets = {name: info.declared.get(name, {}) for name in ("signatures", "variables")}
    blocks = [b for a in articles for b in a.blocks if b.kind == "check" and b.source.strip()]
    checks = {block.id for block in blocks if block.id}
    found: list[Problem] = []
    specs: dict[str, ActionSpec] = {}
    references: list[tuple[str, int, str]] = []
    for article in articles:
        for block in article.blocks:
            if block.kind != "action":
                continue
            if not block.source.strip():
                references.append((article.file, block.line, block.id))
                continue
            spec = read_action(block, article.id, article.file, sets, found.append)
            first = specs.setdefault(spec.id, spec)
            if first.article != spec.article:
                message = f"the action “{spec.id}” is declared in {first.file}, too"
                hint = "leave one of the blocks empty: it then shows the other"
                found.append(Problem(spec.file, spec.line, "duplicate-action", message, hint))
    yield from found
    for file, line, name in references:
        if name not in specs:
            message = f"no article declares the action “{name}”"
            hint = did_you_mean(name, specs) if specs else "say what it does"
            yield Problem(file, line, "unknown-action", message, hint)
    bounds = bounds_of(info.declared)
    for spec in specs.values():
        yield from _names(spec, checks, sets["variables"])
        yield from _guarded(spec)
        places = (p for p in _places(spec) if why_not(p[0]) or p[0] not in _never_changed(spec))
        yield from lint_paths(spec.file, spec.line, places, bounds)
        yield from proposal(spec.file, spec.line, spec.id, proposed=spec.proposed)


def _places(spec: ActionSpec) -> Iterator[tuple[str, str]]:
    """The places that an action needs, each with the key under which they are declared."""
    for part in spec.parts:
        for path in named_places(part.kind.params, part.params):
            written = part.kind.name in _CHANGING or path == part.params.get("into")
            yield path, "changes" if written else "reads"


def _names(spec: ActionSpec, checks: set[str], variables: Mapping[str, Any]) -> Iterator[Problem]:
    for name in (*spec.looked_at, *spec.precondition):
        if name not in checks:
            message = f"“{spec.id}” names “{name}”, which is no check"
            hint = did_you_mean(name, checks) if checks else "declare it"
            yield Problem(spec.file, spec.line, "unknown-check", message, hint)
    for part in spec.parts:
        for name in unknown_names(part.params.values(), variables):
            message = f"“{spec.id}” uses “{{{name}}}”, which kb.yaml does not declare"
            hint = "declare it under “variables”, or say the name"
            yield Problem(spec.file, spec.line, "unknown-variable", message, hint)
        if part.kind.name == "wait_for" and part.params["check"] not in checks:
            message = f"“{spec.id}” waits for “{part.params['check']}”, which is no check"
            yield Problem(spec.file, spec.line, "unknown-check", message)


def _guarded(spec: ActionSpec) -> Iterator[Problem]:
    """What would be refused on every machine."""
    for part in spec.parts:
        name = part.params.get("end", "")
        if name and (protected_process(name) or any(c in name for c in "*?[/\\")):
            message = f"“{spec.id}” would end “{name}”, which no fix may do"
            hint = "name one program exactly, of your product; none of the system's, no shell, "
            hint += "editor, database, interpreter, remote access, antivirus or accounting"
            yield Problem(spec.file, spec.line, "protected", message, hint)
        service = part.params.get("name", "")
        if part.kind.name == "service" and protected_service(service):
            message = f"“{spec.id}” would change the service “{service}”, which no fix may do"
            yield Problem(spec.file, spec.line, "protected", message)
        if part.kind.name == "setting" and _secret(part.params):
            message = f"“{spec.id}” would set “{part.params['key']}”, and no fix sets a password"
            yield Problem(spec.file, spec.line, "protected", message)
        if part.kind.name == "permissions" and (why := _rights(part.params)):
            message = f"“{spec.id}” would set rights that no fix sets: {why}"
            yield Problem(spec.file, spec.line, "protected", message)
    for path in _never_changed(spec):
        message = f"“{spec.id}” would change “{path}”, which no fix may do"
        if launches(typical(path)[0]):
            message += ": programs are started from there"
        hint = f"name a place in full; {PLACES}"
        yield Problem(spec.file, spec.line, "protected", message, hint)


def _never_changed(spec: ActionSpec) -> list[str]:
    """The places that it would change and no fix may."""
    named = [p.params.get(key) or "" for p in spec.parts for key in _CHANGED.get(p.kind.name, ())]
    return [path for path in named if path and not changeable(path)]


def _secret(params: Mapping[str, Any]) -> bool:
    key, value = params.get("key", ""), params.get("value", "")
    return is_secret(key) or holds_secret(f"{key.rpartition('.')[2]} = {value}")


def _rights(params: Mapping[str, Any]) -> str:
    """Why no fix sets these; what a variable stands for is not known yet."""
    from .kinds.permissions import fault

    given = (params["owner"], params["group"], params["mode"])
    return "" if any("{" in name for name in given) else fault(*given)
