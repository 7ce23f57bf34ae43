"""What reading a check's and an action's block has in common."""

from __future__ import annotations

from collections.abc import Mapping

from ..kb.problem import Problem, Severity
from ..kb.schema import Report, plain
from ..kb.yamlio import Value, YamlError, load
from ..model import Block
from ..record import TYPE_CHECKING
from ..suggest import did_you_mean, nearest
from .convert import convert
from .schema import Param
from .units import parse_number

if TYPE_CHECKING:
    from typing import Any


_FEW = 12
"""Words that a hint still lists."""


class BlockReader:
    """Reads the keys of one block; mistakes are reported, and the first one is kept."""

    def __init__(
        self, block: Block, article: str, file: str, sets: Mapping[str, Any], report: Report
    ) -> None:
        """Set up for one block.

        Args:
            block: the block.
            article: id of its article.
            file: the article's file.
            sets: the knowledge base's named sets of signatures, and its variables.
            report: is called with each problem.
        """
        self._block, self._article, self._file = block, article, file
        self._sets, self._report = sets, report
        self._fault = ""

    def _load(self) -> dict[str, Value]:
        try:
            body = load(self._block.source)
        except YamlError as error:
            self._tell(error.line, "bad-yaml", error.message, error.hint)
            body = Value({}, 1)
        return body.data if isinstance(body.data, dict) else {}

    def _unknown_keys(
        self, keys: Mapping[str, Value], known: tuple[str, ...], where: str = ""
    ) -> None:
        for key, value in keys.items():
            if key not in known:
                near = nearest(key, known)
                hint = f"did you mean “{near}”?" if near else self._instead(known)
                self._tell(value.line, "unknown-key", f"unknown key “{key[:60]}”{where}", hint)

    def _instead(self, known: tuple[str, ...]) -> str:
        """What to write where nothing near to it is known."""
        if len(known) <= _FEW:
            return "known are: " + ", ".join(sorted(known))
        return "there is no such kind; “assistant kb kinds” lists them"

    def _params(
        self,
        kind: str,
        declared: Mapping[str, Param],
        written: Value,
        one_of: tuple[str, ...] = (),
    ) -> dict[str, Any]:
        """The parameters of a kind; a single text stands for the first of them."""
        given = written.data
        first = next(iter(declared))
        if not isinstance(given, dict):
            given = {} if given is None else {first: Value(given, written.line)}
        params: dict[str, Any] = {}
        for name, value in given.items():
            if name not in declared:
                hint = did_you_mean(name, declared)
                self._tell(value.line, "unknown-key", f"{kind} has no “{name[:60]}”", hint)
        for name, param in declared.items():
            params[name] = param.default
            if name in given and given[name].data is not None:
                try:
                    params[name] = convert(param, given[name], self._sets)
                except ValueError as error:
                    self._tell(given[name].line, "bad-value", f"“{name}”: {error}", param.doc)
            named = name == first and param.type == "text"
            if param.required and (name not in given or _blank(given[name], named)):
                self._tell(written.line, "missing-key", f"{kind} needs “{name}”", param.doc)
        told = [name for name in one_of if name in given and not _blank(given[name])]
        if one_of and len(told) != 1:
            names = " or ".join(f"“{name}”" for name in one_of)
            code = "two-forms" if told else "missing-key"
            self._tell(written.line, code, f"{kind} needs one of {names}", "name one of them")
        return params

    def _seconds(self, keys: Mapping[str, Value], key: str, default: float, most: float) -> float:
        written = self._text(keys, key)
        if not written:
            return default
        try:
            seconds = parse_number(written, "seconds")
        except ValueError as error:
            self._tell(keys[key].line, "bad-value", f"“{key}”: {error}")
            return default
        if not 0 < seconds <= most:
            self._tell(keys[key].line, "bad-value", f"“{key}” is at most {most:.0f} s")
        return min(max(seconds, 0.1), most)

    def _platforms(self, keys: Mapping[str, Value]) -> tuple[str, ...]:
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

    def _flag(self, keys: Mapping[str, Value], key: str, *, default: bool = False) -> bool:
        value = keys.get(key)
        if value is None:
            return default
        if value.data in ("true", "yes", "false", "no"):
            return value.data in ("true", "yes")
        self._tell(value.line, "bad-value", f"“{key}” is yes or no", f"write “{key}: true”")
        return False

    def _text(self, keys: Mapping[str, Value], key: str) -> str:
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

    def _warn(self, line: int, code: str, message: str, hint: str) -> None:
        """Tell of what works, but hardly as it is meant."""
        at = self._block.line + line
        self._report(Problem(self._file, at, code, message, hint, "warning"))


def _blank(value: Value, named: bool = True) -> bool:
    """Whether nothing is written; an empty text names nothing, but may be a value to set."""
    return value.data is None or (named and isinstance(value.data, str) and not value.data.strip())
