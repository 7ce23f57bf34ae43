"""What happens in a chat, as frozen values: a face shows them, `--events` prints them as JSON.

They carry the program's own values; `render.chat_events` says what a script gets of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..actions.kind import Step
from ..actions.plan import Plan
from ..checks.spec import CheckSpec
from ..model import ActionResult, Answer, CheckResult, Match, StepResult
from .states import ChatState


@dataclass(frozen=True, slots=True)
class MachineSelected:
    """From now on this machine is looked at."""

    source: str
    label: str


@dataclass(frozen=True, slots=True)
class ArticleFound:
    """An article is the answer."""

    answer: Answer
    """Its first match is the article."""
    article: Mapping[str, Any]
    by: str
    """words, checks, person (it was picked) or next (after another one did not help)."""
    checks: Mapping[str, CheckSpec] = field(default_factory=dict)
    """All that the article declares, by their ids."""
    looks: tuple[str, ...] = ()
    """Those that are looked at now, without being asked for."""


@dataclass(frozen=True, slots=True)
class ChoiceAsked:
    """One of some choices is asked for; a number picks one."""

    text: str
    choices: tuple[str, ...]
    matches: tuple[Match, ...] = ()
    """The articles that the choices stand for; none where a value is asked for."""


@dataclass(frozen=True, slots=True)
class NothingFits:
    """No article fits; a number picks one of the nearest all the same."""

    nearest: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class CheckDone:
    """A check came to its result."""

    result: CheckResult


@dataclass(frozen=True, slots=True)
class FixOffered:
    """A fix that can run on this machine; "yes" shows its plan."""

    action: str
    title: str
    risk: str = "safe"
    """safe, caution or destructive."""


@dataclass(frozen=True, slots=True)
class PlanShown:
    """A plan that waits for consent; where it does not wait, what follows says why."""

    plan: Plan


@dataclass(frozen=True, slots=True)
class StepChanged:
    """A step of a fix begins, or has ended."""

    number: int
    step: Step
    result: StepResult | None
    """None where it begins."""


@dataclass(frozen=True, slots=True)
class FixVerified:
    """Steps were run, and the checks were asked again."""

    result: ActionResult


@dataclass(frozen=True, slots=True)
class FixLeft:
    """No step of a fix was begun: it was declined, put aside, blocked, or there was no need."""

    action: str
    text: str
    """Why, for a person."""


@dataclass(frozen=True, slots=True)
class TicketWritten:
    """A ticket for support, as text or in a file."""

    format: str
    text: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Anything else that is said."""

    text: str


@dataclass(frozen=True, slots=True)
class Failed:
    """Something could not be done."""

    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Ready:
    """The last event of every input, and of the start."""

    state: ChatState
    intent: str | None
    """What the input was taken for; None at the start."""


ChatEvent = (
    MachineSelected
    | ArticleFound
    | ChoiceAsked
    | NothingFits
    | CheckDone
    | FixOffered
    | PlanShown
    | StepChanged
    | FixVerified
    | FixLeft
    | TicketWritten
    | Spoken
    | Failed
    | Ready
)
