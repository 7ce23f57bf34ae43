"""What can happen in a triage session: one frozen value a kind."""

from __future__ import annotations

from ..model import ActionResult, Answer, CheckResult
from ..record import Record

USER = "user"
"""Under which name the machine's user is observed."""
SYSTEM, ZONE, RIGHTS = "system", "zone", "rights"
"""Under which names its operating system, its time zone and this program's rights are."""
PLAIN = frozenset((SYSTEM, ZONE, RIGHTS))
"""Values that name nobody."""


class KbUsed(Record):
    """A knowledge base that answered."""

    id: str
    version: str
    title: str = ""


class Started(Record):
    """A face began, or went on with the session."""

    face: str
    """chat, ask, check, fix or sessions."""
    program: str
    """The program's version."""
    kbs: tuple[KbUsed, ...] = ()
    system: str = ""
    """The operating system that the program runs on."""


class OnMachine(Record):
    """From here on this machine was looked at."""

    source: str
    """``live``, ``practice:NAME``, or which bundle."""
    label: str
    platform: str


class QuestionAsked(Record):
    """What the person said."""

    text: str


class Answered(Record):
    """What the engine made of it: matches with their scores, the question back."""

    answer: Answer
    understood: str = ""
    """What the person's words were taken for: see `engine.followup.Reply`."""


class Decided(Record):
    """What the answer came to, and who decided."""

    decision: str
    """answer, clarify or abstain."""
    article: str = ""
    title: str = ""
    kb: str = ""
    by: str = "words"
    """words, checks, person (a choice) or next (the one before did not help)."""


class Observed(Record):
    """Something seen that counted, or a value read off the machine."""

    name: str
    """The check, or the variable."""
    value: str
    article: str = ""
    """Which article it speaks for or against."""
    speaks: str = ""
    """for, against, or "" where it is a value."""


class Checked(Record):
    """A check came to its result."""

    result: CheckResult


class PlannedStep(Record):
    """A step as it was shown."""

    text: str
    call: str
    undo: str = ""


class FixPlanned(Record):
    """A fix's plan was shown."""

    action: str
    title: str
    article: str
    machine: str
    hash: str
    risk: str
    steps: tuple[PlannedStep, ...] = ()


class Consented(Record):
    """The person said yes or no to a plan."""

    plan: str
    """Its hash."""
    agreed: bool


class Fixed(Record):
    """A fix came to its end, whichever."""

    result: ActionResult


class Noted(Record):
    """The engineer wrote something down."""

    text: str


class Outcome(Record):
    """The person said how it ended."""

    solved: bool
    article: str = ""
    kb: str = ""


class Tagged(Record):
    """A tag was put on the session, or taken off."""

    tag: str
    removed: bool = False


class Foreign(Record):
    """An event of a kind that this version does not know; kept as it is."""

    data: str
    """Its JSON."""


KINDS: dict[str, type[Record]] = {
    "started": Started,
    "machine": OnMachine,
    "question": QuestionAsked,
    "answer": Answered,
    "decision": Decided,
    "observation": Observed,
    "check": Checked,
    "plan": FixPlanned,
    "consent": Consented,
    "action": Fixed,
    "note": Noted,
    "outcome": Outcome,
    "tag": Tagged,
}
"""Kind, as it stands in the store -> its value."""
NAMES: dict[type, str] = {value: kind for kind, value in KINDS.items()}
