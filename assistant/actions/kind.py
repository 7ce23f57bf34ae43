"""What makes an action kind, and which ones there are.

A kind is one module in `kinds` with a docstring, `PLATFORMS`, `RISK`, an `EXAMPLE` (the YAML of a
block), a `Params` record (fields as in `checks.schema`), `plan`, which only looks, and `perform`,
which does one planned step.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module

from ..checks.schema import Param
from ..record import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

    from ..host.base import ActingHost, Host

    Check = Callable[[str], str]
    """State of the check of that id, looked at now."""

RISKS = ("safe", "caution", "destructive")


class Step(Record):
    """One thing that will be done, exactly."""

    kind: str
    verb: str
    text: str
    """In words, for a person."""
    call: str
    """Exactly: the argument list or the system's function with its arguments."""
    data: Mapping[str, Any]
    """What `perform` needs; JSON."""
    changes: str = ""
    """What is different afterwards; empty where nothing on the machine is."""
    undo: str = ""
    """How it is taken back; empty where it cannot be."""
    undo_data: Mapping[str, Any] | None = None
    """What `perform` needs to take it back."""
    undo_call: str = ""
    """Exactly what taking it back calls."""
    elevated: bool = False
    """It needs administrator rights."""
    by_person: bool = False
    """A person does it; the program only shows it."""

    @property
    def back(self) -> Step:
        """The step that takes this one back."""
        return self._replace(
            text=self.undo,
            call=self.undo_call,
            data=self.undo_data or {},
            changes=self.undo,
            undo="",
            undo_data=None,
            undo_call="",
        )


class Look(Record):
    """What a plan may use."""

    host: Host
    action: str
    """The action's id."""
    trusted: bool
    """The user lets this knowledge base run commands."""
    check: Check


class Done(Record):
    """What a step did, where it may have changed nothing."""

    message: str
    changed: bool = True


class Person(Record):
    """How a step reaches the person, where there is one."""

    tick: Callable[[Step], bool]
    """Show a step for a person; whether it was done."""
    type_word: Callable[[str], bool]
    """Ask for a word to be typed; whether it was."""
    elevate: Callable[[Step], bool]
    """Whether this step may be done with administrator rights."""
    there: bool = False
    """Somebody is there to be asked."""


class DeclinedError(Exception):
    """The person did not agree to a step, or did not do it."""


class Kind:
    """One kind of action, as its module declares it."""

    def __init__(self, name: str, module: ModuleType) -> None:
        self.name, self.module = name, module
        self.doc: str = (module.__doc__ or "").strip()
        self.risk: str = module.RISK
        self.platforms: tuple[str, ...] = module.PLATFORMS
        self.params: dict[str, Param] = module.Params._field_defaults
        self.one_of: tuple[str, ...] = getattr(module, "ONE_OF", ())
        """Parameters of which exactly one is given."""

    @property
    def example(self) -> str:
        """The YAML of a block to begin with."""
        text: str = self.module.EXAMPLE
        return text

    def plan(self, look: Look, params: Mapping[str, Any]) -> Sequence[Step]:
        """The steps; none where there is nothing to do. Changes nothing.

        Raises:
            HostError: it cannot be planned, or may not be done; the message says why.
        """
        steps: Sequence[Step] = self.module.plan(look, self.module.Params(**params))
        return steps

    def perform(self, host: ActingHost, step: Step, person: Person) -> Done:
        """Do a step; returns what was done.

        Raises:
            HostError: it was not done.
            DeclinedError: the person did not want it.
        """
        done: str | Done = self.module.perform(host, step, person)
        return Done(done) if isinstance(done, str) else done


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
