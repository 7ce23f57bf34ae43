"""What an action would do here and now, step by step. Planning looks and changes nothing."""

from __future__ import annotations

import hashlib
import json

from ..checks.expand import Expander
from ..checks.generations import systems
from ..host.base import Host
from ..host.values import HostError
from ..record import TYPE_CHECKING, Record
from .elevated import RAISED
from .kind import Look, Step
from .read import ActionSpec

if TYPE_CHECKING:
    from .kind import Check


class Plan(Record):
    """The exact steps of an action on one machine."""

    action: str
    title: str
    article: str
    source: str
    """The machine: ``live`` or ``practice:NAME``."""
    machine: str
    """The machine in words."""
    user: str
    """As whom it is done."""
    steps: tuple[Step, ...]
    risk: str
    """safe, caution or destructive."""
    verify: tuple[str, ...]
    wait: float

    @property
    def hash(self) -> str:
        """What consent is given to: changes with anything that would be done."""
        steps = [s._asdict() for s in self.steps]
        whole = [self.action, self.article, self.source, steps, self.risk, self.verify]
        return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()

    @property
    def elevated(self) -> bool:
        """Some step needs administrator rights."""
        return any(step.elevated for step in self.steps)


def make_plan(
    spec: ActionSpec,
    host: Host,
    expander: Expander,
    check: Check,
    *,
    trusted: bool,
) -> Plan:
    """Plan `spec` on `host`.

    Args:
        spec: the action.
        host: the machine.
        expander: fills in variables.
        check: tells the state of a check, looked at now.
        trusted: commands of this knowledge base may run.

    Raises:
        HostError: it cannot be done here, or may not be done.
        Ambiguous: a variable has several values.
    """
    if spec.fault or not spec.parts:
        raise HostError("exception", f"the action is not written right: {spec.fault}")
    if spec.proposed:
        raise HostError("not_collected", "it is a proposal that no author has confirmed yet")
    if spec.platforms and host.platform not in spec.platforms:
        raise HostError("wrong_platform", f"it is for {systems(spec.platforms)} only")
    look = Look(host, spec.id, trusted, check)
    steps: list[Step] = []
    for part in spec.parts:
        if part.kind.platforms and host.platform not in part.kind.platforms:
            message = f"{part.kind.name} is for {systems(part.kind.platforms)} only"
            raise HostError("wrong_platform", message)
        steps += part.kind.plan(look, expander.params(part.kind.params, part.params))
    raised = spec.elevated and not host.system().elevated
    return Plan(
        spec.id,
        spec.title,
        spec.article,
        host.source,
        host.label,
        _as_whom(host),
        tuple(s._replace(elevated=s.elevated or (raised and s.kind in RAISED)) for s in steps),
        spec.risk,
        spec.required,
        spec.wait,
    )


def _as_whom(host: Host) -> str:
    system = host.system()
    rights = "with" if system.elevated else "without"
    return f"{system.user or 'this user'}, {rights} administrator rights"
