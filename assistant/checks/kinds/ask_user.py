"""A question that only a person can answer, with the choices that decide.

Nothing is concluded while nobody has answered.
"""

from __future__ import annotations

from ...host.values import HostError
from ...model import Evidence
from ...record import Record
from .. import schema
from ..kind import Look, Seen

TOUCHES = "none"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
ask_user:
  question: Which colour does the lamp show?
  choices: {green: It is green, red: It is red, dark: It is dark}
outcomes:
  - {when: choice = green, state: pass, message: The lamp is green.}
  - {state: fail, message: 'The lamp is {choice}, so there is no connection.'}
"""


class Params(Record):
    """What to ask."""

    question: str = schema.text("the question", required=True)
    choices: tuple[tuple[str, str], ...] = schema.choices("short names and what they stand for")
    help: str = schema.text("how to find out")


class Facts(Record):
    """What is told."""

    choice: str = schema.fact("short name of the answer")


def probe(look: Look, params: Params) -> Seen:
    """Take the answer that was given."""
    given = look.answers.get(look.check) or look.host.person(look.check)
    texts = dict(params.choices)
    if given is None:
        names = "|".join(texts)
        how = f"--answer {look.check}={names}"
        raise HostError("not_collected", f"only a person can tell: {params.question} ({how})")
    if given not in texts:
        raise HostError("not_collected", f"the answer is one of: {', '.join(texts)}")
    return Seen(Facts(given), texts[given], (Evidence("answer", params.question, texts[given]),))
