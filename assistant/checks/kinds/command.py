"""What a program prints and how it ends; the last resort.

The program and its arguments are a list; no shell is involved. Commands of a knowledge base run
only if the user has allowed them, since a knowledge base may come from anybody.
"""

from __future__ import annotations

from ...host.limits import left
from ...host.values import HostError
from ...model import Evidence
from ...record import Record
from ...text import one_line
from .. import schema
from ..kind import Look, Seen

TOUCHES = "local"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
command: [pumpctl, status]
expect: output ~ ready
pass: The pump is ready.
fail: 'It says: {output}'
"""


class Params(Record):
    """What to run."""

    argv: tuple[str, ...] = schema.argv("the program and its arguments")


class Facts(Record):
    """What is told."""

    status: int = schema.fact("its exit status")
    output: str = schema.fact("what it prints on standard output, as one line")
    errors: str = schema.fact("what it prints on standard error, as one line")
    lines: int = schema.fact("how many lines it prints on standard output")
    value: float | None = schema.fact("its output, where that is a number")


def probe(look: Look, params: Params) -> Seen:
    """Run it."""
    if not look.trusted:
        raise HostError(
            "not_collected", "commands of this knowledge base are not allowed (--allow-commands)"
        )
    output = look.host.run(params.argv, max(0.1, left(30) - 0.2))
    shown = one_line(output.out, 500)
    facts = Facts(
        output.code, shown, one_line(output.err, 500), len(output.out.splitlines()), _number(shown)
    )
    excerpt = shown or one_line(output.err, 200)
    evidence = Evidence(" ".join(params.argv), f"exit status {output.code}", excerpt)
    return Seen(facts, f"exit status {output.code}", (evidence,))


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
