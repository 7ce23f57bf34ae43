"""Reads a check block, telling every mistake with file, line and what to write instead."""

from __future__ import annotations

from collections.abc import Mapping

from ..kb.problem import Problem, Severity, did_you_mean
from ..kb.schema import Report, plain
from ..kb.yamlio import Value, YamlError, load
from ..model import Block
from ..record import TYPE_CHECKING
from .convert import convert
from .kind import Kind, kind_names, load_kind
from .spec import DEFAULT_TIMEOUT, MAX_TIMEOUT, OUTCOME_STATES, CheckSpec, Outcome, condition

if TYPE_CHECKING:
    from typing import Any

_KEYS = ("title", "expect", "pass", "fail", "outcomes", "timeout", "auto", "touches", "requires",
         "applies_when", "proposed")  # fmt: skip
_OUTCOME_KEYS = ("when", "state", "message", "supports", "rules_out", "notice")
_NEVER_AUTO = ("command", "ask_user")
_REACH = ("none", "local", "network")


def is_reference(source: str) -> bool:
    """Whether a block only names a check that is declared elsewhere."""
    return not source.strip()


def read_check(
    block: Block, article: str, file: str, sets: Mapping[str, Any], report: Report
) -> CheckSpec:
    """Read one block; whatever is wrong is reported, and stands in the spec's `fault`.

    Args:
        block: the block.
        article: id of its article.
        file: the article's file.
        sets: the knowledge base's named sets of signatures.
        report: is called with each problem.
    """
    return _Reader(block, article, file, sets, report).read()


class _Reader:
    def __init__(
        self, block: Block, article: str, file: str, sets: Mapping[str, Any], report: Report
    ) -> None:
        self._block, self._article, self._file = block, article, file
        self._sets, self._report = sets, report
        self._fault = ""

    def read(self) -> CheckSpec:
        try:
            body = load(self._block.source)
        except YamlError as error:
            self._tell(error.line, "bad-yaml", error.message, error.hint)
            body = Value({}, 1)
        keys: dict[str, Value] = body.data if isinstance(body.data, dict) else {}
        kind = self._kind(keys)
        params = self._params(kind, keys) if kind else {}
        outcomes = self._outcomes(kind, keys) if kind else ()
        touches = self._touches(kind, keys)
        auto = self._auto(kind, keys, touches)
        return CheckSpec(
            self._block.id,
            self._text(keys, "title") or self._block.id,
            self._article,
            self._file,
            self._block.line,
            kind,
            params,
            outcomes,
            self._timeout(keys),
            auto and not self._flag(keys, "proposed"),
            touches,
            self._names(keys.get("requires"), "requires"),
            self._platforms(keys),
            self._fault,
        )

    def _kind(self, keys: dict[str, Value]) -> Kind | None:
        named = [key for key in keys if key in kind_names()]
        for key, value in keys.items():
            if key not in named and key not in _KEYS:
                hint = did_you_mean(key, (*kind_names(), *_KEYS))
                self._tell(value.line, "unknown-key", f"unknown key “{key[:60]}”", hint)
        if len(named) == 1:
            return load_kind(named[0])
        if not named:
            self._tell(
                0,
                "no-kind",
                f"the check “{self._block.id}” does not say what to look at",
                "add one of: " + ", ".join(kind_names()),
            )
        else:
            self._tell(
                keys[named[1]].line,
                "two-kinds",
                f"a check looks at one thing, not at {' and '.join(named)}",
                "make two checks of it",
            )
        return None

    def _params(self, kind: Kind, keys: dict[str, Value]) -> dict[str, Any]:
        written = keys[kind.name]
        given = written.data
        if not isinstance(given, dict):
            given = {} if given is None else {kind.short: Value(given, written.line)}
        params: dict[str, Any] = {}
        for name, value in given.items():
            if name not in kind.params:
                hint = did_you_mean(name, kind.params)
                self._tell(value.line, "unknown-key", f"{kind.name} has no “{name[:60]}”", hint)
        for name, param in kind.params.items():
            params[name] = param.default
            if name in given and given[name].data is not None:
                try:
                    params[name] = convert(param, given[name], self._sets)
                except ValueError as error:
                    self._tell(given[name].line, "bad-value", f"“{name}”: {error}", param.doc)
            elif param.required:
                self._tell(written.line, "missing-key", f"{kind.name} needs “{name}”", param.doc)
        return params

    def _outcomes(self, kind: Kind, keys: dict[str, Value]) -> tuple[Outcome, ...]:
        if "expect" in keys:
            return self._expected(kind, keys)
        written = keys.get("outcomes")
        if written is None or not isinstance(written.data, list) or not written.data:
            self._tell(
                0,
                "no-outcome",
                f"the check “{self._block.id}” does not say what its answers mean",
                "add “expect: ...”, or “outcomes:” with a default at its end",
            )
            return ()
        outcomes = [self._outcome(kind, item) for item in written.data]
        found = tuple(o for o in outcomes if o is not None)
        if found and found[-1].when:
            self._tell(
                written.data[-1].line,
                "no-default",
                "the last outcome must be for all other cases",
                "add “- {state: fail, message: ...}” without “when”",
            )
        for outcome, item in zip(found[:-1], written.data[:-1], strict=False):
            if not outcome.when:
                self._tell(
                    item.line,
                    "unreachable",
                    "nothing below an outcome without “when” is ever reached",
                    "move it to the end",
                )
        return found

    def _expected(self, kind: Kind, keys: dict[str, Value]) -> tuple[Outcome, ...]:
        """``expect`` with its two messages, the short form of two outcomes."""
        if "outcomes" in keys:
            self._tell(
                keys["outcomes"].line,
                "two-forms",
                "“expect” and “outcomes” exclude each other",
                "keep one",
            )
        written = self._text(keys, "expect")
        when = self._when(kind, written, keys["expect"].line)
        good = self._text(keys, "pass") or "As expected: {actual}."
        bad = self._text(keys, "fail") or "Not as expected: {actual}."
        return (Outcome(when, written, "pass", good), Outcome((), "", "fail", bad))

    def _outcome(self, kind: Kind, item: Value) -> Outcome | None:
        if not isinstance(item.data, dict):
            self._tell(
                item.line,
                "wrong-type",
                "an outcome holds “key: value” lines",
                "for example: {when: running, state: pass, message: It runs.}",
            )
            return None
        keys = item.data
        for key, value in keys.items():
            if key not in _OUTCOME_KEYS:
                hint = did_you_mean(key, _OUTCOME_KEYS)
                self._tell(
                    value.line, "unknown-key", f"unknown key “{key[:60]}” in an outcome", hint
                )
        state = self._text(keys, "state")
        known = next((s for s in OUTCOME_STATES if s == state), None)
        if known is None:
            self._tell(
                item.line,
                "bad-state",
                f"“{state}” is no state",
                "one of: " + ", ".join(OUTCOME_STATES),
            )
            return None
        message = self._text(keys, "message")
        if not message:
            self._tell(item.line, "no-message", "an outcome needs a message", "say what it means")
        self._placeholders(kind, message, item.line)
        written = self._text(keys, "when")
        return Outcome(
            self._when(kind, written, item.line) if written else (),
            written,
            known,
            message,
            self._names(keys.get("supports"), "supports"),
            self._names(keys.get("rules_out"), "rules_out"),
            self._flag(keys, "notice"),
        )

    def _when(self, kind: Kind, written: str, line: int) -> Any:
        try:
            return condition(kind, written)
        except ValueError as error:
            self._tell(line, "bad-condition", str(error))
            return ()

    def _placeholders(self, kind: Kind, message: str, line: int) -> None:
        """In a message ``{name}`` is a fact, ``{actual}`` or a variable of the knowledge base."""
        from .message import placeholders

        known = {*kind.facts, "actual", *self._sets.get("variables", ())}
        for name in placeholders(message):
            if name not in known:
                self._tell(
                    line,
                    "unknown-fact",
                    f"the message names “{{{name}}}”, which {kind.name} does not tell",
                    did_you_mean(name, known),
                )

    def _touches(self, kind: Kind | None, keys: dict[str, Value]) -> str:
        least = kind.touches if kind else "local"
        written = self._text(keys, "touches") or least
        if written not in _REACH or _REACH.index(written) < _REACH.index(least):
            self._tell(
                keys["touches"].line,
                "bad-touches",
                f"this check touches: {least}",
                f"write “touches: {least}”, or leave it out",
            )
            return least
        return written

    def _auto(self, kind: Kind | None, keys: dict[str, Value], touches: str) -> bool:
        may = kind is not None and kind.name not in _NEVER_AUTO
        auto = self._flag(keys, "auto", default=may and touches == "local")
        if auto and kind and not may:
            message = f"a {kind.name} is never run unasked"
            self._tell(keys["auto"].line, "never-auto", message, "take “auto” out")
        return auto and may

    def _timeout(self, keys: dict[str, Value]) -> float:
        from .units import parse_number

        written = self._text(keys, "timeout")
        if not written:
            return DEFAULT_TIMEOUT
        try:
            seconds = parse_number(written, "seconds")
        except ValueError as error:
            self._tell(keys["timeout"].line, "bad-value", f"“timeout”: {error}")
            return DEFAULT_TIMEOUT
        if not 0 < seconds <= MAX_TIMEOUT:
            self._tell(
                keys["timeout"].line, "bad-value", f"a time-out is at most {MAX_TIMEOUT:.0f} s"
            )
        return min(max(seconds, 0.1), MAX_TIMEOUT)

    def _platforms(self, keys: dict[str, Value]) -> tuple[str, ...]:
        written = keys.get("applies_when")
        if written is None:
            return ()
        wanted = plain(written)
        names = wanted.get("os") if isinstance(wanted, dict) and set(wanted) == {"os"} else None
        names = [names] if isinstance(names, str) else names
        known = ("windows", "linux", "macos")
        if not isinstance(names, list) or not names or not set(names) <= {*known}:
            self._tell(
                written.line,
                "bad-value",
                "“applies_when” names systems",
                "for example: {os: [windows]}",
            )
            return ()
        return tuple(names)

    def _flag(self, keys: dict[str, Value], key: str, *, default: bool = False) -> bool:
        value = keys.get(key)
        if value is None:
            return default
        if value.data in ("true", "yes", "false", "no"):
            return value.data in ("true", "yes")
        self._tell(value.line, "bad-value", f"“{key}” is yes or no", f"write “{key}: true”")
        return False

    def _text(self, keys: dict[str, Value], key: str) -> str:
        value = keys.get(key)
        if value is None or value.data is None:
            return ""
        if isinstance(value.data, str):
            return " ".join(value.data.split())
        self._tell(value.line, "wrong-type", f"“{key}” must hold one text", "put it in quotes")
        return ""

    def _names(self, value: Value | None, key: str) -> tuple[str, ...]:
        items = plain(value) if value else []
        items = [items] if isinstance(items, str) else items
        if isinstance(items, list) and all(isinstance(i, str) for i in items):
            return tuple(items)
        self._tell(value.line if value else 0, "wrong-type", f"“{key}” must hold a list of names")
        return ()

    def _tell(
        self, line: int, code: str, message: str, hint: str = "", severity: Severity = "error"
    ) -> None:
        problem = Problem(self._file, self._block.line + line, code, message, hint, severity)
        self._fault = self._fault or problem.text()
        self._report(problem)
