"""What is wrong with the checks of a knowledge base, block by block and together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..host.system_logs import EVENT_LOG, JOURNAL, refused_log
from ..kb.bounds import bounds_of
from ..kb.problem import Problem
from ..kb.scan import INFO
from ..model import Article, KbInfo
from ..record import TYPE_CHECKING
from ..suggest import did_you_mean
from .convert import signatures_in
from .reach_lint import lint_bounds, lint_key, lint_paths, named_places, undeclared
from .read import is_reference, read_check
from .spec import OF_MESSAGE, CheckSpec
from .variables import WAYS, unknown_names

if TYPE_CHECKING:
    from typing import Any


def lint_checks(articles: list[Article], info: KbInfo) -> Iterator[Problem]:
    """All problems of all checks, each with file and line."""
    names = ("signatures", "variables", "generations")
    sets = {name: info.declared.get(name, {}) for name in names}
    bounds = bounds_of(info.declared)
    yield from lint_bounds(bounds)
    yield from _signatures(sets["signatures"])
    yield from _variables(sets["variables"])
    found: list[Problem] = []
    specs: dict[str, CheckSpec] = {}
    for article in articles:
        for block in article.blocks:
            if block.kind != "check" or is_reference(block.source):
                continue
            spec = read_check(block, article.id, article.file, sets, found.append)
            first = specs.setdefault(spec.id, spec)
            if first.article != spec.article:
                message = f"the check “{spec.id}” is declared in {first.file}, too"
                hint = "leave one of the blocks empty: it then shows the other"
                found.append(Problem(spec.file, spec.line, "duplicate-check", message, hint))
    yield from found
    yield from _references(articles, specs)
    ids = {article.id for article in articles}
    called = dict(_called(sets["signatures"], info.declared.get("results", {})))
    for name, told in called.items():
        if name not in ids:
            message = f"“{name}”, which {told} names, is no article"
            yield Problem(INFO, 1, "dead-link", message, did_you_mean(name, ids))
    for spec in specs.values():
        yield from _names(spec, specs, {*ids, *called}, sets["variables"])
        yield from _choices(spec)
        above = spec.kind is not None and spec.kind.name == "disk_usage"
        yield from lint_paths(spec.file, spec.line, _looked_at(spec), bounds, above=above)
        if spec.kind and spec.kind.name == "registry":
            yield from lint_key(spec.file, spec.line, spec.params)
        yield from _system_logs(spec)
        yield from proposal(spec.file, spec.line, spec.id, proposed=spec.proposed)
    yield from _circles(specs)
    if not bounds.declared and any(True for spec in specs.values() for _ in _looked_at(spec)):
        yield undeclared()


def _looked_at(spec: CheckSpec) -> Iterator[tuple[str, str]]:
    """The places that a check looks into; a process's path is only compared."""
    if spec.kind and spec.kind.name != "process":
        for path in named_places(spec.kind.params, spec.params):
            yield path, "reads"


def _system_logs(spec: CheckSpec) -> Iterator[Problem]:
    """Logs of the system that no check may read."""
    for source in (JOURNAL, EVENT_LOG) if spec.kind and spec.kind.name == "log_match" else ():
        name = spec.params.get(source)
        if name and "{" not in name and (why := refused_log(source, name)):
            message = f"“{spec.id}” asks for a log that is never in reach: {why}"
            yield Problem(spec.file, spec.line, "out-of-reach", message)


def proposal(file: str, line: int, name: str, *, proposed: bool) -> Iterator[Problem]:
    """A note where a check or action waits for an author."""
    if proposed:
        hint = "when it is right, take “proposed: true” out; else delete the block"
        yield Problem(file, line, "proposed", f"“{name}” is a proposal", hint, "note")


def _references(articles: Iterable[Article], specs: Mapping[str, CheckSpec]) -> Iterator[Problem]:
    for article in articles:
        for block in article.blocks:
            if block.kind == "check" and is_reference(block.source) and block.id not in specs:
                message = f"no article declares the check “{block.id}”"
                hint = did_you_mean(block.id, specs) if specs else "say what it looks at"
                yield Problem(article.file, block.line, "unknown-check", message, hint)


def _names(
    spec: CheckSpec, specs: Mapping[str, CheckSpec], ids: set[str], variables: Mapping[str, Any]
) -> Iterator[Problem]:
    for required in spec.requires:
        if required not in specs:
            message = f"“{spec.id}” requires “{required}”, which is no check"
            hint = did_you_mean(required, specs)
            yield Problem(spec.file, spec.line, "unknown-check", message, hint)
    named = {a for o in spec.outcomes for a in (*o.supports, *o.rules_out)}
    named |= {s.article for s in spec.params.get("signatures") or () if s.article}
    for article in sorted(named - ids - {OF_MESSAGE}):
        message = f"“{spec.id}” speaks of “{article}”, which is no article"
        yield Problem(spec.file, spec.line, "dead-link", message, did_you_mean(article, ids))
    for name in unknown_names(spec.params.values(), variables):
        message = f"“{spec.id}” uses “{{{name}}}”, which kb.yaml does not declare under variables"
        yield Problem(
            spec.file, spec.line, "unknown-variable", message, "declare it, or say the name"
        )


def _choices(spec: CheckSpec) -> Iterator[Problem]:
    """An outcome of a question that is for a choice which is not offered."""
    offered = {name.casefold() for name, _ in spec.params.get("choices", ())}
    for outcome in spec.outcomes if offered else ():
        for term in outcome.when:
            values = term.value if isinstance(term.value, tuple) else (term.value,)
            for value in values:
                if term.fact == "choice" and value not in offered:
                    message = f"“{spec.id}” has no choice “{value}”"
                    hint = did_you_mean(str(value), offered)
                    yield Problem(spec.file, spec.line, "bad-condition", message, hint)


def _circles(specs: Mapping[str, CheckSpec]) -> Iterator[Problem]:
    """Checks that wait for themselves."""
    for spec in specs.values():
        seen: set[str] = set()
        waiting = list(spec.requires)
        while waiting:
            name = waiting.pop()
            if name not in seen and name in specs:
                seen.add(name)
                waiting += specs[name].requires
        if spec.id in seen:
            message = f"“{spec.id}” requires itself, by way of: {', '.join(sorted(seen))}"
            yield Problem(spec.file, spec.line, "circle", message, "take one “requires” out")


def _signatures(sets: Any) -> Iterator[Problem]:
    for name, items in sets.items():
        if not isinstance(items, list) or not items:
            message = f"the signatures “{name}” must be a list"
            yield Problem(
                INFO, 1, "bad-signature", message, "- {id: ..., means: ..., texts: [...]}"
            )
            continue
        for item in items:
            try:
                signatures_in(item, {"signatures": sets})
            except ValueError as error:
                known = item.get("id") if isinstance(item, dict) else None
                message = f"the signature “{known or name}”: {error}"
                yield Problem(INFO, 1, "bad-signature", message)


def _called(sets: Mapping[str, Any], results: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The articles that messages in logs and results of tasks call for, and which of them does."""
    for items in sets.values():
        for item in items if isinstance(items, list) else ():
            if isinstance(item, dict) and isinstance(article := item.get("article"), str):
                yield article, f"the signature “{item.get('id')}”"
    for group, article in results.items():
        if isinstance(article, str):
            yield article, f"“results: {group}”"


def _names_it(way: str, pattern: str, name: str) -> bool:
    if way in ("value", "line") and "#" not in pattern:
        return False
    return way == "value" or f"{{{name}}}" in pattern


def _variables(declared: Any) -> Iterator[Problem]:
    for name, spec in declared.items():
        ways = spec.get("discover") if isinstance(spec, dict) else None
        good = isinstance(ways, list) and all(
            isinstance(w, dict)
            and set(w) <= {*WAYS}
            and all(_names_it(k, str(p), name) for k, p in w.items())
            for w in ways
        )
        if not good or not ways:
            message = f"the variable “{name}” does not say how it is discovered"
            hint = f"discover: [{{task: MyTask_{{{name}}}}}], with one of: {', '.join(WAYS)}"
            yield Problem(INFO, 1, "bad-signature", message, hint)
