"""What checks can look at and actions can do, as scripts get it."""

from __future__ import annotations

from collections.abc import Iterable

from ..codec import view
from ..record import TYPE_CHECKING, Record
from ..shapes import Touches

if TYPE_CHECKING:
    from ..actions import kind as action_kind
    from ..checks import kind as check_kind


class ParameterData(Record):
    """A parameter of a check or an action."""

    name: str
    type: str
    required: bool
    options: tuple[str, ...]
    doc: str


class FactData(Record):
    """What a check tells."""

    name: str
    type: str
    unit: str
    options: tuple[str, ...]
    doc: str


class CheckKindData(Record):
    """What a kind of check can look at."""

    name: str
    doc: str
    platforms: tuple[str, ...]
    parameters: tuple[ParameterData, ...]
    touches: Touches
    facts: tuple[FactData, ...]
    example: str
    """The YAML of a block."""


class ActionKindData(Record):
    """What a kind of action can do."""

    name: str
    doc: str
    platforms: tuple[str, ...]
    parameters: tuple[ParameterData, ...]
    risk: str
    example: str
    """The YAML of a block."""


class KindsData(Record):
    """What ``kb kinds`` prints."""

    checks: tuple[CheckKindData, ...]
    actions: tuple[ActionKindData, ...]


def kinds_data(checks: Iterable[check_kind.Kind], actions: Iterable[action_kind.Kind]) -> KindsData:
    """The kinds that there are."""
    return KindsData(tuple(map(_check, checks)), tuple(map(_action, actions)))


def _parameters(kind: check_kind.Kind | action_kind.Kind) -> tuple[ParameterData, ...]:
    return tuple(view(ParameterData, p, name=name) for name, p in kind.params.items())


def _action(kind: action_kind.Kind) -> ActionKindData:
    made: ActionKindData = view(ActionKindData, kind, parameters=_parameters(kind))
    return made


def _check(kind: check_kind.Kind) -> CheckKindData:
    facts = tuple(
        view(FactData, fact, name=name, type=kind.types[name]) for name, fact in kind.facts.items()
    )
    made: CheckKindData = view(CheckKindData, kind, parameters=_parameters(kind), facts=facts)
    return made
