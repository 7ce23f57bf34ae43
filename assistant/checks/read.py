"""Reads a check block, telling every mistake with file, line and what to write instead."""

from __future__ import annotations

from collections.abc import Mapping

from ..kb.schema import Report
from ..kb.yamlio import Value
from ..model import Block
from ..record import TYPE_CHECKING
from ..suggest import did_you_mean
from .block import BlockReader
from .condition import Term, without_unit
from .kind import Kind, kind_names, load_kind
from .spec import DEFAULT_TIMEOUT, MAX_TIMEOUT, OUTCOME_STATES, CheckSpec, Outcome, condition

if TYPE_CHECKING:
    from typing import Any

KEYS = ("title", "expect", "pass", "fail", "outcomes", "timeout", "auto", "touches", "requires",
         "applies_when", "applies_to", "topic", "proposed")  # fmt: skip
OUTCOME_KEYS = ("when", "state", "message", "supports", "rules_out", "notice", "decisive")
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


def _compared(when: tuple[Term, ...], kind: Kind) -> str:
    """What a message tells by default: the facts that were compared, or what was seen."""
    facts = dict.fromkeys(t.fact for t in when if not kind.types[t.fact].startswith("bool"))
    return ", ".join(f"{name} is {{{name}}}" for name in facts) or "{actual}"


class _Reader(BlockReader):
    def read(self) -> CheckSpec:
        keys = self._load()
        kind = self._kind(keys)
        params = self._params(kind.name, kind.params, keys[kind.name], kind.one_of) if kind else {}
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
            self._seconds(keys, "timeout", DEFAULT_TIMEOUT, MAX_TIMEOUT),
            auto and not self._flag(keys, "proposed"),
            touches,
            self._names(keys.get("requires"), "requires"),
            self._text(keys, "topic") or self._block.id,
            self._flag(keys, "proposed"),
            self._platforms(keys),
            self._generations(keys),
            "timeout" in keys,
            self._fault,
        )

    def _generations(self, keys: dict[str, Value]) -> tuple[str, ...]:
        named = self._names(keys.get("applies_to"), "applies_to")
        known = self._sets.get("generations") or {}
        for name in named:
            if name not in known:
                message = f"kb.yaml declares no generation “{name}”"
                self._tell(keys["applies_to"].line, "bad-value", message, did_you_mean(name, known))
        return named

    def _kind(self, keys: dict[str, Value]) -> Kind | None:
        named = [key for key in keys if key in kind_names()]
        self._unknown_keys(keys, (*kind_names(), *KEYS))
        if len(named) == 1:
            return load_kind(named[0])
        if not named and all(key in KEYS for key in keys):  # else the wrong word was told
            self._tell(
                0,
                "no-kind",
                f"the check “{self._block.id}” does not say what to look at",
                "add one of: " + ", ".join(kind_names()),
            )
        elif named:
            self._tell(
                keys[named[1]].line,
                "two-kinds",
                f"a check looks at one thing, not at {' and '.join(named)}",
                "make two checks of it",
            )
        return None

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
            if not outcome.condition:
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
        found = _compared(when, kind)
        good = self._text(keys, "pass") or f"As expected: {found}."
        bad = self._text(keys, "fail") or f"Not as expected: {found}."
        for key, message in (("pass", good), ("fail", bad)):
            self._placeholders(kind, message, keys[key].line if key in keys else 0)
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
        if (when := self._text(keys, "when")) and when.count("(") != when.count(")"):
            hint = "for example: {when: 'mode in (700, 750)', state: ...}"
            message = f"“{when}” is cut off: a text that holds a comma needs quotes"
            self._tell(item.line, "bad-condition", message, hint)
            return None
        self._unknown_keys(keys, OUTCOME_KEYS, " in an outcome")
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
            self._flag(keys, "decisive"),
        )

    def _when(self, kind: Kind, written: str, line: int) -> Any:
        try:
            found = condition(kind, written)
        except ValueError as error:
            self._tell(line, "bad-condition", str(error))
            return ()
        for term in without_unit(written, kind.facts):
            message = f"“{term}” has no unit: it is taken for seconds or bytes"
            self._warn(line, "no-unit", message, "write it like 30 s, 2 days, 500 MB or 1 byte")
        return found

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
        may = may and touches != "network"
        if auto and kind and not may:
            what = "what touches the network" if touches == "network" else f"a {kind.name}"
            message = f"{what} is never run unasked"
            self._tell(keys["auto"].line, "never-auto", message, "take “auto” out")
        return auto and may
