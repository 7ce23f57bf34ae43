"""One check by itself, without an article and a knowledge base: to try it out."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import AssistantError, Exit
from ..host.base import Host
from ..kb.bounds import Bounds
from ..kb.problem import Problem
from ..model import Block, CheckResult
from ..record import TYPE_CHECKING
from .kind import Kind, Look, Seen
from .message import show
from .reach_lint import named_places
from .read import read_check
from .run import Run, Settings
from .schema import ToldFact
from .spec import CheckSpec, Outcome

if TYPE_CHECKING:
    from typing import Any

_NAME = "try"
_OPEN = ("no-outcome", "no-title")
"""What a check that is only tried may lack."""


SEEN = Outcome((), "", "pass", "{actual}")
"""Of a check without outcomes: whatever was seen is told, and judged by nobody."""


class _Noting(Kind):
    """A kind that keeps what its probe has seen."""

    seen: Seen | None = None

    def probe(self, look: Look, params: Mapping[str, Any]) -> Seen:
        self.seen = super().probe(look, params)
        return self.seen


def read_single(source: str, declared: Mapping[str, Any]) -> CheckSpec:
    """The check that a block's YAML describes; without outcomes it passes with what was seen.

    Args:
        source: the YAML of a block.
        declared: variables and signatures that it may use.

    Raises:
        AssistantError: it is not written right.
    """
    problems: list[Problem] = []
    spec = read_check(Block("check", 0, source, _NAME), "", "", declared, problems.append)
    wrong = next((p for p in problems if p.code not in _OPEN and p.severity == "error"), None)
    if wrong or spec.kind is None:
        told = wrong or problems[0]
        where = f" (line {told.line})" if "\n" in source.strip() and told.line else ""
        raise AssistantError(
            "bad-check", f"{told.message}{where}", hint=told.hint, exit_code=Exit.USAGE
        )
    outcomes = spec.outcomes or (SEEN,)
    return spec._replace(outcomes=outcomes, fault="", title=spec.kind.name)


def try_check(
    spec: CheckSpec, host: Host, declared: Mapping[str, Any], settings: Settings
) -> tuple[CheckResult, tuple[ToldFact, ...]]:
    """Its result on `host`, and all facts. Places that the check names may be read."""
    assert spec.kind is not None  # noqa: S101 - read_single has seen to it
    noting = _Noting(spec.kind.name, spec.kind.module)
    places = tuple(named_places(spec.kind.params, spec.params))
    reads = (*settings.reads, *(p for p in places if p.startswith(("/", "~"))))
    run = Run(
        [spec._replace(kind=noting)], host, declared, settings._replace(reads=reads), Bounds(places)
    )
    (result,) = run.stream()
    return result, _facts(noting)


def _facts(kind: _Noting) -> tuple[ToldFact, ...]:
    if kind.seen is None:
        return ()
    values = kind.seen.facts._asdict()
    return tuple(
        ToldFact(name, show(values[name], fact.unit), fact.doc) for name, fact in kind.facts.items()
    )
