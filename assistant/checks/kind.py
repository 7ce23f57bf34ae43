"""What makes a check kind, and which ones there are.

A kind is one module in `kinds` with a docstring, `TOUCHES`, `PLATFORMS`, an `EXAMPLE` (the YAML of
a block), a `Params` record, a `Facts` record (their fields declared as in `schema`) and `probe`.
Where exactly one of several parameters has to be given, `ONE_OF` names them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from ..model import Evidence
from ..record import TYPE_CHECKING, Record
from .schema import Fact, Param

if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

    from ..host.base import Host


class Seen(Record):
    """What a probe found."""

    facts: Any
    """The kind's `Facts`."""
    actual: str
    """In a few words, for a person."""
    evidence: tuple[Evidence, ...] = ()


class Look(Record):
    """What a probe may use."""

    host: Host
    check: str
    """The check's id."""
    answers: Mapping[str, str]
    """What people have answered: id of a question -> choice."""
    trusted: bool
    """The user lets this knowledge base run commands."""


class Kind:
    """One kind of check, as its module declares it."""

    def __init__(self, name: str, module: ModuleType) -> None:
        self.name, self.module = name, module
        self.doc: str = (module.__doc__ or "").strip()
        self.touches: str = module.TOUCHES
        self.platforms: tuple[str, ...] = module.PLATFORMS
        self.params: dict[str, Param] = module.Params._field_defaults
        self.one_of: tuple[str, ...] = getattr(module, "ONE_OF", ())
        """Parameters of which exactly one is given."""
        self.facts: dict[str, Fact] = module.Facts._field_defaults
        self.types: dict[str, str] = dict(module.Facts.__annotations__)

    @property
    def example(self) -> str:
        """The YAML of a block to begin with."""
        text: str = self.module.EXAMPLE
        return text

    @property
    def short(self) -> str:
        """The first word of the parameters: what ``kind: value`` means."""
        return next(iter(self.params))

    def probe(self, look: Look, params: Mapping[str, Any]) -> Seen:
        """Look, with converted and filled-in `params`."""
        seen: Seen = self.module.probe(look, self.module.Params(**params))
        return seen


@cache
def kind_names() -> tuple[str, ...]:
    """The names of all kinds, sorted."""
    from pkgutil import iter_modules

    from . import kinds

    return tuple(sorted(m.name for m in iter_modules(kinds.__path__)))


@cache
def load_kind(name: str) -> Kind:
    """The kind called `name`, one of `kind_names`."""
    return Kind(name, import_module(f".kinds.{name}", __package__))
