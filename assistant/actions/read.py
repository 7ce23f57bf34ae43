"""An action block's YAML -> what to do, with every mistake told by file and line."""

from __future__ import annotations

from collections.abc import Mapping

from ..checks.block import BlockReader
from ..kb.schema import Report
from ..kb.yamlio import Value
from ..model import Block
from ..record import TYPE_CHECKING, Record
from ..suggest import did_you_mean
from .kind import RISKS, Kind, kind_names, load_kind

if TYPE_CHECKING:
    from typing import Any

KEYS = ("title", "do", "resolves", "signs", "order", "risk", "privilege", "verify", "wait",
         "precondition", "applies_when", "proposed")  # fmt: skip
DEFAULT_WAIT, MAX_WAIT = 20.0, 300.0
"""Seconds for which the verifying checks are asked again and again."""


class Part(Record):
    """One kind with its parameters."""

    kind: Kind
    params: Mapping[str, Any]
    """Converted; variables are not filled in yet."""


class ActionSpec(Record):
    """A declared action."""

    id: str
    title: str
    article: str
    file: str
    line: int
    parts: tuple[Part, ...]
    """In order."""
    resolves: tuple[str, ...] = ()
    """The checks of which one fails while the problem is there; all must pass afterwards."""
    signs: tuple[str, ...] = ()
    """More checks that show the problem; they decide only where no other one failed before."""
    verify: tuple[str, ...] = ()
    """More checks that must pass afterwards."""
    order: int = 0
    """Among the actions of an article; the smaller the sooner."""
    risk: str = "safe"
    elevated: bool = False
    """All of it needs administrator rights."""
    wait: float = DEFAULT_WAIT
    precondition: tuple[str, ...] = ()
    """Checks that must pass or warn before."""
    platforms: tuple[str, ...] = ()
    proposed: bool = False
    """Not yet confirmed by an author: never run."""
    fault: str = ""
    """What is wrong with the block; such an action never runs."""

    @property
    def required(self) -> tuple[str, ...]:
        """The checks that must pass afterwards."""
        return tuple(dict.fromkeys((*self.resolves, *self.verify)))

    @property
    def looked_at(self) -> tuple[str, ...]:
        """The checks that are looked at before and after."""
        return tuple(dict.fromkeys((*self.required, *self.signs)))


def read_action(
    block: Block, article: str, file: str, sets: Mapping[str, Any], report: Report
) -> ActionSpec:
    """Read one block; whatever is wrong is reported, and stands in the spec's `fault`."""
    return _Reader(block, article, file, sets, report).read()


class _Reader(BlockReader):
    def read(self) -> ActionSpec:
        keys = self._load()
        self._unknown_keys(keys, (*kind_names(), *KEYS))
        parts = self._parts(keys)
        return ActionSpec(
            self._block.id,
            self._text(keys, "title") or self._block.id,
            self._article,
            self._file,
            self._block.line,
            parts,
            self._names(keys.get("resolves"), "resolves"),
            self._names(keys.get("signs"), "signs"),
            self._names(keys.get("verify"), "verify"),
            self._order(keys),
            self._risk(keys, parts),
            self._privilege(keys),
            self._seconds(keys, "wait", DEFAULT_WAIT, MAX_WAIT),
            self._names(keys.get("precondition"), "precondition"),
            self._platforms(keys),
            self._flag(keys, "proposed"),
            self._fault,
        )

    def _parts(self, keys: Mapping[str, Value]) -> tuple[Part, ...]:
        named = [(key, keys[key]) for key in keys if key in kind_names()]
        if "do" in keys:
            if named:
                hint = "move it into the list of “do”"
                self._tell(
                    named[0][1].line, "two-forms", "“do” and a kind exclude each other", hint
                )
            named = list(self._listed(keys["do"]))
        if not named:
            hint = "add one of: " + ", ".join(kind_names())
            message = f"the action “{self._block.id}” does not say what to do"
            self._tell(0, "no-kind", message, hint)
        if len(named) > 1 and "do" not in keys:
            message = "several kinds need an order"
            self._tell(named[1][1].line, "two-kinds", message, "write them as a list under “do”")
        parts = []
        for name, value in named:
            kind = load_kind(name)
            parts.append(Part(kind, self._params(name, kind.params, value, kind.one_of)))
        return tuple(parts)

    def _listed(self, value: Value) -> list[tuple[str, Value]]:
        found = []
        for item in value.data if isinstance(value.data, list) else ():
            keys = item.data if isinstance(item.data, dict) else {}
            name = next(iter(keys), "")
            if len(keys) == 1 and name in kind_names():
                found.append((name, keys[name]))
            else:
                hint = did_you_mean(name, kind_names())
                self._tell(item.line, "no-kind", "a part of “do” holds one kind", hint)
        return found

    def _order(self, keys: Mapping[str, Value]) -> int:
        written = self._text(keys, "order")
        if written and not written.isdecimal():
            self._tell(keys["order"].line, "bad-value", "“order” is a number", "write “order: 1”")
            return 0
        return int(written[:6] or 0)

    def _risk(self, keys: Mapping[str, Value], parts: tuple[Part, ...]) -> str:
        """As written, but never less than that of its kinds."""
        least = max((p.kind.risk for p in parts), key=RISKS.index, default="safe")
        written = self._text(keys, "risk") or least
        if written not in RISKS or RISKS.index(written) < RISKS.index(least):
            message = f"the risk of this is “{least}” at least"
            self._tell(keys["risk"].line, "bad-risk", message, f"write “risk: {least}”")
            return least
        return written

    def _privilege(self, keys: Mapping[str, Value]) -> bool:
        written = self._text(keys, "privilege") or "user"
        if written not in ("user", "elevated"):
            self._tell(keys["privilege"].line, "bad-value", "“privilege” is user or elevated")
        return written == "elevated"
